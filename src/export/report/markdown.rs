//! The report as Markdown: queries first, then the article with a footnote at each claim, then lists and tables.
//!
//! Footnotes and pipe tables as pandoc, GitHub and most other readers know them.

use super::claims::ReportClaim;
use super::markup::{in_markdown, link_target, written};
use super::pieces::{HandoverPart, ReportBit, ReportPiece, ReportRow, ReportWords};
use super::runs::{MarkedRun, cells, level, runs};
use super::{ArticleState, ReviewReport, parts, proof, sums};
use crate::article::{Article, Block, BlockKind, InlineStyle, Part};
use crate::text::{SafeText, capital, one_line, shown_address};
use std::fmt::Write;

/// The whole report.
pub fn report(report: &ReviewReport<'_>) -> String {
    let mut out = head(report);
    let [facts, log, queries, sign_off] = parts::parts(report);
    out += &part(&queries);
    out += &copy(report);
    out += &part(&log);
    // The notes of the copy hold what the list of facts holds; it is made where there is no copy.
    if report.article.is_none() {
        out += &part(&facts);
    }
    out += &part(&sign_off);
    out + &notes(report)
}

/// Queries to the author, and what to read back to each source.
pub fn queries(report: &ReviewReport<'_>) -> String {
    let parts = parts::by_source(report);
    head(report) + &parts.iter().map(part).collect::<String>()
}

/// Numbers, dates, names and titles.
pub fn facts(report: &ReviewReport<'_>) -> String {
    head(report) + &part(&parts::underlined(report))
}

/// Title, where the article is, and the counts.
fn head(report: &ReviewReport<'_>) -> String {
    let document = report.document;
    let mut out = format!(
        "# Source check: {}\n\n",
        in_markdown(&one_line(report.title()))
    );
    let of = [&document.byline, &document.publisher, &document.published];
    let known: Vec<String> = of
        .into_iter()
        .flatten()
        .map(|text| in_markdown(&one_line(text)))
        .collect();
    let url = document.url.as_deref().and_then(link_target);
    let url = url.map(|url| format!("<{}>", target(url)));
    let line: Vec<String> = known.into_iter().chain(url).collect();
    if !line.is_empty() {
        out += &(line.join(" · ") + "\n\n");
    }
    out += &(in_markdown(&sums::counts_line(report)) + "\n\n");
    if let Some(why) = state(report.state) {
        let _ = writeln!(out, "*{why}*\n");
    }
    out
}

/// What to know of the article, where it is not as it was decided on.
pub const fn state(state: ArticleState) -> Option<&'static str> {
    match state {
        ArticleState::Same => None,
        ArticleState::Changed => {
            Some("The article was changed since the checklist was saved; it is shown as it is now.")
        }
        ArticleState::Gone => {
            Some("The article could not be read: this report is made of the checklist alone.")
        }
    }
}

/// The article with the mark of a note behind each claim; without the article, each claim with its mark.
fn copy(report: &ReviewReport<'_>) -> String {
    let mut out = "## Annotated copy\n\n".to_owned();
    if let Some(article) = report.article {
        for block in &article.blocks {
            out += &self::block(report, article, block);
        }
    }
    let left = report.without_place();
    if report.article.is_some() && !left.is_empty() {
        out += "### No longer in the article\n\n";
    }
    for claim in left {
        let _ = writeln!(
            out,
            "> {}[^{}]\n",
            in_markdown(&claim.words()),
            claim.label()
        );
    }
    out
}

fn block(report: &ReviewReport<'_>, article: &Article, block: &Block) -> String {
    let words = || -> String {
        let runs = runs(article, &report.claims, block.span);
        runs.iter()
            .map(run)
            .collect::<String>()
            .replace("\\\n", "\\\n  ")
    };
    let quoted = "> ".repeat(block.quoted.into());
    match &block.kind {
        BlockKind::Heading(_) => {
            let level = level(block).unwrap_or(6);
            format!("{quoted}{} {}\n\n", "#".repeat(level.into()), words())
        }
        BlockKind::Rule => format!("{quoted}* * *\n\n"),
        BlockKind::Table(_) => table(report, article, block),
        BlockKind::Code => code(report, article, block),
        BlockKind::Paragraph | BlockKind::Item(_) if block.part == Part::Matter => {
            format!(
                "{quoted}*{}*\n\n",
                in_markdown(&one_line(block.span.of(&article.text)))
            )
        }
        BlockKind::Paragraph => format!("{quoted}{}\n\n", words()),
        BlockKind::Item(marker) => {
            let indent = "    ".repeat(usize::from(block.listed.saturating_sub(1)));
            let ordered =
                marker.ends_with(['.', ')']) && marker.starts_with(|c: char| c.is_ascii_digit());
            let marker = match marker.as_str() {
                number if ordered => number.to_owned(),
                note if block.part == Part::Note => in_markdown(note),
                _ => "-".to_owned(),
            };
            format!("{indent}{quoted}{marker} {}\n\n", words())
        }
    }
}

/// One stretch, with what it is set off by; marks of notes stand behind it.
fn run(run: &MarkedRun<'_>) -> String {
    let hard_break = |text: &str| {
        text.split('\n')
            .map(in_markdown)
            .collect::<Vec<_>>()
            .join("\\\n")
    };
    let (before, bare, behind) = trimmed(run.text);
    let mut words = hard_break(bare);
    if !bare.is_empty() {
        for style in &run.styles {
            words = match style {
                InlineStyle::Emphasis => format!("*{words}*"),
                InlineStyle::Strong => format!("**{words}**"),
                InlineStyle::Struck => format!("~~{words}~~"),
                InlineStyle::Code => words,
            };
        }
        if let Some(url) = run.link.and_then(link_target) {
            words = format!("[{words}](<{}>)", target(url));
        }
    }
    let marks = written(&run.ends, |claim| mark(claim));
    format!("{before}{words}{marks}{behind}")
}

/// The mark of the note on a claim.
fn mark(claim: &ReportClaim) -> String {
    format!("[^{}]", claim.label())
}

/// A text with the blanks around it apart: no mark-up begins or ends at a blank.
fn trimmed(text: &str) -> (&str, &str, &str) {
    let bare = text.trim_matches(' ');
    let start = text.len() - text.trim_start_matches(' ').len();
    let (before, rest) = text.split_at_checked(start).unwrap_or(("", text));
    (before, bare, rest.get(bare.len()..).unwrap_or(""))
}

fn table(report: &ReviewReport<'_>, article: &Article, block: &Block) -> String {
    let mut out = String::new();
    for (nth, row) in cells(article, block).into_iter().enumerate() {
        let words = |span| {
            runs(article, &report.claims, span)
                .iter()
                .map(run)
                .collect::<String>()
        };
        let cells: Vec<String> = row.iter().map(|span| words(*span)).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
        if nth == 0 {
            let _ = writeln!(out, "|{}", "---|".repeat(cells.len()));
        }
    }
    out + "\n"
}

/// Preformatted lines; marks of notes do not work in them, so they follow.
fn code(report: &ReviewReport<'_>, article: &Article, block: &Block) -> String {
    let lines = SafeText::sanitize_lines(block.span.of(&article.text));
    let lines = written(lines.as_str().lines(), |line| format!("    {line}\n"));
    let runs = runs(article, &report.claims, block.span);
    let marks = written(runs.iter().flat_map(|run| &run.ends), |claim| mark(claim));
    if marks.is_empty() {
        format!("{lines}\n")
    } else {
        format!("{lines}\n{marks}\n\n")
    }
}

/// The notes, in the order of the claims.
fn notes(report: &ReviewReport<'_>) -> String {
    report.claims.iter().map(note).collect()
}

fn note(claim: &ReportClaim) -> String {
    let standing = capital(claim.standing().name());
    let ground = claim.ground().map(|ground| format!(", {ground}"));
    let ground = in_markdown(&ground.unwrap_or_default());
    let mut out = format!(
        "[^{}]: **{} {standing}**{ground}.",
        claim.label(),
        claim.number
    );
    let who = claim.who().map(|who| format!("who says it: {who}"));
    let said = who.into_iter().chain(claim.remarks()).chain(claim.note());
    for words in said.chain(claim.suggested()) {
        let _ = write!(out, " {}", in_markdown(&capital(&words)));
        let ends = words.ends_with(['.', '!', '?', '…']);
        out.push_str(if ends { "" } else { "." });
    }
    for evidence in &claim.record.evidence {
        let _ = write!(out, " {}.", capital(&line(&proof::words(evidence))));
    }
    if let Some(signed) = claim.signed() {
        let _ = write!(out, " – {}", in_markdown(&signed));
    }
    out + "\n\n"
}

fn part(part: &HandoverPart) -> String {
    let mut out = format!("## {}\n\n", part.title);
    for piece in &part.pieces {
        match piece {
            ReportPiece::Heading(words) => {
                let _ = writeln!(out, "### {}\n", in_markdown(words));
            }
            ReportPiece::Text(words) => {
                let _ = writeln!(out, "{}\n", line(words));
            }
            ReportPiece::List(items) => {
                for item in items {
                    let _ = writeln!(out, "- {}", line(item));
                }
                out.push('\n');
            }
            ReportPiece::Table(head, rows) => {
                let _ = writeln!(
                    out,
                    "| {} |\n|{}",
                    head.join(" | "),
                    "---|".repeat(head.len())
                );
                out.extend(rows.iter().map(row));
                out.push('\n');
            }
        }
    }
    out
}

fn row(row: &ReportRow) -> String {
    let cell = |lines: &Vec<ReportWords>| {
        let lines: Vec<String> = lines
            .iter()
            .map(line)
            .filter(|line| !line.is_empty())
            .collect();
        lines.join("; ")
    };
    let cells: Vec<String> = row.cells.iter().map(cell).collect();
    format!("| {} |\n", cells.join(" | "))
}

fn line(words: &ReportWords) -> String {
    words.iter().map(bit).collect()
}

fn bit(bit: &ReportBit) -> String {
    match bit {
        ReportBit::Words(words) => in_markdown(words),
        ReportBit::Strong(words) => {
            let (before, bare, behind) = trimmed(words);
            format!("{before}**{}**{behind}", in_markdown(bare))
        }
        ReportBit::Claim(number) => number.to_string(),
        ReportBit::Address(url) => match link_target(url) {
            Some(url) => format!("<{}>", target(url)),
            None => in_markdown(&shown_address(url)),
        },
        ReportBit::Stands(standing) => standing.to_string(),
        ReportBit::Room => " Answer: \\_\\_\\_\\_\\_\\_".to_owned(),
    }
}

/// An address between angle brackets, where no bracket may be, and no bar in a table.
fn target(url: &str) -> String {
    let safe = SafeText::sanitize(url).into_string();
    safe.replace(['<', '>', '|', '\\'], "")
}

//! The report as one page of the web with everything in it: the article with notes in its margin, the source map, lists
//! and tables. Reads without scripts and loads nothing; all text of the article is escaped.

use super::claims::ReportClaim;
use super::markup::{escaped, link_target, written};
use super::pieces::{HandoverPart, ReportBit, ReportPiece, ReportRow, ReportWords};
use super::runs::{MarkedRun, beginning_in, cells, level, runs};
use super::standing::Standing;
use super::{ReviewReport, markdown, parts, proof, source_map, sums};
use crate::article::{Article, Block, BlockKind, InlineStyle, Part};
use crate::checklist::Document;
use crate::text::{Span, shown_address};
use std::fmt::Write;

const STYLE: &str = include_str!("../../../config/report.css");
const SCRIPT: &str = include_str!("../../../config/report.js");
/// Nothing is loaded, sent or embedded, whatever the text holds (Content Security Policy, level 3).
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

/// The whole page.
pub fn page(report: &ReviewReport<'_>) -> String {
    let [facts, log, queries, sign_off] = parts::parts(report);
    let language = report.document.language.as_deref().unwrap_or("en");
    let title = escaped(report.title());
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <title>Source check: {title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#copy\">To the article</a>\n",
        escaped(language)
    );
    out += &header(report);
    out += "<main>\n";
    out += &copy(report);
    out += &part(&facts, "claims", "");
    out += &part(&log, "log", &source_map::figure(report));
    out += &part(&queries, "", "");
    out += &part(&sign_off, "", "");
    out += "</main>\n<footer><p>Made with sourcecheck. A status says what the article shows its readers, never whether a claim is true.</p></footer>\n";
    let _ = write!(out, "<script>\n{SCRIPT}</script>\n</body>\n</html>\n");
    out
}

/// Title, where the article is, counts, contents and legend.
fn header(report: &ReviewReport<'_>) -> String {
    let document = report.document;
    let mut out = format!(
        "<header>\n<p class=\"kicker\">Source check</p>\n<h1>{}</h1>\n",
        escaped(report.title())
    );
    let known = [&document.byline, &document.publisher, &document.published];
    let known = known.into_iter().flatten().map(|text| escaped(text));
    let line: Vec<String> = known.chain(original(document)).collect();
    if !line.is_empty() {
        let _ = writeln!(out, "<p class=\"meta\">{}</p>", line.join(" · "));
    }
    let _ = writeln!(
        out,
        "<p class=\"counts\">{}</p>",
        escaped(&sums::counts_line(report))
    );
    if let Some(why) = markdown::state(report.state) {
        let _ = writeln!(out, "<p class=\"state\">{}</p>", escaped(why));
    }
    out += "<ul class=\"legend\" aria-label=\"Legend\">\n";
    for (standing, n) in parts::legend(report) {
        let (style, sign) = (standing.style(), standing.sign());
        let _ = writeln!(
            out,
            "<li class=\"chip {style}\"><span class=\"sign\" aria-hidden=\"true\">{sign}</span> {standing} {n}</li>"
        );
    }
    out += "</ul>\n<div class=\"legend filters\" role=\"group\" aria-label=\"Show only\" hidden><span>Show only</span>\n";
    for (standing, _) in parts::legend(report) {
        let style = standing.style();
        let _ = writeln!(
            out,
            "<button type=\"button\" aria-pressed=\"false\" data-standing=\"{style}\">{standing}</button>"
        );
    }
    out += "</div>\n<nav aria-label=\"Contents\">";
    for (name, title) in [
        ("copy", "Annotated copy"),
        ("facts", "List of facts"),
        ("sources", "Sources"),
        ("queries", "Queries to the author"),
        ("sign-off", "Sign-off"),
    ] {
        let _ = write!(out, "<a href=\"#{name}\">{title}</a> ");
    }
    out + "</nav>\n</header>\n"
}

/// The article, block beside the notes on it.
fn copy(report: &ReviewReport<'_>) -> String {
    let mut out = "<section id=\"copy\">\n<h2>Annotated copy</h2>\n".to_owned();
    if let Some(article) = report.article {
        for block in &article.blocks {
            let notes: String = beginning_in(&report.claims, block).map(note).collect();
            let _ = writeln!(
                out,
                "<div class=\"row\">\n<div class=\"copy\">{}</div>",
                self::block(report, article, block)
            );
            if !notes.is_empty() {
                let _ = writeln!(out, "<div class=\"notes\">\n{notes}</div>");
            }
            out += "</div>\n";
        }
    }
    let left = report.without_place();
    if report.article.is_some() && !left.is_empty() {
        out += "<h3>No longer in the article</h3>\n";
    }
    for claim in left {
        let (id, style) = (claim.label(), claim.standing().style());
        let words = escaped(&claim.words());
        let _ = writeln!(
            out,
            "<div class=\"row\">\n<div class=\"copy\"><p><mark id=\"{id}\" class=\"{style}\" data-standing=\"{style}\">{words}{}</mark></p></div>\n<div class=\"notes\">\n{}</div>\n</div>",
            number(claim),
            note(claim)
        );
    }
    out + "</section>\n"
}

fn block(report: &ReviewReport<'_>, article: &Article, block: &Block) -> String {
    let words = |span: Span| -> String {
        let runs = runs(article, &report.claims, span);
        runs.iter()
            .map(run)
            .collect::<String>()
            .replace('\n', "<br>")
    };
    let quoted = if block.quoted > 0 { " quoted" } else { "" };
    let part = block.part.name();
    match &block.kind {
        BlockKind::Heading(_) => {
            let level = level(block).unwrap_or(6);
            format!("<h{level}>{}</h{level}>", words(block.span))
        }
        BlockKind::Rule => "<hr>".to_owned(),
        BlockKind::Code => format!("<pre>{}</pre>", words(block.span).replace("<br>", "\n")),
        BlockKind::Table(_) => table(article, block, &words),
        BlockKind::Paragraph if block.listed > 0 => {
            format!(
                "<p class=\"{part}{quoted} depth-{}\">{}</p>",
                depth(block) + 1,
                words(block.span)
            )
        }
        BlockKind::Paragraph => format!("<p class=\"{part}{quoted}\">{}</p>", words(block.span)),
        BlockKind::Item(marker) => format!(
            "<p class=\"{part}{quoted} item depth-{}\"><span>{}</span><span>{}</span></p>",
            depth(block),
            escaped(marker),
            words(block.span)
        ),
    }
}

/// How deep in lists a block is, as far as that is shown.
fn depth(block: &Block) -> u8 {
    block
        .listed
        .clamp(1, if block.part == Part::Note { 1 } else { 3 })
}

fn table(article: &Article, block: &Block, words: &impl Fn(Span) -> String) -> String {
    let mut out = "<div class=\"scroll\"><table>".to_owned();
    for (nth, row) in cells(article, block).into_iter().enumerate() {
        let tag = if nth == 0 { "th" } else { "td" };
        let cells = written(row, |span| format!("<{tag}>{}</{tag}>", words(span)));
        let _ = write!(out, "<tr>{cells}</tr>");
    }
    out + "</table></div>"
}

/// One stretch in its tags, all of which are closed again.
fn run(run: &MarkedRun<'_>) -> String {
    let mut words = escaped(run.text);
    for style in &run.styles {
        let tag = match style {
            InlineStyle::Emphasis => "em",
            InlineStyle::Strong => "strong",
            InlineStyle::Code => "code",
            InlineStyle::Struck => "s",
        };
        words = format!("<{tag}>{words}</{tag}>");
    }
    if let Some(url) = run.link.and_then(link_target) {
        words = format!(
            "<a href=\"{}\" rel=\"noopener noreferrer\">{words}</a>",
            escaped(url)
        );
    }
    words += &run
        .ends
        .iter()
        .map(|claim| number(claim))
        .collect::<String>();
    let Some(claim) = run.claim else {
        return words;
    };
    let style = claim.standing().style();
    let is_begun = run.begins.iter().find(|begun| begun.number == claim.number);
    let id = is_begun.map_or_else(String::new, |claim| format!(" id=\"{}\"", claim.label()));
    let others = run
        .begins
        .iter()
        .filter(|begun| begun.number != claim.number);
    let others = written(others, |c| format!("<span id=\"{}\"></span>", c.label()));
    format!("{others}<mark{id} class=\"{style}\" data-standing=\"{style}\">{words}</mark>")
}

/// The raised number of a claim, which leads to its note.
fn number(claim: &ReportClaim) -> String {
    let (number, standing) = (claim.number, claim.standing());
    format!(
        "<a class=\"number\" href=\"#note-{number}\" aria-label=\"claim {number}, {standing}\">{number}</a>"
    )
}

/// The note beside the article.
fn note(claim: &ReportClaim) -> String {
    let (standing, number) = (claim.standing(), claim.number);
    let (style, sign, id) = (standing.style(), standing.sign(), claim.label());
    let ground = claim
        .ground()
        .map_or_else(String::new, |ground| format!(", {ground}"));
    let by = claim.record.by.as_deref().map_or_else(String::new, |by| {
        format!(" <span class=\"by\">{}</span>", escaped(by))
    });
    let mut out = format!(
        "<aside id=\"note-{number}\" class=\"{style}\" data-standing=\"{style}\" aria-label=\"Claim {number}\"><p class=\"stands\"><a href=\"#{id}\">{number}</a> <span class=\"sign\" aria-hidden=\"true\">{sign}</span> {standing}{}{by}</p>",
        escaped(&ground)
    );
    let mut line = |class: &str, words: String| {
        if !words.is_empty() {
            let class = if class.is_empty() {
                String::new()
            } else {
                format!(" class=\"{class}\"")
            };
            let _ = write!(out, "<p{class}>{words}</p>");
        }
    };
    line("", escaped(&claim.who().unwrap_or_default()));
    line("", escaped(&claim.remarks().join("; ")));
    line("", escaped(&claim.note().unwrap_or_default()));
    for evidence in &claim.record.evidence {
        line("", self::words(&proof::brief(evidence)));
    }
    line("foot", escaped(&claim.suggested().unwrap_or_default()));
    out + "</aside>\n"
}

/// A part behind the copy; its tables have this class, and a figure may precede them.
fn part(part: &HandoverPart, class: &str, figure: &str) -> String {
    let mut out = format!(
        "<section id=\"{}\" class=\"part\">\n<h2>{}</h2>\n{figure}",
        part.name, part.title
    );
    for piece in &part.pieces {
        match piece {
            ReportPiece::Heading(text) => {
                let _ = writeln!(out, "<h3>{}</h3>", escaped(text));
            }
            ReportPiece::Text(text) => {
                let _ = writeln!(out, "<p>{}</p>", words(text));
            }
            ReportPiece::List(items) => {
                let items = written(items, |item| format!("<li>{}</li>\n", words(item)));
                let _ = writeln!(out, "<ul>\n{items}</ul>");
            }
            ReportPiece::Table(head, rows) => {
                let cells = written(*head, |name| format!("<th scope=\"col\">{name}</th>"));
                let is_headed = head.iter().any(|name| !name.is_empty());
                let cells = if is_headed {
                    format!("<thead><tr>{cells}</tr></thead>")
                } else {
                    String::new()
                };
                let rows: String = rows.iter().map(|row| self::row(head, row)).collect();
                let _ = writeln!(
                    out,
                    "<div class=\"scroll\"><table class=\"{class}\">{cells}<tbody>\n{rows}</tbody></table></div>"
                );
            }
        }
    }
    out + "</section>\n"
}

fn row(head: &[&str], row: &ReportRow) -> String {
    let cell = |(name, lines): (&&str, &Vec<ReportWords>)| {
        let lines: Vec<String> = lines
            .iter()
            .map(words)
            .filter(|line| !line.is_empty())
            .collect();
        let body = match lines.as_slice() {
            [one] => one.clone(),
            several => written(several, |line| format!("<p>{line}</p>")),
        };
        format!("<td data-head=\"{name}\">{body}</td>")
    };
    let cells: String = head.iter().zip(&row.cells).map(cell).collect();
    let standing = row.standing.map(Standing::style);
    let standing = standing.map_or_else(String::new, |style| format!(" data-standing=\"{style}\""));
    format!("<tr{standing}>{cells}</tr>\n")
}

fn words(words: &ReportWords) -> String {
    words.iter().map(bit).collect()
}

fn bit(bit: &ReportBit) -> String {
    match bit {
        ReportBit::Words(words) => escaped(words),
        ReportBit::Strong(words) => format!("<strong>{}</strong>", escaped(words)),
        ReportBit::Claim(number) => format!("<a href=\"#note-{number}\">{number}</a>"),
        ReportBit::Address(url) => address(url),
        ReportBit::Stands(standing) => {
            let (style, sign) = (standing.style(), standing.sign());
            format!(
                "<span class=\"chip {style}\"><span class=\"sign\" aria-hidden=\"true\">{sign}</span> {standing}</span>"
            )
        }
        ReportBit::Room => "<span class=\"room\"><span>Answer:</span></span>".to_owned(),
    }
}

/// An address: a link where it leads to a page of the web, with the host that a browser would ask.
fn address(url: &str) -> String {
    let shown = escaped(&shown_address(url));
    match link_target(url) {
        Some(url) => format!(
            "<a href=\"{}\" rel=\"noopener noreferrer\">{shown}</a>",
            escaped(url)
        ),
        None => shown,
    }
}

/// The address of the article, with when it was read and where a copy is (attributes after robustlinks.mementoweb.org).
fn original(document: &Document) -> Option<String> {
    let link = address(document.url.as_deref()?);
    let copy = document.archive_url.as_deref().and_then(link_target);
    let copy = copy.map(|url| format!(" data-versionurl=\"{}\"", escaped(url)));
    let day = document
        .retrieved
        .map(|at| format!(" data-versiondate=\"{}\"", proof::day(at)));
    let more: String = copy.into_iter().chain(day).collect();
    Some(link.replacen("<a ", &format!("<a{more} "), 1))
}

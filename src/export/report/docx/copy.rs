//! The annotated copy: each claim shaded by its standing, with its number, and a comment on it.

use super::words::{Hyperlinks, paragraph, plain_run, run, shading};
use super::{HEAD, NAMESPACES};
use crate::article::{Article, Block, BlockKind, InlineStyle, Part};
use crate::export::report::markup::escaped;
use crate::export::report::pieces::{ReportBit, ReportWords};
use crate::export::report::runs::{MarkedRun, cells, level, runs};
use crate::export::report::{ReportClaim, ReviewReport, markdown, parts, proof, sums};
use crate::text::{Span, capital, shown_address};
use std::fmt::Write;

/// Counts, legend and the article.
pub fn copy(report: &ReviewReport<'_>, links: &mut Hyperlinks) -> String {
    let document = report.document;
    let by = [&document.byline, &document.publisher];
    let known = by.into_iter().chain([&document.published, &document.url]);
    let known: Vec<&str> = known.flatten().map(String::as_str).collect();
    let mut out = paragraph("Meta", &plain_run(&known.join(" · ")));
    out += &paragraph("Meta", &plain_run(&sums::counts_line(report)));
    if let Some(why) = markdown::state(report.state) {
        out += &paragraph("Meta", &run("<w:b/>", why));
    }
    let legend = parts::legend(report).into_iter().map(|(standing, n)| {
        let words = format!(" {} {standing} {n} ", standing.sign());
        run(&shading(standing), &words) + &plain_run("  ")
    });
    out += &paragraph("Meta", &legend.collect::<String>());
    out += &paragraph("Heading1", &plain_run("Annotated copy"));
    let mut writer = CopyWriter { report, links };
    if let Some(article) = report.article {
        for block in &article.blocks {
            out += &writer.block(article, block);
        }
    }
    let left = report.without_place();
    if report.article.is_some() && !left.is_empty() {
        out += &paragraph("Heading2", &plain_run("No longer in the article"));
    }
    for claim in left {
        let words = begin(claim) + &run(&shading(claim.standing()), &claim.words()) + &end(claim);
        out += &paragraph("Quote", &words);
    }
    out
}

struct CopyWriter<'r, 'l> {
    report: &'r ReviewReport<'r>,
    links: &'l mut Hyperlinks,
}

impl CopyWriter<'_, '_> {
    fn block(&mut self, article: &Article, block: &Block) -> String {
        match &block.kind {
            BlockKind::Heading(_) => {
                let style = format!("Heading{}", level(block).unwrap_or(6).min(4) - 1);
                paragraph(&style, &self.words(article, block.span))
            }
            BlockKind::Rule => paragraph("Meta", &plain_run("* * *")),
            BlockKind::Code => paragraph("Code", &self.words(article, block.span)),
            BlockKind::Table(_) => self.table(article, block),
            BlockKind::Paragraph => paragraph(style(block), &self.words(article, block.span)),
            BlockKind::Item(marker) => {
                let indent = 360 * usize::from(block.listed.max(1));
                let marker = plain_run(&format!("{marker} "));
                let words = self.words(article, block.span);
                format!(
                    "<w:p><w:pPr><w:ind w:left=\"{indent}\" w:hanging=\"240\"/></w:pPr>{marker}{words}</w:p>"
                )
            }
        }
    }

    fn words(&mut self, article: &Article, span: Span) -> String {
        let runs = runs(article, &self.report.claims, span);
        runs.iter().map(|run| self.run(run)).collect()
    }

    /// One stretch between the marks of the comments that begin and end with it.
    fn run(&mut self, marked: &MarkedRun<'_>) -> String {
        let mut properties = String::new();
        for style in &marked.styles {
            properties += match style {
                InlineStyle::Emphasis => "<w:i/>",
                InlineStyle::Strong => "<w:b/>",
                InlineStyle::Struck => "<w:strike/>",
                InlineStyle::Code => "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\"/>",
            };
        }
        if let Some(claim) = marked.claim {
            properties += &shading(claim.standing());
        }
        if marked.link.is_some() {
            properties = format!("<w:rStyle w:val=\"Hyperlink\"/>{}", ordered(&properties));
        } else {
            properties = ordered(&properties);
        }
        let mut words = run(&properties, marked.text);
        if let Some(url) = marked.link {
            words = self.links.link(url, words);
        }
        let begins = marked.begins.iter().filter(|c| !is_split(c, marked));
        let begins: String = begins.map(|claim| begin(claim)).collect();
        let ends: String = marked.ends.iter().map(|claim| end(claim)).collect();
        format!("{begins}{words}{ends}")
    }

    fn table(&mut self, article: &Article, block: &Block) -> String {
        let rows = cells(article, block);
        let columns = rows.first().map_or(1, Vec::len).max(1);
        let width = 9638 / columns;
        let mut out = super::parts::table_begin(&vec![width; columns]);
        for row in rows {
            out += "<w:tr>";
            for span in row {
                let words = self.words(article, span);
                let _ = write!(
                    out,
                    "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>",
                    paragraph("Cell", &words)
                );
            }
            out += "</w:tr>";
        }
        out + "</w:tbl>" + &paragraph("Cell", "")
    }
}

/// Whether a claim has no words here: its comment would have no end.
fn is_split(claim: &ReportClaim, run: &MarkedRun<'_>) -> bool {
    run.text.is_empty() && claim.span.is_some_and(|span| !span.is_empty())
}

/// Properties in the order of the schema: fonts, bold, italics, struck, shading.
fn ordered(properties: &str) -> String {
    let order = ["<w:rFonts", "<w:b/>", "<w:i/>", "<w:strike/>", "<w:shd"];
    let mut pieces: Vec<&str> = properties.split_inclusive("/>").collect();
    pieces.sort_by_key(|piece| order.iter().position(|begin| piece.starts_with(begin)));
    pieces.dedup();
    pieces.concat()
}

const fn style(block: &Block) -> &'static str {
    match block.part {
        Part::Quote => "Quote",
        Part::Matter | Part::Caption | Part::Standfirst => "Meta",
        _ if block.quoted > 0 => "Quote",
        _ => "BodyText",
    }
}

/// Where the comment on a claim begins.
fn begin(claim: &ReportClaim) -> String {
    format!("<w:commentRangeStart w:id=\"{}\"/>", claim.number)
}

/// Where it ends, with the claim's number.
fn end(claim: &ReportClaim) -> String {
    let number = claim.number;
    format!(
        "<w:commentRangeEnd w:id=\"{number}\"/><w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:commentReference w:id=\"{number}\"/></w:r>{}",
        run(
            "<w:b/><w:vertAlign w:val=\"superscript\"/>",
            &number.to_string()
        )
    )
}

/// The part of the file that holds the comments.
pub fn comments(report: &ReviewReport<'_>) -> String {
    let comments = report.claims.iter().map(|claim| comment(report, claim));
    let comments: String = comments.collect();
    format!("{HEAD}<w:comments {NAMESPACES}>{comments}</w:comments>")
}

fn comment(report: &ReviewReport<'_>, claim: &ReportClaim) -> String {
    let record = &claim.record;
    // The comment on an undecided claim has no reviewer as its author.
    let reviewer = report.document.reviewer.as_deref();
    let reviewer = reviewer.filter(|_| record.is_decided());
    let by = record.by.as_deref().or(reviewer).unwrap_or("sourcecheck");
    let initials: String = if by.chars().count() <= 3 {
        by.to_owned()
    } else {
        by.split_whitespace()
            .filter_map(|word| word.chars().next())
            .collect()
    };
    let date = record.at.map_or_else(String::new, |at| {
        format!(" w:date=\"{}\"", at.strftime("%Y-%m-%dT%H:%M:%SZ"))
    });
    let (sign, decision) = (claim.standing().sign(), claim.decision());
    let head = run("<w:b/>", &format!("{} {sign} {decision}", claim.number));
    let who = claim.who().map(|who| format!("Who says it: {who}"));
    let evidence = record.evidence.iter();
    let evidence = evidence.map(|evidence| as_text(&proof::words(evidence)));
    let suggested = claim.suggested().map(|words| capital(&words));
    let said = who.into_iter().chain(claim.remarks()).chain(claim.note());
    let said = said.chain(evidence).chain(suggested).chain(claim.signed());
    let lines = std::iter::once(head).chain(said.map(|text| plain_run(&text)));
    let lines: String = lines.map(|line| paragraph("CommentText", &line)).collect();
    format!(
        "<w:comment w:id=\"{}\" w:author=\"{}\" w:initials=\"{}\"{date}>{lines}</w:comment>",
        claim.number,
        escaped(by),
        escaped(&initials)
    )
}

/// Words without links: those of a comment would need relations of their own.
fn as_text(words: &ReportWords) -> String {
    let text = |bit: &ReportBit| match bit {
        ReportBit::Words(words) | ReportBit::Strong(words) => words.clone(),
        ReportBit::Address(url) => shown_address(url),
        ReportBit::Claim(number) => number.to_string(),
        ReportBit::Stands(standing) => standing.to_string(),
        ReportBit::Room => String::new(),
    };
    words.iter().map(text).collect()
}

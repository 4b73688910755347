//! The report for a word processor: the article with a comment at each claim, then the parts of the hand-over.
//!
//! `WordprocessingML` after ECMA-376, the transitional form that all word processors read: ids of comments are unique, every
//! comment begins and ends in one paragraph, times end in Z.

mod copy;
mod parts;
mod words;

use super::ReviewReport;
use super::markup::escaped;
use crate::text::one_line;
use std::io::{Cursor, Write};
use words::{Hyperlinks, paragraph, plain_run};
use zip::write::{SimpleFileOptions, ZipWriter};

/// The file.
pub fn file(report: &ReviewReport<'_>) -> Vec<u8> {
    let mut links = Hyperlinks::default();
    let body = body(report, &mut links);
    let document = format!(
        "{HEAD}<w:document {NAMESPACES}><w:body>{body}<w:sectPr>{UPRIGHT}</w:sectPr></w:body></w:document>"
    );
    packed(&[
        ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("docProps/core.xml", core(report)),
        ("word/document.xml", document),
        ("word/comments.xml", copy::comments(report)),
        (
            "word/styles.xml",
            include_str!("../../../../config/report-styles.xml").to_owned(),
        ),
        ("word/_rels/document.xml.rels", links.relations()),
    ])
}

/// What every part begins with.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
/// A4 in twentieths of a point, upright and across, with its margins.
const UPRIGHT: &str = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>";
const ACROSS: &str = "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>";

fn body(report: &ReviewReport<'_>, links: &mut Hyperlinks) -> String {
    let [facts, log, queries, sign_off] = super::parts::parts(report);
    let section = |layout: &str| format!("<w:p><w:pPr><w:sectPr>{layout}</w:sectPr></w:pPr></w:p>");
    let title = format!("Source check: {}", one_line(report.title()));
    let mut out = paragraph("Title", &plain_run(&title));
    out += &copy::copy(report, links);
    out += &section(UPRIGHT);
    out += &parts::part(&facts, parts::FACTS, links);
    out += &parts::part(&log, parts::LOG, links);
    out += &section(ACROSS);
    out += &parts::part(&queries, &[], links);
    out + &parts::part(&sign_off, &[], links)
}

fn core(report: &ReviewReport<'_>) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator></cp:coreProperties>",
        escaped(&one_line(report.title())),
        escaped(report.document.reviewer.as_deref().unwrap_or("sourcecheck"))
    )
}

/// What each part is.
const CONTENT_TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";

/// Where the document is.
const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";

/// The archive of these files. Its times are the oldest that an archive knows, so that one report is always one file.
fn packed(files: &[(&str, String)]) -> Vec<u8> {
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        // Writing to memory does not fail.
        let begun = archive.start_file(*name, options);
        drop(begun.map(|()| archive.write_all(text.as_bytes())));
    }
    archive.finish().map(Cursor::into_inner).unwrap_or_default()
}

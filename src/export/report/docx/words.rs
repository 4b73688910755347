//! Paragraphs and stretches of text of a word processor, and where its links lead.

use crate::export::report::Standing;
use crate::export::report::markup::{escaped, link_target};
use crate::export::report::pieces::{ReportBit, ReportWords};
use crate::text::shown_address;
use std::fmt::Write;

/// The links of the document: each a relation of its own, since text cannot hold an address.
#[derive(Debug, Default)]
pub struct Hyperlinks {
    urls: Vec<String>,
}

impl Hyperlinks {
    /// The stretches as a link to an address; as they are where it leads to no page of the web.
    pub fn link(&mut self, url: &str, runs: String) -> String {
        let Some(url) = link_target(url) else {
            return runs;
        };
        self.urls.push(url.to_owned());
        format!(
            "<w:hyperlink r:id=\"rLink{}\">{runs}</w:hyperlink>",
            self.urls.len()
        )
    }

    /// The part of the file that says where they lead.
    pub fn relations(&self) -> String {
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let mut out = format!(
            "{}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rComments\" Type=\"{kind}/comments\" Target=\"comments.xml\"/><Relationship Id=\"rStyles\" Type=\"{kind}/styles\" Target=\"styles.xml\"/>",
            super::HEAD
        );
        for (nth, url) in self.urls.iter().enumerate() {
            let url = escaped(url);
            let _ = write!(
                out,
                "<Relationship Id=\"rLink{}\" Type=\"{kind}/hyperlink\" Target=\"{url}\" TargetMode=\"External\"/>",
                nth + 1
            );
        }
        out + "</Relationships>"
    }
}

/// A paragraph of a style.
pub fn paragraph(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

/// A stretch with these properties; a line feed breaks the line, a tab stays one.
pub fn run(properties: &str, text: &str) -> String {
    let mut out = String::new();
    let properties = if properties.is_empty() {
        String::new()
    } else {
        format!("<w:rPr>{properties}</w:rPr>")
    };
    for (nth, line) in text.split('\n').enumerate() {
        let before = if nth > 0 { "<w:br/>" } else { "" };
        let line = escaped(line);
        let _ = write!(
            out,
            "<w:r>{properties}{before}<w:t xml:space=\"preserve\">{line}</w:t></w:r>"
        );
    }
    out
}

/// A stretch of plain text.
pub fn plain_run(text: &str) -> String {
    run("", text)
}

/// The ground behind the words of a claim, RRGGBB; every letter on it is black.
pub const fn shade(standing: Standing) -> &'static str {
    match standing {
        Standing::Sourced => "CFEBD6",
        Standing::Attributed => "D3E5F5",
        Standing::Unsupported => "F9D3CC",
        Standing::Again => "F8E0AE",
        Standing::Undecided => "E6E5E0",
        Standing::Excluded => "F2F0EB",
    }
}

/// The property that shades a stretch.
pub fn shading(standing: Standing) -> String {
    format!(
        "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>",
        shade(standing)
    )
}

/// A line of a part.
pub fn line(words: &ReportWords, links: &mut Hyperlinks) -> String {
    let mut out = String::new();
    for bit in words {
        out += &match bit {
            ReportBit::Words(words) => plain_run(words),
            ReportBit::Strong(words) => run("<w:b/>", words),
            ReportBit::Claim(number) => run("<w:b/>", &number.to_string()),
            ReportBit::Address(url) => {
                let runs = run("<w:rStyle w:val=\"Hyperlink\"/>", &shown_address(url));
                links.link(url, runs)
            }
            ReportBit::Stands(standing) => run(
                &shading(*standing),
                &format!("{} {standing}", standing.sign()),
            ),
            ReportBit::Room => run(
                "<w:color w:val=\"595959\"/>",
                "\nAnswer: ______________________________",
            ),
        };
    }
    out
}

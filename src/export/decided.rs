//! What `claims --decided` prints for people: number, letter and claim; below it what was decided, by whom, and what was
//! noted.

use super::ink::{AnsiStyle, Inked};
use super::listing::{INDENT, Listing, numbered};
use super::report::{ReportClaim, ReviewReport, Standing};
use crate::text::SafeText;

/// The decisions with their closing line of counts.
pub fn decided_text(report: &ReviewReport<'_>, listing: Listing) -> String {
    let Listing { width, ink, .. } = listing;
    let blank = Inked::default().add(AnsiStyle::Text, &" ".repeat(INDENT));
    let mut out = String::new();
    for claim in report.claims() {
        let words = Inked::default().add(AnsiStyle::Text, &safe(&claim.words()));
        out += &words.lines(&head(claim), INDENT, width, ink);
        let below = Inked::default().add(AnsiStyle::Dim, &safe(&below(claim)));
        out += &below.lines(&blank, INDENT, width, ink);
        out.push('\n');
    }
    let counts = Inked::default().add(AnsiStyle::Text, &safe(&report.counts()));
    out + &counts.lines(&Inked::default(), 0, width, ink)
}

/// "  3 A  ", with the letters of the reader.
fn head(claim: &ReportClaim) -> Inked {
    let (letter, look) = match claim.standing() {
        Standing::Attributed => ("A", AnsiStyle::Attributed),
        Standing::Sourced => ("S", AnsiStyle::Sourced),
        Standing::Unsupported => ("U", AnsiStyle::Unsupported),
        Standing::Again => ("~", AnsiStyle::Text),
        Standing::Excluded => ("-", AnsiStyle::Dim),
        Standing::Undecided => ("·", AnsiStyle::Dim),
    };
    numbered(claim.number, letter, look)
}

/// "unsupported, no source · finding: partly · ask the mayor · ab, 2026-03-04".
fn below(claim: &ReportClaim) -> String {
    let who = claim.who().filter(|_| claim.record.source.is_some());
    let words = [Some(claim.decision()), who].into_iter().flatten();
    let words = words
        .chain(claim.remarks())
        .chain(claim.note())
        .chain(claim.signed());
    words.collect::<Vec<_>>().join(" · ")
}

fn safe(text: &str) -> String {
    SafeText::sanitize(text).into_string()
}

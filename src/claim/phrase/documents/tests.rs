//! Which words name a document that can be found, and which do not.

use super::*;
use crate::claim::token::quotation;
use crate::sentence::Sentence;
use crate::text::Span;

type FindAt = fn(&Tokens<'_>, Stretch) -> Option<Stretch>;

#[track_caller]
fn check(look: FindAt, text: &str, expected: bool) {
    let sentence = Sentence {
        span: Span::new(0, text.len()),
        block: 0,
    };
    let mut tokens = Tokens::new(text, &[sentence]);
    quotation::mark(&mut tokens, &[0]);
    let found = look(&tokens, tokens.of_sentence(0));
    let words = found.map(|f| tokens.span(f).of(text));
    assert_eq!(found.is_some(), expected, "{text}: {words:?}");
}

#[test]
fn reports_studies_and_records() {
    for text in [
        "the Harbour Board's annual report for 2024",
        "its 2023 annual report",
        "the minutes of the council's meeting on 4 May",
        "a recording of the hearing of 3 June 2021",
        "a transcript of the 3 June session",
        "the 2021 census",
        "the city's budget for 2024",
        "figures published by the Harbour Board on 12 May",
        "a 2019 study in the Journal of Tides",
        "a study published in Coastal Letters",
        "a paper by Mara Ilves and others",
        "its Report on Sound Signals at the Mole",
        "the board's report, “Deep Water”",
        "a report by the Harbour Board in March 2022",
    ] {
        check(findable, text, true);
    }
}

#[test]
fn nothing_to_be_found() {
    for text in [
        "a study",
        "a 2019 study",
        "a recent report",
        "documents",
        "figures",
        "the law",
        "the Harbour Board's report",
        "census data",
        "a study by researchers",
        "the board's report on 300 ferries",
        "20 minutes",
    ] {
        check(findable, text, false);
        check(identified_source, text, false);
    }
}

#[test]
fn numbers_sections_and_citations() {
    for text in [
        "Section 12 of the Harbour Act 2003",
        "under the Harbour Act 2003",
        "under the 1982 Convention on Tides",
        "under the Treaty of Kelmsund of 1713",
        "§ 12 of the Harbour Code",
        "No. 21-476",
        "in Case 4:19-cv-02233 the court",
        "the court ruled in C-131/12",
        "H.R. 3590 raises tolls",
        "Bill 41 raises tolls",
        "Regulation (EU) 2016/679",
        "Resolution 242",
        "doi:10.1000/182",
        "ISBN 978-3-16-148410-0",
        "RFC 9110 defines",
        "the patent no. 7,123,456",
        "as Ilves et al. (2018) show",
        "the bay is shallow (Ilves and Brandt, 2018)",
    ] {
        check(identified, text, true);
    }
    check(identified_source, "ISO 9001", true);
}

#[test]
fn numbers_that_name_nothing() {
    for text in [
        "No. 4 in the list",
        "the company violated Section 12 of the Harbour Act 2003",
        "the council passed the Harbour Act in 2003",
        "a case of 12 bottles",
        "the bill of 41 crowns",
        "the film (2018) ended",
        "the fair (May 2018) ended",
        "flight KL 1234 left",
        "10.5 percent",
    ] {
        check(identified, text, false);
    }
}

//! The claim rules on invented texts: what is a claim, whose it is, and what is suggested.
//!
//! The texts stand in `tests/fixtures/claims`; its README says how to add one.

pub mod fixture;

use fixture::{Case, agrees, article, cases, detect, row};
use rustix::time::{ClockId, clock_gettime};
use sourcecheck::article::{Hint, read};
use sourcecheck::{claim, sentence};
use std::time::Duration;

#[track_caller]
fn check(file: &str, case: &Case) -> Result<(), String> {
    let article = article(&case.text);
    let claims = detect(&article);
    let found: Vec<String> = claims.iter().map(|claim| row(&article, claim)).collect();
    let same = claims.len() == case.rows.len()
        && claims
            .iter()
            .zip(&case.rows)
            .all(|(claim, expected)| agrees(&article, claim, expected));
    if same {
        return Ok(());
    }
    let found = found.join("\n    ");
    let expected = case.rows.join("\n    ");
    Err(format!(
        "{file}: {}\n  found\n    {found}\n  expected\n    {expected}\n",
        case.name
    ))
}

#[test]
fn fixtures_hold() {
    let wrong: Vec<String> = cases()
        .iter()
        .filter_map(|(file, case)| check(file, case).err())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_long_search_tells_how_much_is_done() {
    let text = "The board said on Monday that the pier is closed.\n\n".repeat(3000);
    let article = article(&text);
    let told = std::cell::RefCell::new(Vec::new());
    let report = |percent| told.borrow_mut().push(percent);
    let sentences = sentence::split(&article);
    let claims = claim::detect_with(&article, &sentences, &report);
    assert_eq!(claims, claim::detect(&article, &sentences));
    let told = told.into_inner();
    assert!(told.is_sorted() && told.len() > 20, "{told:?}");
    assert!(told[0] > 0 && told.last() < Some(&100), "{told:?}");
}

#[test]
fn there_are_fixtures_of_many_kinds() {
    assert!(cases().len() >= 30, "{}", cases().len());
}

#[test]
fn rows_stand_in_reading_order_and_inside_their_sentence() {
    for (_, case) in cases() {
        let article = article(&case.text);
        let sentences = sourcecheck::sentence::split(&article);
        for pair in detect(&article).windows(2) {
            assert!(pair[0].span.start <= pair[1].span.start, "{}", case.name);
        }
        for claim in detect(&article) {
            let words = claim.span.of(&article.text);
            assert_eq!(words, words.trim(), "{}", case.name);
            assert!(
                sentences[claim.sentence].span.overlaps(claim.span),
                "{}",
                case.name
            );
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_text_gives_rows_that_can_be_read(
        text in "(said|told|that|the|Ilves|“|”|\"|''|—|according to|,|\\.|\\?|:| |\n\n|by|and|é|3|’s|# |~ |denied){0,80}",
    ) {
        let article = article(&text);
        for claim in detect(&article) {
            let whole = [Some(claim.span), claim.source, claim.cue];
            for span in whole.into_iter().flatten().chain(claim.chain.iter().copied()) {
                proptest::prop_assert!(article.text.get(span.range()).is_some(), "{span:?} in {text:?}");
            }
            proptest::prop_assert!(!claim.span.is_empty());
            let unsupported = claim.suggestion.status == sourcecheck::claim::Status::Unsupported;
            proptest::prop_assert_eq!(unsupported, claim.suggestion.problem.is_some());
        }
    }
}

/// A quotation of a number alone, which looks like the number of an item without any word behind it.
#[test]
fn a_number_and_a_full_stop_may_be_all_that_is_quoted() {
    detect(&article("saidaccording to\"”said\".—:“3.by"));
}

/// The seconds that this thread works on `length` bytes of a text made of one piece.
fn seconds(piece: &str, length: usize) -> f64 {
    let spent = || {
        let time = clock_gettime(ClockId::ThreadCPUTime);
        Duration::try_from(time).unwrap().as_secs_f64()
    };
    let article = read(
        piece.repeat(length / piece.len()).as_bytes(),
        &Hint::default(),
    )
    .unwrap();
    let begun = spent();
    claim::detect(&article, &sentence::split(&article));
    spent() - begun
}

#[test]
fn one_paragraph_costs_what_its_length_costs() {
    for piece in ["港の渡し船は今日も遅れた。", "Mr. ", "at 9 p.m. Monday "] {
        seconds(piece, 1000);
        let growth = seconds(piece, 200_000) / seconds(piece, 50_000);
        assert!(
            growth < 8.0,
            "{piece}: {growth} times the time for four times the length"
        );
    }
}

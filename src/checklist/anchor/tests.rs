//! Twelve edits of an invented article, and what a careful reader would do with a decision after each.

use super::*;
use crate::article::{Block, BlockKind, Part};
use crate::checklist::format;
use crate::claim::{Basis, Problem};
use crate::claim::{Kind, Speaker, Status, Suggestion};

/// A claim in an article of several paragraphs; `[` and `]` stand round the claims.
fn article(marked: &str) -> (Article, Vec<Claim>, Vec<Sentence>) {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '[' => open = text.len(),
            ']' => spans.push(Span::new(open, text.len())),
            _ => text.push(c),
        }
    }
    let whole = Span::new(0, text.len());
    let block = Block {
        span: whole,
        kind: BlockKind::Paragraph,
        part: Part::Body,
        quoted: 0,
        quoted_on: 0,
        listed: 0,
        close: false,
    };
    let article = Article {
        text,
        blocks: vec![block],
        ..Article::default()
    };
    let claims = spans.into_iter().map(claim).collect();
    (
        article,
        claims,
        vec![Sentence {
            span: whole,
            block: 0,
        }],
    )
}

fn claim(span: Span) -> Claim {
    Claim {
        span,
        part: Part::Body,
        kind: Kind::Event,
        not: None,
        source: None,
        speaker: Speaker::default(),
        cue: None,
        scope: None,
        speech: None,
        chain: Vec::new(),
        links: Vec::new(),
        document: None,
        sentence: 0,
        block: 0,
        suggestion: Suggestion {
            status: Status::Unsupported,
            basis: Basis::OwnVoice,
            problem: Some(Problem::NoSource),
            rule: "own-voice.event".into(),
            because: "no link".into(),
        },
    }
}

fn begin(marked: &str) -> Checklist {
    let (article, claims, sentences) = article(marked);
    reconcile(None, &article, &claims, &sentences).0
}

/// Writes the checklist to text and reads it back, as a save and a restart do.
fn kept(checklist: &Checklist, marked: &str) -> Saved {
    format::read(&format::write_new(checklist, &article(marked).0.text)).unwrap()
}

/// Decides the first claim of `before`, changes the article into `after`, and says what became of the decision.
fn after_edit(before: &str, after: &str) -> (Entry, Checklist, Report) {
    let mut checklist = begin(before);
    checklist.entries[0].review.status = Some(Status::Unsupported);
    let id = checklist.entries[0].id.clone();
    let saved = kept(&checklist, before);
    let (article, claims, sentences) = article(after);
    let (now, report) = reconcile(Some(&saved), &article, &claims, &sentences);
    let entry = now
        .entries
        .iter()
        .find(|e| e.id == id)
        .expect("a decision is never dropped")
        .clone();
    assert_eq!(entry.review, checklist.entries[0].review);
    (entry, now, report)
}

#[track_caller]
fn check(before: &str, after: &str, anchor: Anchor) {
    let (entry, ..) = after_edit(before, after);
    assert_eq!(entry.anchor, anchor, "{before} | {after}");
    assert_eq!(
        entry.stale,
        matches!(anchor, Anchor::Changed | Anchor::Ambiguous),
        "{before} | {after}"
    );
}

const OPEN: &str = "The quay was quiet on Sunday morning. ";
const CLOSE: &str = " Nobody waited at the gate, and the clock had stopped.";

/// The sentence between two others.
fn amid(sentence: &str) -> String {
    format!("{OPEN}{sentence}{CLOSE}")
}

#[track_caller]
fn check_amid(before: &str, after: &str, anchor: Anchor) {
    check(&amid(before), &amid(after), anchor);
}

#[test]
fn unchanged_moved_and_doubled_passages_are_kept() {
    let sentence = "[The harbour ferry carried 41,200 passengers last summer].";
    check_amid(sentence, sentence, Anchor::Exact);
    let far = format!(
        "{}\n\nA new first paragraph about the weather.\n\n{sentence}",
        OPEN.trim()
    );
    check(&amid(sentence), &far, Anchor::Exact);
    let doubled = format!(
        "{}\n\n{}\n\n{}",
        amid(sentence),
        "Much later.".repeat(30),
        sentence.replace(['[', ']'], "")
    );
    check(&amid(sentence), &doubled, Anchor::Exact);
}

#[test]
fn small_repairs_move_the_decision_along() {
    check_amid(
        "[The fery stopped running at nine in the evening].",
        "[The ferry stopped running at nine in the evening].",
        Anchor::Moved,
    );
    check_amid(
        "[The number of crossings fell last year].",
        "[The number of crossings fell in the past year].",
        Anchor::Moved,
    );
}

#[test]
fn changes_that_matter_reopen_the_decision() {
    check_amid(
        "[Fares on the ferry rose by 18 percent in May].",
        "[Fares on the ferry rose by 28 percent in May].",
        Anchor::Changed,
    );
    check_amid(
        "[Fares on the ferry rose sharply in May].",
        "[Fares on the ferry did not rise sharply in May].",
        Anchor::Changed,
    );
    check_amid(
        "[Fares on the ferry will rise sharply in May], the board said.",
        "[Fares on the ferry will rise sharply in May].",
        Anchor::Changed,
    );
    check_amid(
        "[Fares on the ferry will rise sharply in May].",
        "The board said [fares on the ferry will rise sharply in May].",
        Anchor::Changed,
    );
}

#[test]
fn what_is_gone_is_an_orphan() {
    check_amid(
        "[Fares on the ferry rose sharply in May].",
        "",
        Anchor::Orphan,
    );
    let twins = "[Team Alpha of the rowing club won the cup on the bay]. In the evening there was dancing. \
                 Team Beta of the rowing club won the cup on the bay.";
    let other =
        "In the evening there was dancing. Team Beta of the rowing club won the cup on the bay.";
    check_amid(twins, other, Anchor::Orphan);
    check(
        "He met [Robin] by the old customs house.",
        "Years later the gulls came. Robin left.",
        Anchor::Orphan,
    );
}

#[test]
fn equal_passages_with_nothing_to_tell_them_apart_are_ambiguous() {
    let verse = "the boats came in at dawn and left again at dusk, and so they did once more, ";
    let before = format!("{OPEN}[The boats came home laden with herring and with cod]. {CLOSE}");
    let twice = format!("{verse}The boats came home laden with herring and with cod{verse}");
    check(&before, &format!("{twice}{twice}"), Anchor::Ambiguous);
}

#[test]
fn an_orphan_is_found_again_when_its_words_return() {
    let sentence = amid("[Fares on the ferry rose sharply in May].");
    let (_, orphaned, _) = after_edit(&sentence, &amid(""));
    let saved = kept(&orphaned, &amid(""));
    let (article, claims, sentences) = article(&sentence);
    let (again, _) = reconcile(Some(&saved), &article, &claims, &sentences);
    assert_eq!(again.entries.len(), 1);
    assert_eq!(
        (again.entries[0].anchor, again.entries[0].claim),
        (Anchor::Exact, Some(0))
    );
}

#[test]
fn an_unchanged_article_changes_nothing() {
    let text = amid("[Fares on the ferry rose sharply in May]. [The board was not asked].");
    let (_, now, report) = after_edit(&text, &text);
    let mut expected = begin(&text);
    expected.entries[0].review.status = Some(Status::Unsupported);
    surround(&mut expected.entries[0], &article(&text).0);
    assert_eq!(now, expected);
    assert_eq!((report.line(), report.n_new), (None, 0));
}

#[test]
fn undecided_claims_keep_their_ids_and_leave_quietly() {
    let before = "[One claim stands here]. [Another claim stands behind it]. [The third one goes].";
    let after = "A new beginning. [One claim stands here]. [Something else was written]. [Another claim stands behind it].";
    let old = begin(before);
    let (article, claims, sentences) = article(after);
    let (now, report) = reconcile(Some(&kept(&old, before)), &article, &claims, &sentences);
    let ids: Vec<&str> = now.entries.iter().map(|e| e.id.as_str()).collect();
    assert_eq!(
        (ids[0], ids[2]),
        (old.entries[0].id.as_str(), old.entries[1].id.as_str())
    );
    assert_eq!((report.n_kept, report.n_new, report.n_dropped), (2, 1, 1));
    assert_eq!(
        report.line().unwrap(),
        "the article changed: 2 kept, 1 new, 1 undecided dropped"
    );
}

#[test]
fn claims_of_the_readers_own_are_not_offered_again() {
    let text = "[The board met and the fares rose]. [Nobody was asked].";
    let mut list = begin(text);
    let whole = list.entries[0].span.unwrap();
    let (article, claims, sentences) = article(text);
    let half = |from: usize, to: usize| Entry {
        parent: Some(list.entries[0].id.clone()),
        ..entry_at(&article, Span::new(from, to), Origin::Split)
    };
    let halves = [half(whole.start, 13), half(18, whole.end)];
    list.entries.splice(0..1, halves);
    let (now, report) = reconcile(Some(&kept(&list, text)), &article, &claims, &sentences);
    let words: Vec<&str> = now.entries.iter().map(|e| e.exact.as_str()).collect();
    assert_eq!(
        words,
        ["The board met", "the fares rose", "Nobody was asked"]
    );
    assert_eq!(report.n_new, 0);
}

#[test]
fn a_decision_made_by_hand_is_completed() {
    let text = "[The board met]. [The board met].";
    let list = begin(text);
    let file = format::write_new(&list, &article(text).0.text);
    assert_eq!(list.entries[1].id.len(), 14);
    let by_hand = file.replacen("\nsuggestion", "\nstatus = \"attributed\"\nsuggestion", 1);
    let (article, claims, sentences) = article(text);
    let (now, _) = reconcile(
        Some(&format::read(&by_hand).unwrap()),
        &article,
        &claims,
        &sentences,
    );
    let first = &now.entries[0];
    assert_eq!(
        (first.review.status, first.anchor, first.kind),
        (Some(Status::Attributed), Anchor::Exact, Kind::Event)
    );
    assert_eq!(
        (first.suffix.as_str(), first.claim),
        (". The board met.", Some(0))
    );
}

#[test]
fn repeated_passages_get_numbered_ids() {
    let text = format!("[Same words]{}", " ".repeat(32)).repeat(3);
    let ids: Vec<String> = begin(&format!("{}{text}", " ".repeat(32)))
        .entries
        .into_iter()
        .map(|e| e.id)
        .collect();
    assert_eq!(ids[1], format!("{}-2", ids[0].trim_end_matches("-2")));
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), 3);
}

#[test]
fn the_id_of_the_worked_example() {
    let text = "Harbour tolls ‘to double’ by spring\n\nThe port of Kelmsund handled 41,200 containers last year, the most in its history.";
    let (article, ..) = article(text);
    let at = text.find("The port").unwrap();
    let span = Span::new(
        at,
        at + "The port of Kelmsund handled 41,200 containers last year".len(),
    );
    let entry = entry_at(
        &Article {
            text: format!("{text} Tolls will double"),
            ..article
        },
        span,
        Origin::Found,
    );
    assert_eq!(entry.id, "c-3df3c7d280b5");
}

#[test]
fn a_changed_place_is_confirmed_and_a_returned_entry_linked() {
    let after = amid("[Fares on the ferry rose by 28 percent in May].");
    let (_, mut list, _) = after_edit(
        &amid("[Fares on the ferry rose by 18 percent in May]."),
        &after,
    );
    let (article, claims, _) = article(&after);
    let entry = &mut list.entries[0];
    assert_eq!(
        (entry.exact.contains("18"), entry.stale, entry.claim),
        (true, true, Some(0))
    );
    confirm(entry, &article);
    assert_eq!(
        (entry.exact.contains("28"), entry.stale, entry.anchor),
        (true, false, Anchor::Exact)
    );
    entry.claim = None;
    link(&mut list, &claims);
    assert_eq!(list.entries[0].claim, Some(0));
}

proptest::proptest! {
    #[test]
    fn no_edit_of_an_article_loses_a_decision(cut in 0..120_usize, length in 0..60_usize, put in "[a-zé“ .\n]{0,30}") {
        let before = amid("[The “Möwe” carried 41,200 people last year]. [Two boats were lost], he said. [It rained].");
        let mut list = begin(&before);
        for entry in &mut list.entries {
            entry.review.status = Some(Status::Attributed);
        }
        let saved = kept(&list, &before);
        let old: Vec<char> = article(&before).0.text.chars().collect();
        let tail = old.iter().skip(cut + length);
        let text: String = old.iter().take(cut).copied().chain(put.chars()).chain(tail.copied()).collect();
        let (now, report) = reconcile(Some(&saved), &Article { text: text.clone(), ..Article::default() }, &[], &[]);
        proptest::prop_assert_eq!(now.entries.len(), 3);
        proptest::prop_assert_eq!(report.n_kept + report.n_moved + report.n_changed + report.n_ambiguous + report.n_orphan, 3);
        for entry in &now.entries {
            proptest::prop_assert_eq!(entry.review.status, Some(Status::Attributed));
            let words = entry.span.map(|s| s.of(&text).to_owned());
            proptest::prop_assert_eq!(words.is_none(), entry.anchor == Anchor::Orphan);
            if matches!(entry.anchor, Anchor::Exact | Anchor::Moved) {
                proptest::prop_assert_eq!(words.as_ref(), Some(&entry.exact));
            }
        }
    }
}

#[test]
fn around_a_place_stands_every_claim_that_shares_text_with_it() {
    let places = [(0, 40), (2, 5), (10, 12), (11, 30), (41, 50), (45, 48)];
    let place = |(from, to)| Span::new(from, to);
    let text = "x".repeat(60);
    let (article, ..) = article(&text);
    let fresh = places.map(|at| entry_at(&article, place(at), Origin::Found));
    let offers = Offers::new(fresh.to_vec());
    let all = (0..55).flat_map(|from| (from + 1..=55).map(move |to| Span::new(from, to)));
    for span in all {
        let sharing = |(found, _): &&(Span, usize)| shared(span, *found) > 0;
        let around = offers.around(span).iter().filter(sharing).count();
        let every = places.iter().filter(|at| shared(span, place(**at)) > 0);
        assert_eq!(around, every.count(), "{span:?}");
    }
}

//! What happens to a line that is being typed when something else happens meanwhile.

use crate::support::sitting::{Disk, Sitting};
use sourcecheck::keymap::{Key, KeyCode};
use sourcecheck::session::{Message, Mode};

const ARTICLE: &str =
    "The ferry sailed at noon, said Peer Lund.\n\nThe bridge cost nine million crowns.\n";

fn sitting() -> Sitting {
    let disk = Disk {
        article: ARTICLE.to_owned(),
        ..Disk::default()
    };
    let mut sitting = Sitting::open(disk, (80, 24));
    sitting.press(Key::plain(KeyCode::Tab));
    assert_eq!(sitting.desk.session.current, Some(1));
    sitting
}

fn note(sitting: &Sitting, index: usize) -> Option<&str> {
    sitting.desk.session.checklist.entries[index]
        .record()
        .note
        .as_deref()
}

#[test]
fn a_save_that_fails_takes_no_letter_away_and_makes_none_an_answer() {
    let mut sitting = sitting();
    sitting.type_text("iwe th");
    sitting
        .desk
        .take(Message::SaveFailed("the disk is full".to_owned()));
    sitting.type_text("ink, wQr");
    assert!(sitting.screen().contains("we think, wQr"));
    assert!(sitting.screen().contains("NOT SAVED"));
    sitting.press(Key::plain(KeyCode::Enter));
    assert_eq!(note(&sitting, 1), Some("we think, wQr"));
    assert!(!sitting.ended);
    // The note was saved, and what was decided before with it: nothing is left to ask.
    assert_eq!(sitting.desk.session.mode(), Mode::Reading);
}

#[test]
fn after_a_line_the_reader_is_asked_what_to_do_with_what_is_not_saved() {
    let mut sitting = sitting();
    sitting.type_text("/fer");
    sitting
        .desk
        .take(Message::SaveFailed("the disk is full".to_owned()));
    assert_eq!(sitting.desk.session.mode(), Mode::Entry);
    sitting.press(Key::plain(KeyCode::Enter));
    assert_eq!(sitting.desk.session.mode(), Mode::Unsaved);
}

#[test]
fn a_note_on_a_claim_that_goes_is_not_put_on_another_and_can_be_had_back() {
    let mut sitting = sitting();
    sitting.type_text("iask the mayor");
    sitting.disk.article = "The ferry sailed at noon, said Peer Lund.\n".to_owned();
    sitting.read_again();
    assert_eq!(sitting.desk.session.mode(), Mode::Reading);
    assert!(sitting.screen().contains("the claim was deleted"));
    assert_eq!(note(&sitting, 0), None);
    sitting.type_text("i");
    sitting.press(Key::plain(KeyCode::Up));
    sitting.press(Key::plain(KeyCode::Enter));
    assert_eq!(note(&sitting, 0), Some("ask the mayor"));
}

#[test]
fn a_note_goes_on_while_its_claim_is_still_there() {
    let mut sitting = sitting();
    sitting.type_text("iask the ");
    sitting.disk.article = format!("The pier is older.\n\n{ARTICLE}");
    sitting.read_again();
    sitting.type_text("mayor");
    sitting.press(Key::plain(KeyCode::Enter));
    let noted = (0..3).filter(|&index| note(&sitting, index).is_some());
    assert_eq!(noted.collect::<Vec<_>>(), [2]);
    assert_eq!(note(&sitting, 2), Some("ask the mayor"));
}

#[test]
fn pasted_text_outside_a_line_does_nothing_and_says_so() {
    let mut sitting = sitting();
    sitting.paste("aaa");
    assert!(sitting.screen().contains("paste works only in"));
    let entries = &sitting.desk.session.checklist.entries;
    assert!(entries.iter().all(|entry| entry.record().status.is_none()));
}

#[test]
fn equals_goes_back_to_the_width_that_was_set() {
    let disk = Disk {
        article: ARTICLE.to_owned(),
        settings: Some("width = 60\n".to_owned()),
        ..Disk::default()
    };
    let mut sitting = Sitting::open(disk, (120, 40));
    assert_eq!(sitting.desk.session.frame.column, 60);
    sitting.type_text("+");
    assert_ne!(sitting.desk.session.frame.column, 60);
    sitting.type_text("=");
    assert_eq!(sitting.desk.session.frame.column, 60);
}

#[test]
fn a_note_that_is_refused_can_be_had_back() {
    let mut sitting = sitting();
    sitting.type_text("iask the mayor");
    sitting.desk.session.options.read_only = Some("open in another session".to_owned());
    sitting.press(Key::plain(KeyCode::Enter));
    assert_eq!(note(&sitting, 1), None);
    assert!(sitting.screen().contains("open in another session"));
    sitting.desk.session.options.read_only = None;
    sitting.type_text("i");
    sitting.press(Key::plain(KeyCode::Up));
    sitting.press(Key::plain(KeyCode::Enter));
    assert_eq!(note(&sitting, 1), Some("ask the mayor"));
}

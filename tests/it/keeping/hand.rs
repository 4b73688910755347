//! Whatever a person did to the file by hand, a decision writes into its own claim and nowhere else.

use crate::support::sitting::{Disk, Sitting};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use sourcecheck::keymap::{Key, KeyCode};

const ARTICLE: &str = "# The mill\n\nThe mill was built in 1874. It ground 300 sacks a day, said Mara Ilves. \
    The wheel is 7 metres high. The town sold it in 2019, [a deed](https://quay.example/deed) shows.\n\n\
    Nobody lives there now. The roof fell in during the storm of 2021, according to the fire brigade.\n";

/// What a person may do to a file.
#[derive(Clone, Debug)]
enum Edit {
    /// A line of its own, anywhere between two lines.
    Insert(&'static str),
    /// A key or a text of several lines below the words of a claim.
    BelowWords(&'static str),
    /// A comment behind a line.
    Comment,
    /// A line without the blanks around its equals sign.
    Tighten,
    /// A line further in.
    Indent,
    /// The words of a claim in the other quotation marks.
    Requote,
    /// A table of the person's own behind a claim.
    Table,
    /// The line ends of another system.
    Crlf,
    /// No line end at the end.
    Open,
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => select(vec!["", "# mine", "   # further in", "\t", "# [[claim]]"]).prop_map(Edit::Insert),
        4 => select(vec![
            "note = \"\"\"\nsee\n[[claim]]\nid = \"c-1\"\n\"\"\"",
            "mood = 'sour'",
            "note = 'said by phone' # ask again",
            "flag=true",
            "mine = { x = 1, y = [\n  1, # one\n  2 ] }",
        ]).prop_map(Edit::BelowWords),
        3 => Just(Edit::Comment),
        2 => Just(Edit::Tighten),
        1 => Just(Edit::Indent),
        2 => Just(Edit::Requote),
        1 => Just(Edit::Table),
        1 => Just(Edit::Crlf),
        1 => Just(Edit::Open),
    ]
}

fn edited(text: &str, edit: &Edit, at: Index) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let holding = |words: &str| {
        let all = lines.iter().enumerate();
        let found: Vec<usize> = all
            .filter(|(_, line)| line.starts_with(words))
            .map(|(n, _)| n)
            .collect();
        found.get(at.index(found.len().max(1))).copied()
    };
    match edit {
        Edit::Insert(line) => lines.insert(at.index(lines.len()), (*line).to_owned()),
        Edit::BelowWords(words) => {
            let nth = holding("exact").unwrap();
            lines.insert(nth + 1, (*words).to_owned());
        }
        Edit::Comment => {
            let nth = holding("status").or_else(|| holding("suggestion"));
            lines[nth.unwrap()] += "   # why";
        }
        Edit::Tighten => {
            let nth = holding("exact").unwrap();
            lines[nth] = lines[nth].replacen(" = ", "=", 1);
        }
        Edit::Indent => {
            let nth = holding("suggestion").unwrap();
            lines[nth].insert_str(0, "    ");
        }
        Edit::Requote => {
            let nth = holding("exact").unwrap();
            if !lines[nth].contains('\'') {
                lines[nth] = lines[nth].replace('"', "'");
            }
        }
        Edit::Table => {
            let nth = holding("[[claim]]").unwrap();
            lines.insert(nth, "[claim.mine]\nx = 1 # mine\n".to_owned());
        }
        Edit::Crlf => return text.replace("\r\n", "\n").replace('\n', "\r\n"),
        Edit::Open => return text.trim_end().to_owned(),
    }
    lines.join("\n")
}

/// The text up to the first claim, then each claim's, distinguished by their headers outside of texts of several lines.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut inside = false;
    for line in text.split_inclusive('\n') {
        if !inside && line.trim() == "[[claim]]" {
            pieces.push(String::new());
        }
        inside ^= line.matches("\"\"\"").count() % 2 == 1;
        *pieces.last_mut().unwrap() += line;
    }
    pieces
}

fn begun() -> String {
    let mut sitting = Sitting::open(
        Disk {
            article: ARTICLE.to_owned(),
            ..Disk::default()
        },
        (80, 24),
    );
    for key in ['u', 'a'] {
        sitting.press(Key::char(key));
    }
    sitting.disk.checklist.unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_decision_leaves_every_byte_outside_its_claim(
        edits in proptest::collection::vec((edit(), any::<Index>()), 0..6),
        steps in 0..9usize,
        key in select(vec!['a', 's', 'u', 'z', '!']),
    ) {
        let mut text = begun();
        for (edit, at) in &edits {
            text = edited(&text, edit, *at);
        }
        let disk = Disk { article: ARTICLE.to_owned(), checklist: Some(text.clone()), ..Disk::default() };
        let mut sitting = Sitting::open(disk, (80, 24));
        for _ in 0..=steps {
            sitting.press(Key::plain(KeyCode::Tab));
        }
        let session = &sitting.desk.session;
        let id = session.entry().map(|entry| entry.id().to_string());
        let is_read_only = session.options.read_only.is_some();
        sitting.press(Key::char(key));
        let after = sitting.disk.checklist.unwrap();
        if is_read_only {
            prop_assert_eq!(&after, &text);
        }
        let own = |piece: &String| id.as_ref().is_some_and(|id| piece.contains(&format!("{id}\"")));
        let (old, new) = (pieces(&text), pieces(&after));
        prop_assert_eq!(old.len(), new.len());
        for (nth, (old, new)) in old.iter().zip(&new).enumerate() {
            // The last line gets its end when something is written behind it.
            let same = old == new || nth + 1 == pieces(&text).len() && old.trim_end() == new.trim_end();
            prop_assert!(same || own(old), "piece {nth} was\n{old}\nand is\n{new}");
        }
    }
}

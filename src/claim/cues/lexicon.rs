//! Words and the classes they carry.
//!
//! Compiled from the tables of `config/cues`; asked once for every word of an article.

use super::shared::{Pool, WordId};
use super::{Tables, inflect};
use super::{class::Class, classes::Classes};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::HashMap;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordFacts {
    /// Its number.
    pub id: WordId,
    /// The number of the verb it is a form of.
    pub head: WordId,
    /// Its classes.
    pub classes: Classes,
}

/// A word as it is kept: its set of classes is that of many.
#[derive(Clone, Copy, Debug, Default)]
struct PackedWord {
    head: WordId,
    set: u16,
}

/// How many words the data lists, about.
const USUAL: usize = 4096;

/// All listed words.
///
/// The hash is a fast one: the words in the map are ours, so no article can choose those that collide.
#[derive(Debug)]
pub(super) struct Lexicon {
    numbers: FxHashMap<Box<str>, WordId>,
    /// By number; the first is that of every word that is not listed.
    words: Vec<PackedWord>,
    /// The sets of classes that words carry.
    sets: Pool<Classes>,
    /// The numbers of the classes that only the data names.
    more: HashMap<String, u32>,
    /// The length of the longest word (bytes).
    longest: usize,
}

impl Lexicon {
    pub(super) fn new(tables: &Tables) -> Result<Self, String> {
        let mut lexicon = Self {
            numbers: FxHashMap::with_capacity_and_hasher(USUAL, FxBuildHasher),
            words: vec![PackedWord::default()],
            sets: Pool::default(),
            more: HashMap::new(),
            longest: 0,
        };
        lexicon.sets.number(Classes::default())?;
        for name in tables.lists() {
            lexicon.declare(name)?;
        }
        lexicon.add_verbs(tables)?;
        let carrier = Classes::of(Class::Carrier);
        for (class, list) in &tables.nouns {
            let class = lexicon.class(class)?.and(carrier);
            for noun in list.split_whitespace() {
                for form in [noun, &inflect::plural(noun)] {
                    lexicon.mark(form, class)?;
                }
            }
        }
        for (class, list) in &tables.words {
            let class = lexicon.class(class)?;
            for word in list.split_whitespace() {
                lexicon.mark(word, class)?;
            }
        }
        Ok(lexicon)
    }

    /// What is known of the words, in the order of their numbers.
    pub(super) fn listed(&self) -> impl Iterator<Item = WordFacts> {
        (0..=WordId::MAX).map_while(|id| self.word(id))
    }

    /// What is known of the word of this number.
    #[inline]
    pub(super) fn word(&self, id: WordId) -> Option<WordFacts> {
        let PackedWord { head, set } = *self.words.get(usize::from(id))?;
        let classes = self.sets.get(set)?;
        Some(WordFacts { id, head, classes })
    }

    /// The number of a word as it is listed, capitals and all.
    pub(super) fn exact_number(&self, written: &str) -> WordId {
        self.numbers.get(written).copied().unwrap_or_default()
    }

    /// The number of a word as an article writes it: as it stands ("May" the month), else in small letters.
    pub(super) fn number_of(&self, written: &str) -> WordId {
        let listed = |word: &str| self.exact_number(word);
        if written.is_ascii() {
            if written.len() > self.longest {
                return 0;
            }
            let exact = listed(written);
            if exact != 0 || !written.bytes().any(|b| b.is_ascii_uppercase()) {
                return exact;
            }
            let mut room = [0; ROOM];
            if let Some(lower) = lowered(written, &mut room) {
                return listed(lower);
            }
        }
        match listed(written) {
            0 if written.chars().any(|c| c.is_uppercase() || c == '\u{2019}') => {
                listed(&written.to_lowercase().replace('\u{2019}', "'"))
            }
            exact => exact,
        }
    }

    /// The number of a word, which becomes a listed one if it was none.
    pub(super) fn number(&mut self, lower: &str) -> Result<WordId, String> {
        if let Some(&id) = self.numbers.get(lower) {
            return Ok(id);
        }
        let id = WordId::try_from(self.words.len()).map_err(|_| "too many words")?;
        self.numbers.insert(lower.into(), id);
        self.words.push(PackedWord::default());
        self.longest = self.longest.max(lower.len());
        Ok(id)
    }

    /// Says that no further word will come.
    pub(super) fn close(&mut self) {
        self.sets.close();
    }

    /// The bit of a class.
    pub(super) fn class(&self, name: &str) -> Result<Classes, String> {
        if let Some(class) = Class::from_name(name) {
            return Ok(Classes::of(class));
        }
        let more = self.more.get(name);
        more.map(|&bit| Classes::numbered(bit))
            .ok_or_else(|| format!("no class is called {name:?}"))
    }

    /// Gives a class that only the data names the next number.
    fn declare(&mut self, name: &str) -> Result<(), String> {
        if Class::from_name(name).is_some() || self.more.contains_key(name) {
            return Ok(());
        }
        let next = u32::try_from(Class::ALL.len() + self.more.len()).unwrap_or(u32::MAX);
        if next >= Classes::MOST {
            let most = Classes::MOST;
            return Err(format!(
                "{name:?} is one class too many: {most} are the limit"
            ));
        }
        self.more.insert(name.to_owned(), next);
        Ok(())
    }

    fn mark(&mut self, lower: &str, classes: Classes) -> Result<WordId, String> {
        let id = self.number(lower)?;
        let known = self.word(id).unwrap_or_default();
        let set = self.sets.number(known.classes.and(classes))?;
        if let Some(word) = self.words.get_mut(usize::from(id)) {
            word.set = set;
        }
        Ok(id)
    }

    /// Every form of every verb: class, form and traits of its head. A form two heads share goes to the first.
    fn add_verbs(&mut self, tables: &Tables) -> Result<(), String> {
        let mut traits: FxHashMap<&str, Classes> = FxHashMap::default();
        for (name, list) in &tables.traits {
            let class = self.class(name)?;
            for head in list.split_whitespace() {
                let own = traits.entry(head).or_default();
                *own = own.and(class);
            }
        }
        let mut seen: FxHashMap<&str, &str> = FxHashMap::default();
        for (class, list) in &tables.verbs {
            let verb = self.class(class)?.with(Class::Verb);
            for head in list.split_whitespace() {
                if let Some(other) = seen.insert(head, class) {
                    return Err(format!(
                        "the verb {head:?} is listed in {other} and again in {class}: list it once, as one word"
                    ));
                }
                let number = self.number(head)?;
                let forms = match tables.irregular.get(head) {
                    Some(listed) => inflect::irregular(head, listed)?,
                    None => inflect::verb(head),
                };
                let own = traits.remove(head).unwrap_or_default();
                for (form, kind) in forms {
                    let id = self.number(&form)?;
                    let word = self.words.get_mut(usize::from(id));
                    let Some(word) = word.filter(|word| [0, number].contains(&word.head)) else {
                        continue;
                    };
                    word.head = number;
                    self.mark(&form, verb.and(own).with(kind))?;
                }
            }
        }
        match traits.keys().next() {
            Some(stray) => Err(format!("{stray:?} has a trait but is no listed verb")),
            None => Ok(()),
        }
    }
}

/// Bytes of a word that is put into small letters without an allocation.
const ROOM: usize = 32;

/// An ASCII word in small letters, where it has room.
fn lowered<'r>(word: &str, room: &'r mut [u8; ROOM]) -> Option<&'r str> {
    let room = room.get_mut(..word.len())?;
    room.copy_from_slice(word.as_bytes());
    room.make_ascii_lowercase();
    std::str::from_utf8(room).ok()
}

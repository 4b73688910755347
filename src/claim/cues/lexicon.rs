//! Words and the classes they carry.
//!
//! Compiled from the tables of `config/cues.toml`; asked once for every word of an article.

use super::class::{Class, Classes};
use super::{Tables, inflect};
use std::collections::{BTreeMap, HashMap};

/// The number of a listed word; 0 for every word that is not listed.
pub type WordId = u16;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Its number.
    pub id: WordId,
    /// The number of the verb it is a form of.
    pub head: WordId,
    /// Its classes.
    pub classes: Classes,
}

/// All listed words.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: HashMap<Box<str>, Word>,
    /// The numbers of the classes that only the data names.
    more: HashMap<String, u32>,
}

impl Lexicon {
    pub(super) fn new(tables: &Tables) -> Result<Self, String> {
        let mut lexicon = Self::default();
        for name in [&tables.verbs, &tables.traits, &tables.nouns, &tables.words]
            .into_iter()
            .flat_map(BTreeMap::keys)
        {
            lexicon.declare(name)?;
        }
        lexicon.add_verbs(tables)?;
        for (class, list) in &tables.nouns {
            for noun in list.split_whitespace() {
                for form in [noun.to_owned(), inflect::plural(noun)] {
                    lexicon.mark(&form, class)?;
                    lexicon.mark(&form, Class::Carrier.name())?;
                }
            }
        }
        for (class, list) in &tables.words {
            for word in list.split_whitespace() {
                lexicon.mark(word, class)?;
            }
        }
        Ok(lexicon)
    }

    pub(super) fn word(&self, lower: &str) -> Word {
        self.words.get(lower).copied().unwrap_or_default()
    }

    /// The number of a word, which becomes a listed one if it was none.
    pub(super) fn number(&mut self, lower: &str) -> Result<WordId, String> {
        self.entry(lower).map(|word| word.id)
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

    fn entry(&mut self, lower: &str) -> Result<&mut Word, String> {
        let id = WordId::try_from(self.words.len() + 1).map_err(|_| "too many words".to_owned())?;
        let new = Word {
            id,
            ..Word::default()
        };
        Ok(self.words.entry(lower.into()).or_insert(new))
    }

    fn mark(&mut self, lower: &str, class: &str) -> Result<(), String> {
        let class = self.class(class)?;
        let word = self.entry(lower)?;
        word.classes = word.classes.and(class);
        Ok(())
    }

    /// Every form of every verb: class, form and traits of its head. A form two heads share goes to the first.
    fn add_verbs(&mut self, tables: &Tables) -> Result<(), String> {
        let mut traits: HashMap<&str, Vec<&str>> = HashMap::new();
        for (name, list) in &tables.traits {
            for head in list.split_whitespace() {
                traits.entry(head).or_default().push(name);
            }
        }
        let mut seen: HashMap<&str, &str> = HashMap::new();
        for (class, list) in &tables.verbs {
            for head in list.split_whitespace() {
                if let Some(other) = seen.insert(head, class) {
                    return Err(format!(
                        "the verb {head:?} stands in {other} and in {class}"
                    ));
                }
                let number = self.number(head)?;
                let forms = match tables.irregular.get(head) {
                    Some(listed) => inflect::irregular(head, listed),
                    None => inflect::verb(head),
                };
                let own = traits.remove(head).unwrap_or_default();
                for (form, kind) in forms {
                    let word = self.entry(&form)?;
                    if word.head != 0 && word.head != number {
                        continue;
                    }
                    word.head = number;
                    for name in [class.as_str(), "VERB", kind.name()]
                        .into_iter()
                        .chain(own.iter().copied())
                    {
                        self.mark(&form, name)?;
                    }
                }
            }
        }
        match traits.keys().next() {
            Some(stray) => Err(format!("{stray:?} has a trait but is no listed verb")),
            None => Ok(()),
        }
    }
}

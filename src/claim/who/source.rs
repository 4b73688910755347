//! Who or what a source is: a person, a body, somebody unnamed, nobody, a document.
//!
//! Judges the words that name the source. Only shapes and roles count; no name means more than another.

use crate::claim::Basis;
use crate::claim::cues::{Class, classes};
use crate::claim::phrase::documents;
use crate::claim::phrase::names::{PersonNames, is_acronym, is_name};
use crate::claim::token::{Stretch, Tokens};

/// The basis that the words of a source give; `None` for a pronoun, whose basis is that of the source before it.
pub fn basis(tokens: &Tokens<'_>, source: Stretch, persons: &PersonNames<'_>) -> Option<Basis> {
    let source = SourceWords {
        tokens,
        words: source,
    }
    .behind_message();
    if source.is_pronoun() {
        return None;
    }
    Some(source.document().unwrap_or_else(|| source.speaker(persons)))
}

/// Whether the words are evidence that somebody holds, and name nothing that can be found.
pub fn is_exhibit(tokens: &Tokens<'_>, source: Stretch) -> bool {
    let source = SourceWords {
        tokens,
        words: source,
    };
    source.named_document().is_none() && source.is_exhibit(source.head_end())
}

/// The words of a source.
struct SourceWords<'a, 't> {
    tokens: &'a Tokens<'t>,
    words: Stretch,
}

impl SourceWords<'_, '_> {
    fn find(&self, class: Class) -> Option<usize> {
        self.words.iter().find(|&i| self.tokens.has(i, class))
    }

    fn any(&self, class: Class) -> bool {
        self.find(class).is_some()
    }

    /// "A statement from the board" is the board's.
    fn behind_message(self) -> Self {
        let message = self
            .find(Class::Message)
            .filter(|&i| i <= self.words.start + 2);
        let from = message
            .filter(|&i| self.tokens.has(i + 1, Class::Preposition) && i + 2 < self.words.end);
        match from {
            Some(at) => Self {
                words: Stretch::new(at + 2, self.words.end),
                ..self
            },
            None => self,
        }
    }

    fn is_pronoun(&self) -> bool {
        let first = self.words.start;
        let alone = self.words.len() <= 2;
        let stands_for_another = classes!(Pronoun Relative Possessor);
        let somebody_else = self.words.len() == 2 && self.tokens.has(first + 1, Class::Role);
        alone && !somebody_else && self.tokens.is_any(first, stands_for_another)
    }

    /// Where the main noun of the source ends: before "of", "at", "who" or a comma.
    fn head_end(&self) -> usize {
        let ends = classes!(Preposition Comma Relative Subordinate Access Bracket);
        let led = |i: usize| {
            let participle = self.tokens.is_any(i, classes!(EndsEd PastEvent));
            participle
                && self.tokens.has(i + 1, Class::Preposition)
                && !self.tokens.has(i, Class::Capital)
        };
        self.words
            .iter()
            .skip(1)
            .find(|&i| led(i) || self.tokens.is_any(i, ends))
            .unwrap_or(self.words.end)
    }

    fn has_issuer(&self) -> bool {
        self.words.iter().any(|i| is_name(self.tokens, i))
            || self.any(Class::Body)
            || self.any(Class::Possessive)
    }

    /// The words that name a document well enough to find it.
    fn named_document(&self) -> Option<Stretch> {
        documents::findable(self.tokens, self.words)
            .or_else(|| documents::identified_source(self.tokens, self.words))
    }

    /// A document with an issuer.
    fn document(&self) -> Option<Basis> {
        let named = self.named_document();
        let head = self.head_end();
        // "Bill Berg" is no bill.
        let document = (self.words.start..head).any(|i| {
            let first_name = self.tokens.has(i, Class::Capital) && is_name(self.tokens, i + 1);
            self.tokens.has(i, Class::Document) && !first_name
        });
        if named.is_some() {
            return Some(Basis::Document);
        }
        match (document, self.has_issuer()) {
            (true, true) => Some(Basis::NamedOrganisation),
            _ if self.is_exhibit(head) => Some(Basis::Document),
            (true, false) => Some(Basis::Vague),
            _ => None,
        }
    }

    /// "Surveillance video", "evidence presented at the trial".
    fn is_exhibit(&self, head: usize) -> bool {
        let bare = self.begins_indefinite() && head - self.words.start <= 2;
        self.tokens.has(head.wrapping_sub(1), Class::Exhibit) && !bare
    }

    /// "Secretary of the Treasury Mara Ilves": an office with "of" in it, then a person's name.
    fn is_titled_person(&self, persons: &PersonNames<'_>) -> bool {
        let last = self.words.end.saturating_sub(1);
        let titled =
            (self.words.start..self.words.start + 2).any(|i| self.tokens.has(i, Class::Title));
        let mut first = last;
        while first > self.words.start && is_name(self.tokens, first - 1) {
            first -= 1;
        }
        let of_another = first > self.words.start
            && self.tokens.has(first - 1, Class::Preposition)
            && (last == first || self.tokens.text_of(first - 1) == "for");
        titled && self.words.len() > 1 && !of_another && persons.has(self.tokens.text_of(last))
    }

    /// The first of several: "Mayor Ilves and other officials".
    fn first_of_several(&self) -> Option<Self> {
        let and = self
            .words
            .iter()
            .find(|&i| self.tokens.text_of(i) == "and")?;
        let others =
            self.tokens.text_of(and + 1) == "other" && is_name(self.tokens, and.checked_sub(1)?);
        let words = Stretch::new(self.words.start, and);
        others.then_some(SourceWords { words, ..*self })
    }

    /// "Its director, Mara Ilves": a role and, behind a comma, who holds it.
    fn has_apposed_name(&self) -> bool {
        let mut indices = self.words.iter();
        let Some(comma) = indices.find(|&i| self.tokens.has(i, Class::Comma)) else {
            return false;
        };
        let capital = |i: usize| self.tokens.has(i, Class::Capital);
        let name = Stretch::new(comma + 1, self.words.end);
        let named = !name.is_empty() && capital(name.start) && capital(name.end - 1);
        let long = name.len() > 1 || !capital(self.words.start.max(comma.saturating_sub(1)));
        let holder = classes!(Role Title Spokes);
        let holds = |i| self.tokens.is_any(i, holder) && !self.tokens.has(i + 1, Class::Possessive);
        named && long && (self.words.start..comma).any(holds)
    }

    fn speaker(&self, persons: &PersonNames<'_>) -> Basis {
        if let Some(first) = self.first_of_several() {
            return first.speaker(persons);
        }
        let known = self.words.len() == 1 && persons.has(self.tokens.text_of(self.words.start));
        if known
            || self.begins_with_full_name(persons)
            || self.has_apposed_name()
            || self.ends_with_holder()
        {
            return Basis::NamedPerson;
        }
        let head = self.head_end();
        if let Some(spokes) = self.find(Class::Spokes) {
            return self.spokesperson(spokes);
        }
        if self.is_titled_person(persons) {
            return Basis::NamedPerson;
        }
        let last = head.saturating_sub(1);
        if is_name(self.tokens, last) || self.is_name_in_apposition() {
            return self.named(head, persons);
        }
        if self.tokens.has(last, Class::Body) {
            return if self.tokens.has(last, Class::Nobody) {
                Basis::Vague
            } else {
                Basis::NamedOrganisation
            };
        }
        self.unnamed(head)
    }

    /// "Ostrel Student Association president Mara Ilves": a full name behind the office it holds.
    fn ends_with_holder(&self) -> bool {
        let name = |i: &usize| is_name(self.tokens, *i);
        let first = self.words.iter().rev().take_while(name).last();
        // "Harbour Board Research Director Mara Ilves".
        let title = self
            .words
            .iter()
            .rev()
            .find(|&i| self.tokens.has(i, Class::Title));
        if first.is_some_and(|first| title.is_some_and(|i| i > first && i + 3 == self.words.end)) {
            return true;
        }
        let office = first
            .and_then(|i| i.checked_sub(1))
            .filter(|&i| self.words.contains(i));
        first.is_some_and(|i| i + 2 <= self.words.end)
            && office.is_some_and(|i| {
                self.tokens.is_any(i, classes!(Role Title Spokes))
                    && !self.tokens.has(i, Class::Capital)
            })
    }

    /// "Mara Ilves, the owner's lawyer", "Dr Mara Ilves Jr.": a full name alone or before a comma, with what says that it
    /// is a person's.
    fn begins_with_full_name(&self, persons: &PersonNames<'_>) -> bool {
        let name = |i: usize| is_name(self.tokens, i);
        let initial =
            |i: usize| self.tokens.text_of(i).len() == 1 && self.tokens.text_of(i + 1) == ".";
        let part = |i: usize| name(i) || initial(i) || self.tokens.text_of(i) == ".";
        let end = self.words.iter().find(|&i| !part(i));
        let end = end.unwrap_or(self.words.end);
        let names: Vec<usize> = (self.words.start..end).filter(|&i| name(i)).collect();
        let &[.., _, last] = names.as_slice() else {
            return false;
        };
        let role = classes!(Role Title Spokes);
        let person = self.tokens.has(self.words.start, Class::Title)
            || matches!(self.tokens.text_of(last), "Jr" | "Sr")
            || (end..self.words.end).any(|i| self.tokens.is_any(i, role));
        let body = names
            .iter()
            .any(|&i| self.tokens.is_any(i, classes!(Body Firm)))
            || is_acronym(self.tokens, last)
            || persons.is_place(self.tokens.text_of(last));
        let closes = end == self.words.end || self.tokens.has(end, Class::Comma);
        closes && person && !body
    }

    /// "A spokesman of the board" speaks for it; "board spokesman Mara Ilves" is a person.
    fn spokesperson(&self, spokes: usize) -> Basis {
        let beside = [spokes + 1, spokes + 2]
            .into_iter()
            .any(|i| self.words.contains(i) && is_name(self.tokens, i))
            && !self.tokens.has(spokes + 1, Class::Preposition);
        let before = spokes.checked_sub(2).is_some_and(|i| {
            self.words.contains(i)
                && is_name(self.tokens, i)
                && self.tokens.has(spokes - 1, Class::Comma)
        });
        if beside || before {
            Basis::NamedPerson
        } else {
            Basis::NamedOrganisation
        }
    }

    /// "The mayor, Mara Ilves": the name follows a comma.
    fn is_name_in_apposition(&self) -> bool {
        let Some(comma) = self.find(Class::Comma) else {
            return false;
        };
        (comma + 1..(comma + 3).min(self.words.end)).all(|i| is_name(self.tokens, i))
            && self.words.contains(comma + 2)
    }

    /// Words with capitals: a body where one is in them, else a person where the name is full or used as one.
    fn named(&self, head: usize, persons: &PersonNames<'_>) -> Basis {
        let names: Vec<usize> = self
            .words
            .iter()
            .filter(|&i| is_name(self.tokens, i))
            .collect();
        let Some(&last) = names.iter().rev().find(|&&i| i < head).or(names.first()) else {
            return self.unnamed(head);
        };
        // "One Liberal familiar with the talks".
        let first = self.words.start;
        let one = self.tokens.has(first, Class::NumberWord) || self.begins_indefinite();
        let access = |i: usize| self.tokens.has(i, Class::Access);
        if one && names == [first + 1] && last + 1 == head && access(head) {
            return Basis::Anonymous;
        }
        let in_head = |class: Class| (self.words.start..head).any(|i| self.tokens.has(i, class));
        let title = in_head(Class::Title) && !self.tokens.has(last, Class::Title);
        let body = (self.words.start..head)
            .any(|i| self.tokens.has(i, Class::Body) && i >= last.saturating_sub(1));
        let full = names.iter().any(|&i| i + 1 == last);
        let firm =
            self.tokens.has(last, Class::Firm) || persons.is_place(self.tokens.text_of(last));
        // "OSEI:" in a transcript is no acronym.
        let colon = self.words.end;
        let labels = self.tokens.has(colon, Class::Colon)
            && (self.tokens.has(colon + 1, Class::Quoted)
                || full
                || persons.has_in_capitals(self.tokens.text_of(last)));
        let acronym = is_acronym(self.tokens, last) && !labels;
        if (body || full && firm || acronym) && !title {
            Basis::NamedOrganisation
        } else if title
            || labels
            || full && !self.tokens.has(self.words.start, Class::Determiner)
            || persons.has(self.tokens.text_of(last))
        {
            Basis::NamedPerson
        } else {
            Basis::NamedOrganisation
        }
    }

    /// No name: a role whose body or access is given, or nobody.
    fn unnamed(&self, head: usize) -> Basis {
        let role = (self.words.start..head).any(|i| self.tokens.has(i, Class::Role));
        let nobody = (self.words.start..head).any(|i| self.tokens.has(i, Class::Nobody));
        let given = self.gives_body_or_access(head);
        let definite =
            self.tokens.has(self.words.start, Class::Determiner) && !self.begins_indefinite();
        match (role, nobody) {
            (_, true) if !given => Basis::Vague,
            (true, _) if given || definite || self.serves(head) => Basis::Anonymous,
            (true, _) if self.begins_indefinite() && self.words.len() > 2 => Basis::Anonymous,
            (true, _) => Basis::Vague,
            _ if given || definite => Basis::Anonymous,
            _ => Basis::Vague,
        }
    }

    /// "Officers", "two detectives": people of a body that goes without saying.
    fn serves(&self, head: usize) -> bool {
        self.tokens.has(head.wrapping_sub(1), Class::Service)
    }

    fn begins_indefinite(&self) -> bool {
        let articles = ["a", "an", "some", "any", "no"];
        self.tokens.is_one_of(self.words.start, &articles)
    }

    /// "at the pier", "familiar with the talks", "Harbour Board officials".
    fn gives_body_or_access(&self, head: usize) -> bool {
        let after = (head..self.words.end).any(|i| self.tokens.has(i, Class::Access))
            && self.words.end > head + 1;
        // "Kelmsund-based": a town is no body.
        let placed =
            |i: usize| self.tokens.text_of(i + 1) == "-" && self.tokens.text_of(i + 2) == "based";
        let before = (self.words.start..head).any(|i| {
            is_name(self.tokens, i) && i > self.words.start && !placed(i)
                || self.tokens.has(i, Class::Body)
                || is_name(self.tokens, i) && self.words.len() > 1 && i + 1 < head && !placed(i)
        });
        after || before
    }
}

#[cfg(test)]
mod tests;

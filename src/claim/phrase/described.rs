//! What is with a name and says who it is: an office before it, a role, an age, a body behind it.
//!
//! "Harbour Board chairwoman Mara Ilves", "Russia's foreign minister, Sergey Lavrov,", "Tom Berg (D-Mo.)". Only shapes
//! and roles count. Who is meant by a bare role is `cast`'s to say.

use super::names::{is_acronym, is_name};
use super::office::{
    LONGEST, Office, affiliation_behind, is_role, last_before, office_before_comma, office_ending,
};
use super::runs::{name_words, start_of_names};
use crate::claim::cues::{Class, classes};
use crate::claim::token::{Stretch, Tokens};

/// A name with what says who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Described {
    /// The name alone.
    pub name: Stretch,
    /// All of it.
    pub whole: Stretch,
    /// The office or role, without article: "foreign minister".
    pub role: Option<Stretch>,
    /// The body or place it belongs to.
    pub affiliation: Option<Stretch>,
}

/// What is around the name at `name`, within `within`.
pub fn around(tokens: &Tokens<'_>, name: Stretch, within: Stretch) -> Described {
    let mut found = Described {
        name,
        whole: name,
        role: None,
        affiliation: None,
    };
    found.take_titles(tokens, within);
    found.take_office_before(tokens, within);
    found.take_behind(tokens, within);
    found
}

impl Described {
    fn take(&mut self, office: &Office) {
        let Stretch { start, end } = office.whole;
        self.whole = Stretch::new(self.whole.start.min(start), self.whole.end.max(end));
        self.role = self.role.or(Some(office.role));
        self.affiliation = self.affiliation.or(office.affiliation);
    }

    /// Adds the role before the name: "board spokesman", "the mayor of Kelmsund,".
    fn take_office_before(&mut self, tokens: &Tokens<'_>, within: Stretch) {
        let Some(last) = last_before(self.whole.start, within) else {
            return;
        };
        let office = if is_role(tokens, last) {
            Some(office_ending(tokens, last, within))
        } else if tokens.has(last, Class::Comma) && name_words(tokens, self.name) >= 2 {
            // "The mayor of Kelmsund, Mara Ilves": the comma divides role and name. In "After nine years as its chair,
            // Mara Ilves left" and "Meeting his counterpart, Mara Ilves said" the office ends the phrase before the name.
            let own =
                |lead: usize| tokens.text_of(lead) != "as" && !tokens.has(lead, Class::EndsIng);
            let office = office_before_comma(tokens, last, within);
            office.filter(|office| own(office.whole.start.wrapping_sub(1)))
        } else {
            None
        };
        if let Some(office) = office {
            self.take(&office);
        }
    }

    /// Adds capitalised titles: "Foreign Minister", "Sen.", "Dr". The last one that is an office is the role.
    fn take_titles(&mut self, tokens: &Tokens<'_>, within: Stretch) {
        let begin = self.whole.start;
        let near = |at: &usize| at + LONGEST > begin;
        while let Some(mut at) = last_before(self.whole.start, within).filter(near) {
            if tokens.text_of(at) == "." && tokens.is_glued(at) && at > within.start {
                at -= 1;
            }
            if !(tokens.has(at, Class::Title) && tokens.has(at, Class::Capital)) {
                break;
            }
            if !tokens.has(at, Class::Honorific) {
                let end = self.role.map_or(self.whole.start, |role| role.end);
                self.role = Some(Stretch::new(at, end));
            }
            self.whole.start = at;
        }
        if let Some(role) = self.role.filter(|role| role.start == self.whole.start) {
            self.take_names_before(tokens, role, within);
        }
    }

    /// Adds the capitalised words before a title: the body it belongs to, "Harbour Board Chairwoman", or a part of it,
    /// "Foreign Minister".
    fn take_names_before(&mut self, tokens: &Tokens<'_>, role: Stretch, within: Stretch) {
        let least = (role.start + 1).saturating_sub(LONGEST).max(within.start);
        let start = start_of_names(tokens, role.start, least);
        if start == role.start {
            return;
        }
        let words = Stretch::new(start, role.start);
        self.whole.start = start;
        if tokens.has(role.start - 1, Class::Body) || is_acronym(tokens, role.start - 1) {
            self.affiliation = Some(words);
        } else if words.len() <= 2 {
            self.role = Some(Stretch::new(start, role.end));
        }
    }

    /// Adds what follows the name: "(D-Mo.)", ", 43", ", the mayor of Kelmsund", " of the Harbour Board".
    fn take_behind(&mut self, tokens: &Tokens<'_>, within: Stretch) {
        if let Some(bracket) = bracketed(tokens, self.whole.end, within) {
            let inside = Stretch::new(bracket.start + 1, bracket.end - 1);
            self.affiliation = self.affiliation.or(Some(inside));
            self.whole.end = bracket.end;
        } else if let Some(body) = body_behind(tokens, self.whole.end, within) {
            self.affiliation = self.affiliation.or(Some(body));
            self.whole.end = body.end;
        }
        self.whole.end = age_behind(tokens, self.whole.end, within).unwrap_or(self.whole.end);
        if let Some(office) = office_behind(tokens, self.whole.end, within) {
            self.take(&office);
        } else if let Some(end) = relative_behind(tokens, self.whole.end, within) {
            self.whole.end = end;
        }
    }
}

/// ", the mayor of Kelmsund": up to the comma or stop that closes it.
fn office_behind(tokens: &Tokens<'_>, comma: usize, within: Stretch) -> Option<Office> {
    if !tokens.has(comma, Class::Comma) || comma >= within.end {
        return None;
    }
    let end = closes_at(tokens, comma + 1, within)?;
    let stops = classes!(Preposition Relative Verb Conjunction);
    let before_of = (comma + 1..end)
        .find(|&i| !tokens.has(i, Class::Capital) && tokens.is_any(i, stops))
        .unwrap_or(end);
    let head = (comma + 1..before_of)
        .rev()
        .find(|&i| is_role(tokens, i))
        .filter(|&i| i + 1 == before_of)?;
    let affiliation = affiliation_behind(tokens, head + 1, end)?;
    let office = office_ending(tokens, head, Stretch::new(comma + 1, end));
    (office.whole.start == comma + 1).then(|| office.belonging(affiliation, end))
}

/// A bracket directly behind the name: "(D-Mo.)".
fn bracketed(tokens: &Tokens<'_>, at: usize, within: Stretch) -> Option<Stretch> {
    // "(@milves)" is an account.
    let account = tokens.text_of(at + 1).starts_with('@');
    if tokens.text_of(at) != "(" || at >= within.end || account {
        return None;
    }
    let end = (at + 2..(at + 10).min(within.end)).find(|&i| tokens.text_of(i) == ")")?;
    Some(Stretch::new(at, end + 1))
}

/// "Mara Ilves of the Harbour Board": a body behind a preposition.
fn body_behind(tokens: &Tokens<'_>, at: usize, within: Stretch) -> Option<Stretch> {
    if !matches!(tokens.text_of(at), "of" | "from" | "at") {
        return None;
    }
    let start = at + 1 + usize::from(tokens.has(at + 1, Class::Determiner));
    let limit = within.end.min(start + LONGEST / 2);
    let mut names = start..limit;
    let end = names.find(|&i| !is_name(tokens, i)).unwrap_or(limit);
    (end > start).then(|| Stretch::new(start, end))
}

/// ", 43": the age, set off by commas.
fn age_behind(tokens: &Tokens<'_>, comma: usize, within: Stretch) -> Option<usize> {
    let number = comma + 1;
    let two_digits = tokens.text_of(number).len() <= 3 && tokens.has(number, Class::Number);
    let closed = tokens.is_any(number + 1, classes!(Comma Stop)) || number + 1 >= within.end;
    (tokens.has(comma, Class::Comma) && number < within.end && two_digits && closed)
        .then_some(number + 1)
}

/// ", who runs the ferry": a clause that tells no event of its own.
fn relative_behind(tokens: &Tokens<'_>, comma: usize, within: Stretch) -> Option<usize> {
    let opens = tokens.has(comma, Class::Comma) && tokens.text_of(comma + 1) == "who";
    if !opens || comma + 2 >= within.end {
        return None;
    }
    let end = closes_at(tokens, comma + 1, within)?;
    let tells = classes!(PastEvent EndsEd Number NumberWord Verb Mark);
    let plain = (comma + 2..end).all(|i| tokens.has(i, Class::Capital) || !tokens.is_any(i, tells));
    (plain && end > comma + 3 && !tokens.has(end, Class::Word)).then_some(end)
}

/// Where an insertion that begins at `from` ends: at the next comma, stop, dash or the end; `None` when it is too far.
fn closes_at(tokens: &Tokens<'_>, from: usize, within: Stretch) -> Option<usize> {
    let closing = classes!(Comma Dash Semicolon Colon Mark);
    let ends = |i: usize| {
        tokens.is_any(i, closing)
            || tokens.has(i, Class::Stop)
                && (i + 1 >= within.end || !tokens.has(i + 1, Class::Capital))
    };
    let last = within.end.min(from + LONGEST);
    let end = (from..last).find(|&i| ends(i));
    end.or(Some(within.end).filter(|&end| end <= from + LONGEST))
}

//! What is with a name and says who it is: an office before it, a role, an age, a body behind it.
//!
//! "Harbour Board chairwoman Mara Ilves", "Russia's foreign minister, Sergey Lavrov,", "Tom Berg (D-Mo.)". Only shapes
//! and roles count. Who is meant by a bare role is `cast`'s to say.

use super::names::{is_acronym, is_name};
use super::office::{
    LONGEST, Office, affiliation_behind, is_role, last_before, office_before_comma, office_ending,
};
use super::runs::name_words;
use crate::claim::cues::{Class, classes};
use crate::claim::token::tokens::{Stretch, Tokens};

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
    let bare = Described {
        name,
        whole: name,
        role: None,
        affiliation: None,
    };
    behind(tokens, before(tokens, bare, within), within)
}

impl Described {
    fn with_office(self, office: &Office) -> Self {
        Self {
            whole: Stretch::new(
                self.whole.start.min(office.whole.start),
                self.whole.end.max(office.whole.end),
            ),
            role: self.role.or(Some(office.role)),
            affiliation: self.affiliation.or(office.affiliation),
            ..self
        }
    }

    fn until(self, end: usize) -> Self {
        Self {
            whole: Stretch::new(self.whole.start, self.whole.end.max(end)),
            ..self
        }
    }
}

/// Adds titles and roles before the name: "Mayor", "board spokesman", "the mayor of Kelmsund,".
fn before(tokens: &Tokens<'_>, bare: Described, within: Stretch) -> Described {
    let titled = past_titles(tokens, bare, within);
    let Some(last) = last_before(titled.whole.start, within) else {
        return titled;
    };
    if is_role(tokens, last) {
        return titled.with_office(&office_ending(tokens, last, within));
    }
    // "The mayor of Kelmsund, Mara Ilves": the comma divides role and name.
    if !tokens.has(last, Class::Comma) || name_words(tokens, bare.name) < 2 {
        return titled;
    }
    // "After nine years as its chair, Mara Ilves left", "Meeting his counterpart, Mara Ilves said": the office ends the
    // phrase before the name.
    let leads = |o: &Office| {
        let lead = o.whole.start.checked_sub(1);
        lead.is_some_and(|i| tokens.text_of(i) == "as" || tokens.has(i, Class::EndsIng))
    };
    let office = office_before_comma(tokens, last, within).filter(|o| !leads(o));
    office.map_or(titled, |o| titled.with_office(&o))
}

/// Passes over capitalised titles: "Foreign Minister", "Sen.", "Dr". The last one that is an office is the role.
fn past_titles(tokens: &Tokens<'_>, bare: Described, within: Stretch) -> Described {
    let mut start = bare.whole.start;
    let mut role = bare.role;
    let near = |at: &usize| at + LONGEST > bare.whole.start;
    while let Some(mut at) = last_before(start, within).filter(near) {
        if tokens.text_of(at) == "." && tokens.is_glued(at) && at > within.start {
            at -= 1;
        }
        if !(tokens.has(at, Class::Title) && tokens.has(at, Class::Capital)) {
            break;
        }
        if !tokens.has(at, Class::Honorific) {
            role = Some(Stretch::new(at, role.map_or(start, |r| r.end)));
        }
        start = at;
    }
    let titled = Described {
        whole: Stretch::new(start, bare.whole.end),
        role,
        ..bare
    };
    match role {
        Some(role) if role.start == start => before_title(tokens, titled, role, within),
        _ => titled,
    }
}

/// The capitalised words before a title: the body it belongs to, "Harbour Board Chairwoman", or a part of it, "Foreign
/// Minister".
fn before_title(
    tokens: &Tokens<'_>,
    titled: Described,
    role: Stretch,
    within: Stretch,
) -> Described {
    let mut start = role.start;
    let near = |at: &usize| at + LONGEST > role.start;
    while let Some(at) = last_before(start, within)
        .filter(near)
        .filter(|&i| is_name(tokens, i))
    {
        start = at;
    }
    if start == role.start {
        return titled;
    }
    let words = Stretch::new(start, role.start);
    let last = role.start - 1;
    let whole = Stretch::new(start, titled.whole.end);
    if tokens.has(last, Class::Body) || is_acronym(tokens, last) {
        return Described {
            whole,
            affiliation: Some(words),
            ..titled
        };
    }
    let role = Stretch::new(if words.len() > 2 { role.start } else { start }, role.end);
    Described {
        whole,
        role: Some(role),
        ..titled
    }
}

/// ", the mayor of Kelmsund": up to the comma or stop that closes it.
fn office_behind(tokens: &Tokens<'_>, comma: usize, within: Stretch) -> Option<Office> {
    if !tokens.has(comma, Class::Comma) || comma >= within.end {
        return None;
    }
    let end = closes_at(tokens, comma + 1, within, LONGEST)?;
    let stops = classes!(Preposition | Relative | Verb | Conjunction);
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

/// Adds what follows the name: "(D-Mo.)", ", 43", ", the mayor of Kelmsund", " of the Harbour Board".
fn behind(tokens: &Tokens<'_>, named: Described, within: Stretch) -> Described {
    let mut found = named;
    if let Some(bracket) = bracketed(tokens, found.whole.end, within) {
        found.affiliation = found
            .affiliation
            .or(Some(Stretch::new(bracket.start + 1, bracket.end - 1)));
        found = found.until(bracket.end);
    } else if let Some(body) = body_behind(tokens, found.whole.end, within) {
        found.affiliation = found.affiliation.or(Some(body));
        found = found.until(body.end);
    }
    if let Some(end) = age_behind(tokens, found.whole.end, within) {
        found = found.until(end);
    }
    match office_behind(tokens, found.whole.end, within) {
        Some(office) => found.with_office(&office),
        None => relative_behind(tokens, found.whole.end, within)
            .map_or(found, |clause| found.until(clause.end)),
    }
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
    let end = (start..within.end.min(start + LONGEST / 2))
        .find(|&i| !is_name(tokens, i))
        .unwrap_or(within.end.min(start + LONGEST / 2));
    (end > start).then(|| Stretch::new(start, end))
}

/// ", 43": the age, set off by commas.
fn age_behind(tokens: &Tokens<'_>, comma: usize, within: Stretch) -> Option<usize> {
    let number = comma + 1;
    let two_digits = tokens.text_of(number).len() <= 3 && tokens.has(number, Class::Number);
    let closed = tokens.is_any(number + 1, classes!(Comma | Stop)) || number + 1 >= within.end;
    (tokens.has(comma, Class::Comma) && number < within.end && two_digits && closed)
        .then_some(number + 1)
}

/// ", who runs the ferry": a clause that tells no event of its own.
fn relative_behind(tokens: &Tokens<'_>, comma: usize, within: Stretch) -> Option<Stretch> {
    let opens = tokens.has(comma, Class::Comma) && tokens.text_of(comma + 1) == "who";
    if !opens || comma + 2 >= within.end {
        return None;
    }
    let end = closes_at(tokens, comma + 1, within, LONGEST)?;
    let tells = classes!(PastEvent | EndsEd | Number | NumberWord | Verb | Mark);
    let plain = (comma + 2..end).all(|i| tokens.has(i, Class::Capital) || !tokens.is_any(i, tells));
    (plain && end > comma + 3 && !tokens.has(end, Class::Word)).then(|| Stretch::new(comma, end))
}

/// Where an insertion that begins at `from` ends: at the next comma, stop, dash or the end; `None` when it is too far.
fn closes_at(tokens: &Tokens<'_>, from: usize, within: Stretch, most: usize) -> Option<usize> {
    let closing = classes!(Comma | Dash | Semicolon | Colon | Mark);
    let ends = |i: usize| {
        tokens.is_any(i, closing)
            || tokens.has(i, Class::Stop)
                && (i + 1 >= within.end || !tokens.has(i + 1, Class::Capital))
    };
    let last = within.end.min(from + most);
    match (from..last).find(|&i| ends(i)) {
        Some(end) => Some(end),
        None if within.end <= from + most => Some(within.end),
        None => None,
    }
}

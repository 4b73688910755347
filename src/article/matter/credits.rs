//! Who wrote an article and when it appeared, as the lines near its headline say it.
//!
//! Reads bylines, date lines, and both in one; neighbours are for `head`.

use super::dates;
use super::lists::List;
use super::shape::BlockShape;
use crate::article::BlockKind;

/// What a line says; at least one of the two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Credits {
    /// Names, without the word that opens a byline.
    pub byline: Option<String>,
    /// A date as written.
    pub published: Option<String>,
}

/// Words of a block of credits at most.
const WORDS_AT_MOST: usize = 24;
/// Words of a line of credits that says neither who nor when (where, what for).
const REST_AT_MOST: usize = 6;

/// The credits in a block that holds nothing else.
pub(super) fn of(shape: &BlockShape<'_>) -> Option<Credits> {
    if shape.n_words > WORDS_AT_MOST || shape.is_heading() {
        return None;
    }
    if let BlockKind::Item(marker) = shape.kind {
        // "12. Mai 2026" reads like the twelfth item of a list.
        let whole = format!("{marker} {}", shape.text);
        let published =
            dates::of_line(&whole).filter(|d| d.starts_with(|c: char| c.is_ascii_digit()))?;
        return Some(Credits {
            byline: None,
            published: Some(published),
        });
    }
    let mut found = Credits::default();
    for line in shape.text.lines() {
        let credits = of_line(line);
        if credits == Credits::default() && line.split_whitespace().count() > REST_AT_MOST {
            return None;
        }
        found.byline = found.byline.or(credits.byline);
        found.published = found.published.or(credits.published);
    }
    (found != Credits::default()).then_some(found)
}

/// "By Ro Tamm, 3 March 2026", "Posted on 3 March 2026 by Ro Tamm", "3 March 2026".
fn of_line(line: &str) -> Credits {
    let published = dates::of_line(line);
    if let Some(name) = after_opening(line) {
        return Credits {
            byline: Some(who(name)),
            published,
        };
    }
    if let Some((when, name)) = line.split_once(" by ") {
        let published = dates::of_line(when);
        let byline = published.is_some() && begins_high(name);
        return Credits {
            byline: byline.then(|| who(name)),
            published,
        };
    }
    Credits {
        byline: None,
        published,
    }
}

/// What follows the opening of a byline, when it begins like a name.
fn after_opening(line: &str) -> Option<&str> {
    let opening = List::Byline.opens(&line.to_lowercase())?;
    let name = line.get(opening.len()..)?.trim();
    let ends = name.ends_with(['.', '!', '?']) && name.split_whitespace().count() > 4;
    (begins_high(name) && !ends).then_some(name)
}

/// The name in a line that is nothing but one, perhaps with a place: "Jon Brae in Sallow".
pub(super) fn bare_name<'a>(shape: &BlockShape<'a>) -> Option<&'a str> {
    let name = shape.text.split(" in ").next().unwrap_or("").trim();
    let is_name = (2..=4).contains(&name.split_whitespace().count())
        && name
            .split_whitespace()
            .all(|w| w.chars().next().is_some_and(char::is_uppercase))
        && !name.contains(|c: char| c.is_ascii_digit() || ":?!,".contains(c));
    let fits = shape.n_words <= 8 && !shape.is_heading() && !shape.ends_a_sentence;
    (is_name && fits).then_some(name)
}

fn begins_high(name: &str) -> bool {
    name.chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
}

/// The names of a byline, without a date or an outlet that follows them on the line.
fn who(line: &str) -> String {
    let names = line.split(['|', '•', '·', '(']).next().unwrap_or(line);
    let has_figure = |piece: &&str| piece.contains(|c: char| c.is_ascii_digit());
    let pieces: Vec<&str> = names.split(',').take_while(|p| !has_figure(p)).collect();
    pieces
        .join(",")
        .trim()
        .trim_end_matches([',', '-', '–', '—'])
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, byline: Option<&str>, published: Option<&str>) {
        let credits = of_line(line);
        let found = (credits.byline.as_deref(), credits.published.as_deref());
        assert_eq!(found, (byline, published), "{line}");
    }

    #[test]
    fn lines_say_who_and_when() {
        check(
            "By Ro Tamm, 3 March 2026",
            Some("Ro Tamm"),
            Some("3 March 2026"),
        );
        check(
            "Words by Ro Tamm | Photographs by Olu Sand",
            Some("Ro Tamm"),
            None,
        );
        check(
            "Posted on March 3, 2026 by Ro Tamm",
            Some("Ro Tamm"),
            Some("March 3, 2026"),
        );
        check(
            "Posted on March 3, 2026 by admin",
            None,
            Some("March 3, 2026"),
        );
        check("Von Ona Pell", Some("Ona Pell"), None);
    }

    #[test]
    fn sentences_say_neither() {
        check("By Tuesday the ferry was full to the rails.", None, None);
        check("By far the loudest bell", None, None);
        check("The bell was cast by Brandt", None, None);
    }
}

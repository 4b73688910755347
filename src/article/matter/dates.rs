//! Date lines and datelines: when an article says that it appeared.
//!
//! Finds the words of a date and gives them back as written; computes nothing.

use super::lists::List;

/// Other words a date line may hold: an outlet's name.
const OTHERS_AT_MOST: usize = 4;

/// The date in a line that is nothing but a date, an outlet's name and the like.
pub(super) fn of_line(line: &str) -> Option<String> {
    if line.len() > 120 {
        return None;
    }
    let bare = line.trim_end_matches('.');
    let others =
        words(bare).filter(|w| !is_date_word(w) && !List::BesideDate.has(&w.to_lowercase()));
    let others: Vec<&str> = others.collect();
    let begin_high = others
        .iter()
        .all(|w| !w.chars().next().is_some_and(char::is_lowercase));
    // What is divided off ("12 min read") may hold figures that are no part of the date.
    let mut pieces = bare.split(['|', '•', '·']);
    (others.len() <= OTHERS_AT_MOST && begin_high)
        .then(|| pieces.find_map(date))
        .flatten()
}

/// The date in a dateline: a place in capitals, a date, a dash, at the beginning of a paragraph.
pub(super) fn of_dateline(paragraph: &str) -> Option<String> {
    date(dateline(paragraph)?)
}

/// Whether a paragraph begins with a dateline, dated or not: "BRIGG (QP) —".
pub(super) fn has_dateline(paragraph: &str) -> bool {
    dateline(paragraph).is_some()
}

/// What precedes the dash of a dateline.
fn dateline(paragraph: &str) -> Option<&str> {
    let mut dashes = paragraph.match_indices(['-', '–', '—']).take(8);
    let dash = dashes.find_map(|(at, _)| {
        let before = paragraph.get(..at)?;
        before.ends_with([' ', ')', '.']).then_some(before)
    });
    let before = dash.filter(|before| before.len() <= 80)?;
    let place = words(before).next()?;
    let in_capitals = place.chars().count() >= 3 && !place.chars().any(char::is_lowercase);
    in_capitals.then_some(before)
}

/// The stretch from the first to the last word of a date, when there is a whole one: a day or year with a month,
/// or figures alone that can be nothing else.
fn date(text: &str) -> Option<String> {
    let mut found: Option<(usize, usize)> = None;
    let (mut has_month, mut has_number) = (false, false);
    for word in words(text) {
        if !is_date_word(word) {
            if has_month && has_number {
                break;
            }
            continue;
        }
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let whole = is_whole_date(word);
        has_month |= whole || is_month(word);
        has_number |= whole || word.contains(|c: char| c.is_ascii_digit());
        found = Some((found.map_or(start, |(from, _)| from), start + word.len()));
        if whole {
            found = Some((start, start + word.len()));
            break;
        }
    }
    let (from, to) = found.filter(|_| has_month && has_number)?;
    text.get(from..to).map(str::to_owned)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text.split(|c: char| c.is_whitespace() || "|•·,;()[]".contains(c));
    pieces
        .map(|w| w.trim_matches([':', '.', '-', '–', '—']))
        .filter(|w| !w.is_empty())
}

fn is_date_word(word: &str) -> bool {
    let figures = word
        .chars()
        .all(|c| c.is_ascii_digit() || ":./-".contains(c))
        && word.len() <= 10;
    let ordinal = word.trim_end_matches(|c: char| c.is_alphabetic());
    let is_ordinal =
        ordinal.len() <= 2 && !ordinal.is_empty() && ordinal.len() < word.len() && word.len() <= 4;
    is_month(word)
        || figures
        || is_whole_date(word)
        || is_ordinal && ordinal.bytes().all(|b| b.is_ascii_digit())
}

fn is_month(word: &str) -> bool {
    List::Month.has(&word.to_lowercase())
}

/// 2026-03-03 (with a time or not), 03/03/2026, 3.3.2026, 2026年3月3日.
fn is_whole_date(word: &str) -> bool {
    let n_digits = word.bytes().filter(u8::is_ascii_digit).count();
    let east = word.contains('年') && word.contains('月');
    let n_signs = word.matches(['-', '/', '.']).count();
    let begins = word.starts_with(|c: char| c.is_ascii_digit());
    begins && (east || (n_signs >= 2 && (6..=17).contains(&n_digits) && !word.starts_with("0.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, date: Option<&str>) {
        assert_eq!(of_line(line).as_deref(), date, "{line}");
    }

    #[test]
    fn a_date_line_gives_its_date_as_written() {
        check(
            "The Quay Post, September 04, 2018",
            Some("September 04, 2018"),
        );
        check(
            "Published 3 March 2026, 10:15 | Updated 4 March",
            Some("3 March 2026, 10:15"),
        );
        check("Friday, July 21, 2017", Some("July 21, 2017"));
        check("2026-03-03T08:00:00Z", Some("2026-03-03T08:00:00Z"));
        check("2026年3月3日", Some("2026年3月3日"));
        check("12. Mai 2026", Some("12. Mai 2026"));
    }

    #[test]
    fn news_is_no_date_line() {
        check("The ferry sank in March 2026 off the pier", None);
        check("Nine boats, 4 crews", None);
        check("Mayor may resign", None);
    }

    #[test]
    fn a_dateline_is_read_and_its_likes_are_not() {
        assert_eq!(
            of_dateline("BRIGG HARBOUR, 3 March - The ferry").as_deref(),
            Some("3 March")
        );
        assert_eq!(of_dateline("BRIGG (QP) — March 3, 2026 — The ferry"), None);
        assert!(has_dateline("BRIGG (QP) — The ferry"));
        assert_eq!(of_dateline("On 3 March - a Tuesday - the ferry"), None);
    }
}

//! Which number of a claim counts or measures something: not a date, an age, a time of day, or a number in a name.
//!
//! Decided by the words right before and behind it. A doubtful one counts: a needless question is answered "n/a".

use super::words::{UNITS, place_of};
use crate::text::is_among;

/// Words in small letters before a number that is part of a name or an order.
const LABELS: &str = "\
    no number page chapter room route flight article section platform pier gate bus line version volume aged \
    age day part step";

/// Words with a capital that may begin a sentence right before an amount.
const LEADS: &str = "\
    a about after all almost an and another around as at barely between but by every exactly fewer for from \
    her his in its just least less more most nearly of on only or our over roughly since some than that the \
    their these they this those to under up we when while with within";

/// Words before the number of a year.
const BEFORE_YEARS: &str = "\
    in since by until till from before after during of early late mid spring summer autumn winter to and \
    between";

/// The months, and how they are cut short.
const MONTHS: &str = "\
    january february march april may june july august september october november december jan feb mar apr jun \
    jul aug sep sept oct nov dec";

/// Numbers in words that count something.
const NUMBER_WORDS: &str = "\
    two three four five six seven eight nine ten eleven twelve dozen* twenty thirty forty fifty sixty seventy \
    eighty ninety hundred* thousand* million* billion* half quarter* twice double* triple*";

/// The first number of `text` that counts something, with what belongs to it: `41,200`, `3.1 million`, `18 per cent`.
pub(super) fn first_number(text: &str) -> Option<&str> {
    numbers(text).find_map(|(start, end)| counted(text, start, end))
}

/// Whether `text` has figures, and none of its numbers counts anything.
pub(super) fn counts_nothing(text: &str) -> bool {
    let in_words = || {
        let mut words = NUMBER_WORDS.split(' ');
        words.any(|word| place_of(word, text).is_some())
    };
    numbers(text).next().is_some() && first_number(text).is_none() && !in_words()
}

/// Where the figures of `text` are.
fn numbers(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.find(|c: char| c.is_ascii_digit())?;
        let figures = text.get(start..)?;
        let length = figures.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.'));
        let figures = figures.get(..length.unwrap_or(figures.len()))?;
        let end = start + figures.trim_end_matches([',', '.']).len();
        from = end;
        Some((start, end))
    })
}

/// The number with its unit, where it counts something.
fn counted(text: &str, start: usize, end: usize) -> Option<&str> {
    let (before, number, behind) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
    let blank = behind.len() - behind.trim_start_matches([' ', '\u{a0}']).len();
    let unit = UNITS.iter().find_map(|unit| {
        let place = place_of(unit, behind)?;
        (place.start == blank).then_some(place.end)
    });
    let is_money = before.trim_end().ends_with(['$', '€', '£', '¥']);
    let counts = unit.is_some() || is_money || !is_name_or_time(before, number, behind);
    counts.then(|| text.get(start..end + unit.unwrap_or(0)))?
}

fn is_name_or_time(before: &str, number: &str, behind: &str) -> bool {
    let last = before.chars().next_back();
    // "A320", "Covid-19"; but not "18-25".
    let joined = before
        .strip_suffix('-')
        .map_or(last, |b| b.chars().next_back());
    if joined.is_some_and(char::is_alphabetic) || is_clock(before, behind) {
        return true;
    }
    let next = behind
        .trim_start()
        .split(|c: char| !c.is_alphanumeric())
        .next();
    let next = next.unwrap_or("").to_lowercase();
    let attached = behind.chars().next().is_some_and(char::is_alphabetic);
    // "3rd", "the 1990s".
    if attached && matches!(next.as_str(), "st" | "nd" | "rd" | "th" | "s") {
        return true;
    }
    let is_age = behind.starts_with("-year-old")
        || behind.trim_start().starts_with("years old")
        || last == Some(' ')
            && before.trim_end().ends_with(',')
            && behind.starts_with([',', '.'])
            && number.len() <= 2;
    let previous = before
        .trim_end()
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or("");
    let ends_sentence = previous.ends_with(['.', '!', '?', ':', ';', ',']);
    let word = previous.trim_matches(|c: char| !c.is_alphanumeric());
    let small = word.to_lowercase();
    let in_month = |word: &str| is_among(MONTHS, word);
    let begins_with_capital = |word: &str| word.starts_with(char::is_uppercase);
    let next_is_month = in_month(&next) && behind.trim_start().starts_with(char::is_uppercase);
    let is_date = next_is_month || in_month(&small) && begins_with_capital(word);
    let is_year = matches!(number.parse(), Ok(1000..=2100)) && number.len() == 4;
    let is_year = is_year && (is_among(BEFORE_YEARS, &small) || small.is_empty() && attached);
    let is_plain = number.bytes().all(|byte| byte.is_ascii_digit());
    // "November 16, 2021".
    let is_behind_day = word.len() <= 2 && word.parse::<u8>().is_ok() && previous.ends_with(',');
    let is_year = is_year || number.len() == 4 && is_behind_day;
    let is_label = is_among(LABELS, &small) && is_plain;
    let is_name = is_plain
        && begins_with_capital(word)
        && !ends_sentence
        && !is_among(LEADS, &small)
        && word.chars().all(char::is_alphanumeric);
    is_age || is_date || is_year || is_label || is_name
}

/// "6:38", "6.38 p.m.", "9 a.m.".
fn is_clock(before: &str, behind: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let colon_behind = behind
        .strip_prefix(':')
        .is_some_and(|rest| digit(rest.chars().next()));
    let colon_before = before
        .strip_suffix(':')
        .is_some_and(|b| digit(b.chars().next_back()));
    let rest = behind.trim_start();
    let half = ["a.m", "p.m", "am ", "pm ", "o’clock", "o'clock"];
    colon_behind
        || colon_before
        || half.iter().any(|half| rest.starts_with(half))
        || matches!(rest, "am" | "pm")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, number: Option<&str>) {
        assert_eq!(first_number(text), number, "{text}");
    }

    #[test]
    fn numbers_come_with_what_belongs_to_them() {
        check("handled 41,200 containers", Some("41,200"));
        check("cost 3.1 million crowns.", Some("3.1 million"));
        check("rose by 18 percent, twice", Some("18 percent"));
        check("rose by 18%.", Some("18%"));
        check("twelve ferries", None);
        check("4 per centuries", Some("4"));
        check("The 300 boats", Some("300"));
        check("Nearly 300 boats", Some("300"));
        check("1500 people came", Some("1500"));
        check("aged between 18-25", Some("18"));
        check("it cost Ilves $40", Some("40"));
    }

    #[test]
    fn dates_ages_times_and_names_count_nothing() {
        for text in [
            "a Boeing 777 crashed",
            "Boeing 777 crashed",
            "the Airbus A320 landed",
            "it began on 16 November",
            "it began on November 16, 2021",
            "It opened in 1987.",
            "the 1990s were quiet",
            "the 19th century",
            "Ilves, 43, said",
            "a 43-year-old baker",
            "she is 43 years old",
            "a man aged 43",
            "the bus leaves at 6:38",
            "the bus leaves at 9 a.m.",
            "bus number 9 is late",
            "Covid-19 came",
        ] {
            check(text, None);
            assert!(counts_nothing(text), "{text}");
        }
        check("In 1987 it carried 212,000 people", Some("212,000"));
        assert!(!counts_nothing("two ferries since 1987"));
        assert!(!counts_nothing("nobody counted"));
    }
}

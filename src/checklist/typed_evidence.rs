//! Evidence as it is typed in one line: an address, or words such as "interview with Ambrose Kell, 12 May, tape 2, 14:20".
//!
//! What is plain is read: the type by its word, where in the source by "p. 14" or "14:20", the date. The rest is the title.

use super::Evidence;
use crate::text::{is_among, is_web_address};

/// Words that name a type of source, after the type they name.
const TYPES: &[(&str, &str)] = &[
    (
        "interview",
        "interview interviews interviewed conversation talk call telephone telephoned phone phoned told",
    ),
    (
        "email",
        "e-mail email mail e-mails emails message messages correspondence",
    ),
    (
        "recording",
        "recording tape audio video film podcast broadcast",
    ),
    ("notes", "notes notebook note"),
    ("dataset", "dataset data database spreadsheet statistics"),
    ("report", "report study audit survey yearbook"),
    (
        "document",
        "document letter memo minutes contract record transcript ruling pdf",
    ),
    ("book", "book novel biography memoir"),
    ("web-page", "website webpage blog"),
];

/// Types of what somebody said or wrote to the author: they are cited for whose word a claim is.
const HEARD: &str = "interview email recording notes";

/// What stands before the number of a place in a source.
const PLACES: &str = "\
    p pp page pages table tape min minute minutes chapter ch section sec § para paragraph line lines row \
    sheet column fig figure vol volume annex appendix slide item note footnote file folder box part";

/// Places that only something on pages has.
const ON_PAGES: &str = "p pp page pages";

/// The months by their first three letters.
const MONTHS: &str = "jan feb mar apr may jun jul aug sep oct nov dec";

impl Evidence {
    /// Reads a line; whose it is and what it says of the claim are the caller's.
    pub fn typed(line: &str) -> Self {
        let line = line.trim();
        let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let address = first.trim_end_matches(',');
        let mut evidence = Self::default();
        let words = if is_web_address(address) {
            evidence.url = Some(address.to_owned());
            rest
        } else {
            line
        };
        let pieces = pieces(words);
        let (mut title, mut locator, mut date) = (Vec::new(), Vec::new(), Vec::new());
        for piece in pieces {
            if is_place(piece) {
                locator.push(piece);
            } else if is_date(piece) {
                date.push(piece);
            } else {
                title.push(piece);
            }
        }
        if title.is_empty() && evidence.url.is_none() {
            // A date or a place alone names nothing else.
            title.append(&mut date);
            title.append(&mut locator);
        }
        let some = |pieces: &[&str]| (!pieces.is_empty()).then(|| pieces.join(", "));
        evidence.kind = type_of(&title, &locator).map(str::to_owned);
        evidence.title = some(&title);
        evidence.locator = some(&locator);
        evidence.published = some(&date);
        evidence
    }

    /// Whether it is what somebody told the author, by its type.
    pub fn was_heard(&self) -> bool {
        self.kind
            .as_deref()
            .is_some_and(|kind| is_among(HEARD, kind))
    }

    /// The line that would be typed for it: address or title, date, and where in it.
    pub fn as_typed(&self) -> String {
        let parts = if self.url.is_some() {
            [&self.url, &None, &self.locator]
        } else {
            [&self.title, &self.published, &self.locator]
        };
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        parts.join(", ")
    }

    /// The same source for another claim, with `typed` saying where in it; what was found in it is not taken along.
    #[must_use]
    pub fn again(&self, typed: &Self) -> Self {
        Self {
            locator: typed.locator.clone(),
            stance: None,
            quote: None,
            note: None,
            ..self.clone()
        }
    }

    /// Whether both are the same source, wherever in it.
    pub fn is_same_source(&self, other: &Self) -> bool {
        match (&self.url, &other.url) {
            (Some(one), Some(other)) => one.trim() == other.trim(),
            (None, None) => {
                self.title.is_some()
                    && self.title == other.title
                    && self.published == other.published
            }
            _ => false,
        }
    }
}

/// What stands between commas; those in brackets or quotation marks belong to a title.
fn pieces(words: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_i32;
    let divides = move |c: char| {
        match c {
            '(' | '[' | '“' => depth += 1,
            ')' | ']' | '”' => depth -= 1,
            _ => {}
        }
        c == ',' && depth <= 0
    };
    let pieces = words.split(divides).map(str::trim);
    pieces.filter(|piece| !piece.is_empty())
}

/// The words of a piece in small letters, without the marks around them.
fn words_of(piece: &str) -> Vec<String> {
    let bare = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '§');
        word.to_lowercase()
    };
    piece.split_whitespace().map(bare).collect()
}

/// "p. 14", "table 2", "min 3", "14:20", "tape 2 side B".
fn is_place(piece: &str) -> bool {
    let words = words_of(piece);
    let is_time = |word: &String| {
        let mut parts = word.split(':');
        word.contains(':') && parts.all(|part| matches!(part.len(), 1 | 2) && is_figures(part))
    };
    match words.as_slice() {
        [time] if is_time(time) => true,
        // "p.14"
        [word] => {
            let number = word.trim_start_matches(|c: char| !c.is_ascii_digit());
            let place = word.strip_suffix(number).unwrap_or("");
            !number.is_empty()
                && is_figures(number)
                && is_among(PLACES, place.trim_end_matches('.'))
        }
        [place, number, ..] => {
            let is_number =
                number.starts_with(|c: char| c.is_ascii_digit()) || number.chars().count() == 1;
            is_among(PLACES, place) && is_number
        }
        [] => false,
    }
}

/// "12 May", "May 2025", "2025-05-12", "2025".
fn is_date(piece: &str) -> bool {
    let words = words_of(piece);
    let is_month = |word: &str| {
        let begun = word.get(..3).is_some_and(|begun| is_among(MONTHS, begun));
        begun && word.chars().all(char::is_alphabetic) && word.len() <= "september".len()
    };
    let is_day = |word: &str| {
        let day = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|end| word.strip_suffix(end));
        day.unwrap_or(word)
            .parse::<u8>()
            .is_ok_and(|day| (1..=31).contains(&day))
    };
    let is_year = |word: &str| word.len() == 4 && is_figures(word);
    let is_whole = |word: &str| {
        let parts: Vec<&str> = word.split(['-', '.', '/']).collect();
        parts.len() == 3 && parts.iter().all(|part| is_figures(part) && part.len() <= 4)
    };
    match words.as_slice() {
        [one] => is_year(one) || is_whole(one),
        words => {
            let n_months = words.iter().filter(|word| is_month(word)).count();
            let known = words
                .iter()
                .all(|word| is_month(word) || is_day(word) || is_year(word));
            n_months == 1 && known && words.len() <= 3
        }
    }
}

fn is_figures(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The type that the first telling word names; else what the place in it says.
fn type_of(title: &[&str], locator: &[&str]) -> Option<&'static str> {
    let named = |word: &String| {
        let mut types = TYPES.iter();
        types.find_map(|(name, words)| is_among(words, word).then_some(*name))
    };
    let words = title.iter().flat_map(|piece| words_of(piece));
    let mut named = words.filter_map(|word| named(&word));
    let place = |places: &str| {
        let mut words = locator.iter().flat_map(|piece| words_of(piece));
        words.any(|word| {
            is_among(
                places,
                word.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.'),
            )
        })
    };
    named
        .next()
        .or_else(|| place("tape").then_some("recording"))
        .or_else(|| (place(ON_PAGES) && !title.is_empty()).then_some("document"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of a line: type, title, date, place; and whether the line comes back as it was typed.
    #[track_caller]
    fn check(line: &str, read: [&str; 4]) {
        let evidence = Evidence::typed(line);
        let of = [
            &evidence.kind,
            &evidence.title,
            &evidence.published,
            &evidence.locator,
        ];
        let of = of.map(|value| value.as_deref().unwrap_or(""));
        assert_eq!(of, read, "{line}");
        assert_eq!(evidence.as_typed(), line);
    }

    #[test]
    fn what_is_plain_is_read() {
        check(
            "interview with Ambrose Kell, 12 May, tape 2, 14:20",
            [
                "interview",
                "interview with Ambrose Kell",
                "12 May",
                "tape 2, 14:20",
            ],
        );
        check(
            "Annual report 2025, p. 14",
            ["report", "Annual report 2025", "", "p. 14"],
        );
        check(
            "e-mail from Mara Ilves, 3 March",
            ["email", "e-mail from Mara Ilves", "3 March", ""],
        );
        check(
            "Kell, The Long Bridge, p. 212",
            ["document", "Kell, The Long Bridge", "", "p. 212"],
        );
        check("harbour log", ["", "harbour log", "", ""]);
        check("my notes, pp. 3-4", ["notes", "my notes", "", "pp. 3-4"]);
        check(
            "tolls, 2025-05-12, table 2, row 7",
            ["", "tolls", "2025-05-12", "table 2, row 7"],
        );
        check("Part of a whole", ["", "Part of a whole", "", ""]);
        check("May Day parade", ["", "May Day parade", "", ""]);
        check("p.14", ["", "p.14", "", ""]);
        check(
            "Tom Berg, The Long Bridge (Norvik: Quay Press, 2011), p. 212",
            [
                "document",
                "Tom Berg, The Long Bridge (Norvik: Quay Press, 2011)",
                "",
                "p. 212",
            ],
        );
        check(
            "Harbour Board, by telephone, 4 May 2026",
            ["interview", "Harbour Board, by telephone", "4 May 2026", ""],
        );
    }

    #[test]
    fn an_address_may_have_its_place_behind_it() {
        let evidence = Evidence::typed("https://toll.example/a,b, table 1, total");
        assert_eq!(evidence.url.as_deref(), Some("https://toll.example/a,b"));
        assert_eq!(evidence.locator.as_deref(), Some("table 1"));
        assert_eq!(evidence.title.as_deref(), Some("total"));
    }
}

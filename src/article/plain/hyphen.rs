//! Words divided at line ends: whether the hyphen belongs to the word.

/// What stands before the hyphen of English compounds.
const FIRST: &[&str] = &[
    "all", "anti", "best", "co", "cross", "ex", "far", "fast", "five", "four", "full", "half",
    "hard", "high", "ill", "inter", "large", "late", "left", "long", "low", "mid", "much", "multi",
    "nine", "non", "off", "old", "one", "part", "post", "pre", "pro", "quasi", "right", "second",
    "self", "semi", "short", "six", "small", "so", "ten", "third", "three", "twenty", "thirty",
    "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "two", "vice", "well", "wide",
    "world", "year",
];
/// What stands behind the hyphen of English compounds.
const LAST: &[&str] = &[
    "based", "born", "called", "century", "class", "free", "general", "in", "known", "law", "led",
    "level", "like", "long", "made", "minded", "off", "old", "only", "out", "owned", "paid",
    "profile", "ranking", "range", "related", "run", "scale", "speaking", "style", "term", "time",
    "to", "up", "wide", "year", "years",
];
/// The hyphens that divide words.
const HYPHENS: &[char] = &['-', '\u{2010}'];

/// How a line ends whose last word may go on in the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineEnd {
    /// With a word: a blank follows.
    Blank,
    /// With a hyphen that belongs to the word: nothing follows.
    Compound,
    /// With a hyphen that only divides it: the hyphen goes, too.
    Divided,
}

/// How `line` ends before `next`; `whole` is the text that they are in.
pub(super) fn line_end(line: &str, next: &str, whole: &str) -> LineEnd {
    if line.ends_with('\u{ad}') {
        return LineEnd::Divided;
    }
    let Some(before) = line.strip_suffix(HYPHENS) else {
        return LineEnd::Blank;
    };
    let is_outside = |c: char| !(c.is_alphanumeric() || HYPHENS.contains(&c) || "'’".contains(c));
    let first = before.rsplit(is_outside).next().unwrap_or_default();
    let last = next.split(is_outside).next().unwrap_or_default();
    if first.is_empty() || !last.starts_with(char::is_alphanumeric) {
        return LineEnd::Blank;
    }
    let is_word = last.starts_with(char::is_lowercase) && first.ends_with(char::is_lowercase);
    // "1990-" "1995", "Anglo-" "Saxon", and what has another hyphen already.
    if !is_word || first.contains(HYPHENS) || last.contains(HYPHENS) {
        return LineEnd::Compound;
    }
    if holds_word(whole, &format!("{first}{last}")) {
        return LineEnd::Divided;
    }
    let first_low = first.to_lowercase();
    let is_compound = FIRST.contains(&first_low.as_str()) || LAST.contains(&last);
    if is_compound || holds_word(whole, &format!("{first}-{last}")) {
        LineEnd::Compound
    } else {
        LineEnd::Divided
    }
}

/// Whether a text holds a word by itself.
fn holds_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|t| t.chars().next());
        let ends = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || c == '-');
        ends(before) && ends(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, next: &str, expected: LineEnd) {
        let whole = "The breakwater and the sea-road were shut.";
        assert_eq!(line_end(line, next, whole), expected, "{line} {next}");
    }

    #[test]
    fn the_hyphen_goes_where_the_word_has_none() {
        check("of the light", "house", LineEnd::Blank);
        check("the light-", "house, which", LineEnd::Divided);
        check("the break-", "water", LineEnd::Divided);
        check("the sea-", "road", LineEnd::Compound);
        check("a well-", "known harbour", LineEnd::Compound);
        check("a state-", "owned quay", LineEnd::Compound);
        check("from 1990-", "1995", LineEnd::Compound);
        check("the Anglo-", "Saxon wall", LineEnd::Compound);
        check("the mother-in-", "law of", LineEnd::Compound);
        check("the quay\u{ad}", "side", LineEnd::Divided);
        check("the harbour -", "the new one", LineEnd::Blank);
    }
}

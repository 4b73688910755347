//! Raised and lowered words: a power or the mark of a note must not run into the number or the word before it.

/// Characters, and below each what it is raised or lowered.
const RAISED: (&str, &str) = ("0123456789+-−–n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻ⁿ");
const LOWERED: (&str, &str) = ("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋");
/// What ends an ordinal or stands for a word, and is read with what is before it ("4th", "1er", "n°").
const READ_ON: &[&str] = &[
    "st", "nd", "rd", "th", "er", "re", "e", "ème", "o", "a", "º", "ª", "°", "tm", "®", "™", "sm",
];

/// How words stand to their line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shift {
    /// Above it.
    Raised,
    /// Below it.
    Lowered,
}

/// Words above or below their line as plain text: digits and signs have characters of their own; other words behind a
/// digit stand behind `^` or `_`, as in `10^x`. `None` where they stay as they are.
pub(super) fn shifted(text: &str, shift: Shift, after_digit: bool) -> Option<String> {
    let ((plain, shifted), sign) = match shift {
        Shift::Raised => (RAISED, '^'),
        Shift::Lowered => (LOWERED, '_'),
    };
    let bare = text.trim();
    let own = |c: char| {
        let nth = plain.chars().position(|plain| plain == c)?;
        shifted.chars().nth(nth)
    };
    if let Some(all) = bare.chars().map(own).collect() {
        return Some(all);
    }
    let is_list = bare.contains(',') && bare.chars().all(|c| own(c).is_some() || ", ".contains(c));
    if is_list {
        return Some(bare.chars().map(|c| own(c).unwrap_or(c)).collect());
    }
    let begins_word = bare.starts_with(char::is_alphanumeric);
    let reads_on = READ_ON.contains(&bare.to_lowercase().as_str());
    (after_digit && begins_word && !reads_on).then(|| format!("{sign}{bare}"))
}

#[cfg(test)]
mod tests {
    use super::{Shift, shifted};

    #[track_caller]
    fn check(text: &str, shift: Shift, after_digit: bool, expected: Option<&str>) {
        assert_eq!(shifted(text, shift, after_digit).as_deref(), expected);
    }

    #[test]
    fn powers_and_marks_of_notes_do_not_run_into_the_words_before_them() {
        check("6", Shift::Raised, true, Some("⁶"));
        check("-3", Shift::Raised, true, Some("⁻³"));
        check("8, 9", Shift::Raised, false, Some("⁸, ⁹"));
        check("2", Shift::Lowered, false, Some("₂"));
        check("x", Shift::Raised, true, Some("^x"));
        check("10a", Shift::Lowered, true, Some("_10a"));
        check("th", Shift::Raised, true, None);
        check("[8]", Shift::Raised, true, None);
        check("max", Shift::Lowered, false, None);
    }
}

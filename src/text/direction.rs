//! Which way letters run. Nothing is turned round here: text is shown in logical order, and a notice says so.

/// Whether any letter of `text` belongs to a script that is written from right to left.
pub fn runs_right_to_left(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_right_to_left)
}

/// The blocks of right-to-left scripts, from Hebrew to Arabic's mathematical letters (Unicode, `Bidi_Class` R and AL).
const fn is_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hebrew_and_arabic_run_right_to_left() {
        for (text, expected) in [
            ("said שלום", true),
            ("العبّارة", true),
            ("The ferry", false),
            ("渡し船, नाव, ไทย, “né”", false),
        ] {
            assert_eq!(runs_right_to_left(text), expected, "{text}");
        }
    }
}

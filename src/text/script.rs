//! Which script letters belong to, as far as it matters: Latin or another, and which way it runs. Nothing is turned round
//! here: text is shown in logical order, and a notice says so.

/// Code points that are looked at: enough to tell, however long the text is.
const LOOKED_AT: usize = 4000;

/// Whether most letters at the beginning of `text` are Latin ones; a text without letters counts as if they were.
pub fn is_mostly_latin(text: &str) -> bool {
    let letters = text.chars().take(LOOKED_AT).filter(|c| c.is_alphabetic());
    let (latin, all) = letters.fold((0, 0), |(latin, all), letter| {
        (latin + usize::from(is_latin(letter)), all + 1)
    });
    latin * 2 >= all
}

/// The blocks of Latin letters (Unicode, `Script=Latin`, without its rarest corners).
const fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{ff21}'..='\u{ff5a}')
}

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
    use super::{is_mostly_latin, runs_right_to_left};

    #[test]
    fn most_letters_decide() {
        for (text, expected) in [
            ("The ferry 港 sailed", true),
            ("港の鐘は一九一一年に作られた。(Kelm)", false),
            ("Паром ушёл", false),
            ("Ærø, Łódź, ﬁn", true),
            ("1911: 4 %", true),
            ("", true),
        ] {
            assert_eq!(is_mostly_latin(text), expected, "{text}");
        }
    }

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

//! Which script letters belong to, as far as it matters: Latin or another.

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

#[cfg(test)]
mod tests {
    use super::is_mostly_latin;

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
}

//! Signs of matter that are figures and marks, not words: ISBN, price, ©, e-mail address.
//!
//! Each looks at one text and says yes or no.

/// "isbn" and ten digits or more; `lower` is in lower case.
pub(super) fn has_isbn(lower: &str) -> bool {
    let Some((_, after)) = lower.split_once("isbn") else {
        return false;
    };
    let near = after.chars().take(40);
    near.filter(char::is_ascii_digit).count() >= 10
}

/// A currency sign beside a figure.
pub(super) fn has_price(text: &str) -> bool {
    let signs = text.match_indices(['$', '€', '£', '¥', '₹', '₽', '₩', '₺', '₴']);
    signs.into_iter().any(|(at, sign)| {
        let before = text.get(..at).unwrap_or("").trim_end();
        let after = text.get(at + sign.len()..).unwrap_or("").trim_start();
        let is_figure = |c: char| c.is_ascii_digit();
        before.ends_with(is_figure) || after.starts_with(is_figure)
    })
}

/// An e-mail address.
pub(super) fn has_email(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let before = text.get(..at).unwrap_or("");
        let after = text.get(at + 1..).unwrap_or("");
        let outside = |c: char| !(c.is_alphanumeric() || c == '.' || c == '-');
        let host = after.split(outside).next().unwrap_or("");
        before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
            && host.trim_end_matches('.').contains('.')
    })
}

/// A line that begins "© …", "Copyright 2026 …", "Copyright © …" or "(c) 2026 …"; `lower` is in lower case.
pub(super) fn has_copyright_line(lower: &str) -> bool {
    let has_year = |rest: &str| {
        let rest = rest.trim_start_matches([' ', ',', ':']);
        let year = rest.get(..4).unwrap_or("");
        rest.starts_with(['©', '('])
            || (!year.is_empty() && year.bytes().all(|b| b.is_ascii_digit()))
    };
    lower.lines().map(str::trim).any(|line| {
        line.starts_with('©')
            || line.strip_prefix("(c)").is_some_and(has_year)
            || line.strip_prefix("copyright").is_some_and(has_year)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(holds: fn(&str) -> bool, yes: &[&str], no: &[&str]) {
        for text in yes {
            assert!(holds(text), "{text}");
        }
        for text in no {
            assert!(!holds(text), "{text}");
        }
    }

    #[test]
    fn figures_and_marks_are_told_from_words() {
        check(
            has_isbn,
            &["isbn 978-0-00-000000-2", "isbn-10: 0 00 000000 2"],
            &["an isbn costs nothing"],
        );
        check(
            has_price,
            &["$15", "15 €", "List Price: £ 3.50"],
            &["cash in $", "15 crowns"],
        );
        check(
            has_email,
            &["write to a.b@c.example.", "ro_@x.example"],
            &["@handle", "a @ b.c", "a@b"],
        );
        check(
            has_copyright_line,
            &[
                "© the strand ledger",
                "copyright © 2026 x",
                "words\ncopyright 2026, x",
                "(c) 2026 x",
            ],
            &["copyright law is old", "the © sign", "(c) the third point"],
        );
    }
}

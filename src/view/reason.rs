//! Why something is suggested, said so that it can be read alone: the article's words in quotation marks, the program's
//! without.
//!
//! A suggestion keeps its reason as one line (`told + the mayor`, `212; no reporting verb, no link`), which is what files
//! and listings hold; here that line is only put into words.

/// What is said where the article gives nothing.
const NOTHING: &str = "no reporting verb, no link";

/// A suggestion's reason in words.
pub(super) fn spelt_out(because: &str) -> String {
    if because == NOTHING || because.is_empty() {
        return because.to_owned();
    }
    if let Some((paragraph, reason)) = paragraph(because) {
        return format!("as {paragraph}: {}", spelt_out(reason));
    }
    let number = because.strip_suffix(NOTHING);
    if let Some(number) = number.and_then(|rest| rest.strip_suffix("; ")) {
        return format!("“{number}” but {NOTHING}");
    }
    if let Some(words) = because.strip_prefix("link on ") {
        return format!("link on “{words}”");
    }
    let footnote = because.strip_prefix("footnote ");
    if let Some((mark, words)) = footnote.and_then(|rest| rest.split_once(": ")) {
        return format!("footnote {mark}: {}", spelt_out(words));
    }
    match because.split_once(" + ") {
        Some((":", source)) => format!("“{source}:”"),
        Some((sign, source)) if !sign.contains(char::is_alphanumeric) => {
            format!("“{sign} {source}”")
        }
        Some((cue, source)) => format!("“{cue}” + “{source}”"),
        None => format!("“{because}”"),
    }
}

/// The paragraph that a headline repeats, and what is known of that one.
fn paragraph(because: &str) -> Option<(&str, &str)> {
    let (paragraph, reason) = because.split_once(": ")?;
    let number = paragraph.strip_prefix("paragraph ")?;
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some((paragraph, reason))
}

#[cfg(test)]
mod tests {
    use super::spelt_out;

    #[track_caller]
    fn check(because: &str, said: &str) {
        assert_eq!(spelt_out(because), said);
    }

    #[test]
    fn reasons_can_be_read_alone() {
        check("no reporting verb, no link", "no reporting verb, no link");
        check(
            "2; no reporting verb, no link",
            "“2” but no reporting verb, no link",
        );
        check("told + the mayor", "“told” + “the mayor”");
        check(": + Arabic", "“Arabic:”");
        check("— + Ada Venn", "“— Ada Venn”");
        check("reportedly", "“reportedly”");
        check("link on the accounts", "link on “the accounts”");
        check("footnote 2: the yearbook", "footnote 2: “the yearbook”");
        check(
            "footnote [a]: link on the yearbook",
            "footnote [a]: link on “the yearbook”",
        );
        check(
            "paragraph 3: told + the mayor",
            "as paragraph 3: “told” + “the mayor”",
        );
        check("paragraph by paragraph: it", "“paragraph by paragraph: it”");
    }
}

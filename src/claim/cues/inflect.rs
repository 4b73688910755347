//! English inflection of the verbs and nouns that `config/cues.toml` lists by head.

use super::class::Class;

/// The regular forms of a verb with their classes.
pub(super) fn verb(head: &str) -> Vec<(String, Class)> {
    let stem = head.strip_suffix('e');
    let consonant_y = head
        .strip_suffix('y')
        .filter(|s| !s.ends_with(['a', 'e', 'o', 'u']));
    let hissing = ["s", "sh", "ch", "x", "z"]
        .iter()
        .any(|end| head.ends_with(end));
    let present = match consonant_y {
        Some(stem) => format!("{stem}ies"),
        None if hissing => format!("{head}es"),
        None => format!("{head}s"),
    };
    let past = match (stem, consonant_y) {
        (Some(_), _) => format!("{head}d"),
        (None, Some(stem)) => format!("{stem}ied"),
        (None, None) => format!("{head}ed"),
    };
    let ing = format!("{}ing", stem.filter(|s| !s.ends_with('e')).unwrap_or(head));
    vec![
        (head.to_owned(), Class::Base),
        (present, Class::Present),
        (past, Class::Past),
        (ing, Class::Ing),
    ]
}

/// The forms of an irregular verb: `listed` holds present, past, participle and -ing form.
pub(super) fn irregular(head: &str, listed: &str) -> Vec<(String, Class)> {
    let forms = [Class::Present, Class::Past, Class::Past, Class::Ing];
    let mut all = vec![(head.to_owned(), Class::Base)];
    all.extend(listed.split_whitespace().map(str::to_owned).zip(forms));
    all
}

/// The plural of a noun.
pub(super) fn plural(noun: &str) -> String {
    match noun
        .strip_suffix('y')
        .filter(|s| !s.ends_with(['a', 'e', 'i', 'o', 'u']))
    {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "sh", "ch", "x"].iter().any(|end| noun.ends_with(end)) => format!("{noun}es"),
        None => format!("{noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(head: &str, forms: &str) {
        let made: Vec<String> = verb(head).into_iter().map(|(form, _)| form).collect();
        assert_eq!(made.join(" "), forms);
    }

    #[test]
    fn regular_verbs() {
        check("claim", "claim claims claimed claiming");
        check("argue", "argue argues argued arguing");
        check("deny", "deny denies denied denying");
        check("stress", "stress stresses stressed stressing");
        check("agree", "agree agrees agreed agreeing");
        check("convey", "convey conveys conveyed conveying");
    }

    #[test]
    fn plurals() {
        assert_eq!(plural("speech"), "speeches");
        assert_eq!(plural("prophecy"), "prophecies");
        assert_eq!(plural("survey"), "surveys");
    }
}

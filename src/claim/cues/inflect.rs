//! English inflection of the verbs and nouns that `config/cues` lists by head.

use super::class::Class;

/// The regular forms of a verb with their classes, British and American.
pub(super) fn verb(head: &str) -> Vec<(String, Class)> {
    let silent_e = head.strip_suffix('e');
    let consonant_y = head.strip_suffix('y').filter(|stem| !ends_in_vowel(stem));
    let present = match consonant_y {
        Some(stem) => format!("{stem}ies"),
        None if hisses(head) => format!("{head}es"),
        None => format!("{head}s"),
    };
    let mut forms = vec![(head.to_owned(), Class::Base), (present, Class::Present)];
    for stem in stems(head) {
        let past = match (silent_e, consonant_y) {
            (Some(_), _) => format!("{stem}d"),
            (None, Some(stem)) => format!("{stem}ied"),
            (None, None) => format!("{stem}ed"),
        };
        let bare = silent_e.filter(|s| !s.ends_with('e')).unwrap_or(&stem);
        forms.extend([(past, Class::Past), (format!("{bare}ing"), Class::Ing)]);
    }
    forms
}

/// What "-ed" and "-ing" are put to: a short verb doubles its last consonant ("slam"), one in -l may ("label").
fn stems(head: &str) -> Vec<String> {
    let mut letters = head.chars().rev();
    let (last, vowel, before) = (letters.next(), letters.next(), letters.next());
    let is_vowel = |c: Option<char>| c.is_some_and(|c| "aeiou".contains(c));
    let qu = letters.next() == Some('q') && before == Some('u');
    let closed = last.is_some_and(|c| !"aeiouwxyh".contains(c)) && is_vowel(vowel);
    let doubles = closed && (qu || !is_vowel(before) && before.is_some());
    let groups = head
        .split(|c| !"aeiouy".contains(c))
        .filter(|g| !g.is_empty())
        .count();
    let twice = || last.map(|c| format!("{head}{c}"));
    match last {
        _ if doubles && groups == 1 => twice().into_iter().collect(),
        Some('l') if doubles => twice().into_iter().chain([head.to_owned()]).collect(),
        _ => vec![head.to_owned()],
    }
}

fn ends_in_vowel(stem: &str) -> bool {
    stem.ends_with(['a', 'e', 'i', 'o', 'u'])
}

fn hisses(word: &str) -> bool {
    ["s", "sh", "ch", "x", "z"]
        .iter()
        .any(|end| word.ends_with(end))
}

/// The forms of an irregular verb: `listed` holds present, past, participle and -ing form.
pub(super) fn irregular(head: &str, listed: &str) -> Result<Vec<(String, Class)>, String> {
    let forms = [Class::Present, Class::Past, Class::Past, Class::Ing];
    if listed.split_whitespace().count() != forms.len() {
        return Err(format!(
            "{head:?} needs four forms, present, past, participle and -ing form: {listed}"
        ));
    }
    let mut all = vec![(head.to_owned(), Class::Base)];
    all.extend(listed.split_whitespace().map(str::to_owned).zip(forms));
    Ok(all)
}

/// The plural of a noun.
pub(super) fn plural(noun: &str) -> String {
    match noun.strip_suffix('y').filter(|stem| !ends_in_vowel(stem)) {
        Some(stem) => format!("{stem}ies"),
        None if hisses(noun) => format!("{noun}es"),
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
        check("quip", "quip quips quipped quipping");
        check("fret", "fret frets fretted fretting");
        check("explain", "explain explains explained explaining");
        check("show", "show shows showed showing");
        check("label", "label labels labelled labelling labeled labeling");
    }

    #[test]
    fn plurals() {
        assert_eq!(plural("speech"), "speeches");
        assert_eq!(plural("prophecy"), "prophecies");
        assert_eq!(plural("survey"), "surveys");
    }
}

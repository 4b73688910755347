//! Which letters a search takes for the same: what is typed finds what it looks like. A word becomes a regular expression.
//!
//! A letter typed without its marks finds it with them ("cafe" finds "café"), one typed with marks requires them, however
//! the text composes them (Unicode Standard Annex 15). Quotation marks, apostrophes, hyphens and dashes match in every
//! form: the others are hard to type. A ligature is its letters, an ellipsis its dots. Characters without a shape are read over.

use crate::text::is_hidden;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use unicode_normalization::char::{
    canonical_combining_class, decompose_canonical, decompose_compatible,
};

/// A letter: its base and its marks.
type Letter = (char, Vec<char>);

/// Characters that show several letters or dots.
const JOINED: [char; 9] = ['ﬀ', 'ﬁ', 'ﬂ', 'ﬃ', 'ﬄ', 'ﬅ', 'ﬆ', '‥', '…'];

/// Marks that a reader leaves out when typing, in a class of characters. Those of other scripts make another letter.
const ACCENTS: &str =
    r"\x{300}-\x{36f}\x{1ab0}-\x{1aff}\x{1dc0}-\x{1dff}\x{20d0}-\x{20ff}\x{fe20}-\x{fe2f}";

/// Characters without a shape, in a class of characters.
static HIDDEN: LazyLock<String> = LazyLock::new(|| {
    let mut ranges: Vec<(char, char)> = Vec::new();
    for c in ('\u{80}'..='\u{e0fff}').filter(|c| is_hidden(*c)) {
        match ranges.last_mut() {
            Some((_, last)) if u32::from(*last) + 1 == u32::from(c) => *last = c,
            _ => ranges.push((c, c)),
        }
    }
    let range = |(first, last): &(char, char)| written(*first) + "-" + &written(*last);
    ranges.iter().map(range).collect()
});

/// The characters that are a letter with marks or another form of it, by its base.
static FORMS: LazyLock<FxHashMap<char, Vec<Letter>>> = LazyLock::new(|| {
    let mut forms: FxHashMap<char, Vec<Letter>> = FxHashMap::default();
    for c in '\u{80}'..='\u{1ffff}' {
        let letters = letters_of(c);
        if let [(base, marks)] = &*letters
            && *base != c
        {
            forms.entry(*base).or_default().push((c, marks.clone()));
        }
    }
    forms
});

/// A word as a regular expression; `None` where it has no letter that shows.
pub(super) fn expression_of(word: &str) -> Option<String> {
    let mut letters: Vec<Letter> = Vec::new();
    for (base, marks) in word.chars().filter(|&c| !is_hidden(c)).flat_map(letters_of) {
        match letters.last_mut() {
            Some((_, own)) if is_mark(base) => own.push(base),
            _ => letters.push((base, marks)),
        }
    }
    (!letters.is_empty()).then(|| in_groups(&letters))
}

/// Whether a character belongs to the letter before it.
pub(super) fn is_mark(c: char) -> bool {
    !c.is_ascii() && canonical_combining_class(c) != 0
}

/// The letters that a character shows: one but for a ligature. A syllable of Hangul stays whole.
fn letters_of(c: char) -> Vec<Letter> {
    let mut parts = Vec::new();
    match c {
        _ if JOINED.contains(&c) => {
            decompose_compatible(c, |part| parts.push((part, Vec::new())));
        }
        '\u{ac00}'..='\u{d7a3}' => parts.push((c, Vec::new())),
        _ => decompose_canonical(c, |part| match parts.last_mut() {
            Some((_, marks)) => marks.push(part),
            None => parts.push((usual(part), Vec::new())),
        }),
    }
    parts
}

/// Letters one behind the other; those that a ligature may show together in every way.
fn in_groups(letters: &[Letter]) -> String {
    let joined = joined(letters, true);
    let longest = joined.iter().map(|(_, n)| *n).max().unwrap_or(1);
    match letters.split_at_checked(longest) {
        Some((group, rest)) if !group.is_empty() => {
            format!(
                "(?:{}){}",
                ways(group, rest.is_empty()).join("|"),
                in_groups(rest)
            )
        }
        _ => String::new(),
    }
}

/// The ways to write a few letters; `is_end` where the word ends with them.
fn ways(letters: &[Letter], is_end: bool) -> Vec<String> {
    let Some((first, rest)) = letters.split_first() else {
        return vec![String::new()];
    };
    let single = form(first);
    let rest = ways(rest, is_end).into_iter();
    let mut all: Vec<String> = rest.map(|rest| format!("{single}{rest}")).collect();
    for (c, n) in joined(letters, is_end) {
        let behind = ways(letters.get(n..).unwrap_or_default(), is_end);
        all.extend(behind.iter().map(|rest| written(c) + rest));
    }
    all
}

/// The ligatures that letters begin with, and how many letters of these each shows: at the end of a word it may show more.
fn joined(letters: &[Letter], is_end: bool) -> Vec<(char, usize)> {
    let begins = |&c: &char| {
        let shown = letters_of(c);
        let n = shown.len().min(letters.len());
        let is_whole = is_end || n == shown.len();
        (is_whole && letters.iter().zip(&shown).all(|(a, b)| a == b)).then_some((c, n))
    };
    JOINED.iter().filter_map(begins).collect()
}

/// One letter in all its forms, with what stands behind it unseen.
fn form((base, marks): &Letter) -> String {
    let none = Vec::new();
    let others = FORMS.get(base).unwrap_or(&none).iter();
    let (base, hidden) = (written(*base), &*HIDDEN);
    if marks.is_empty() {
        let accented = others.filter(|(_, marks)| marks.iter().all(|c| is_accent(*c)));
        let others: String = accented.map(|(c, _)| written(*c)).collect();
        return format!("[{base}{others}][{ACCENTS}{hidden}]*");
    }
    let set: String = marks.iter().copied().map(written).collect();
    let with_rest = |whole: String, n: usize| whole + &format!("[{hidden}]*[{set}]").repeat(n);
    let composed = others.filter(|(_, own)| own.iter().all(|c| marks.contains(c)));
    let composed =
        composed.map(|(c, own)| with_rest(written(*c), marks.len() - own.len().min(marks.len())));
    let ways: Vec<String> = composed.chain([with_rest(base, marks.len())]).collect();
    format!("(?:{})[{hidden}]*", ways.join("|"))
}

/// Whether a reader leaves a mark out when typing: [`ACCENTS`].
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// A character in a regular expression.
fn written(c: char) -> String {
    format!("\\x{{{:x}}}", u32::from(c))
}

/// The form that is typed.
const fn usual(c: char) -> char {
    match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '\u{2010}'..='\u{2014}' | '\u{2212}' => '-',
        _ => c,
    }
}

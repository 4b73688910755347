//! `SafeText`: the one gate between bytes that came from outside and the terminal.
//!
//! Single characters are neutralised; escape sequences are never parsed, since parsers of them get bypassed.
//! Every control, bidi or hidden character becomes one visible placeholder, so positions stay one to one.

use super::graphemes;
use std::borrow::Cow;
use std::fmt;
use unicode_width::UnicodeWidthChar;
use unicode_width::UnicodeWidthStr;

/// Marks (combining characters) that a cluster may hold before it is cut.
const MAX_MARKS: usize = 8;
/// Bytes that a cluster may hold before it is cut.
const MAX_CLUSTER: usize = 64;
/// The placeholder for a hidden character.
const HIDDEN: char = '\u{2423}';
/// The placeholder for a character that may not be shown at all.
const REPLACED: char = '\u{fffd}';

/// Text that may be sent to a terminal, a log or a person: its only constructor neutralises what it is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SafeText(String);

impl SafeText {
    /// Neutralises `text`: line ends and tabs become blanks, anything that controls or hides becomes a placeholder.
    pub fn sanitize(text: &str) -> Self {
        if text.bytes().all(|byte| matches!(byte, 0x20..0x7f)) {
            return Self(text.to_owned());
        }
        let mut out = String::with_capacity(text.len());
        for (_, cluster) in graphemes(text) {
            match lone(cluster) {
                Some((only, _)) => out.push(only),
                None => out.push_str(&shown_grapheme(cluster).0),
            }
        }
        Self(out)
    }

    /// Like [`SafeText::sanitize`], but keeps line feeds, for text of several lines.
    pub fn sanitize_lines(text: &str) -> Self {
        let lines: Vec<String> = text
            .split('\n')
            .map(|line| Self::sanitize(line).0)
            .collect();
        Self(lines.join("\n"))
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text itself, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is shown for one character of an article that must not reach the terminal; `None` when it may.
///
/// One character replaces one character, so that positions in printed text agree with the article's.
/// A joiner is judged alone here, hence shown; [`shown_grapheme`] looks at its neighbours.
#[inline]
pub fn placeholder(c: char) -> Option<char> {
    if matches!(c, ' '..='~') {
        return None;
    }
    match c {
        '\n' | '\t' => Some(' '),
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32),
        '\u{7f}' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}' => Some(REPLACED),
        '\u{2028}' | '\u{2029}' => Some(HIDDEN),
        _ if is_hidden(c) => Some(HIDDEN),
        _ if is_private(c) || is_noncharacter(c) => Some(REPLACED),
        _ => None,
    }
}

/// How many characters of `text` are hidden: zero width, bidi controls, tags, fillers.
pub fn count_hidden(text: &str) -> usize {
    if text.is_ascii() {
        return 0;
    }
    graphemes(text)
        .map(|(_, cluster)| cluster)
        .filter(|cluster| cluster.chars().any(is_hidden) && !is_lawful(cluster))
        .map(|cluster| cluster.chars().filter(|&c| is_hidden(c)).count())
        .sum()
}

/// What is shown for one grapheme cluster, and the columns it takes.
pub fn shown_grapheme(cluster: &str) -> (Cow<'_, str>, usize) {
    if let Some((_, columns)) = lone(cluster) {
        return (Cow::Borrowed(cluster), columns);
    }
    let clean = is_lawful(cluster) || cluster.chars().all(|c| placeholder(c).is_none());
    if clean && cluster.len() <= MAX_CLUSTER && cluster.chars().count() <= MAX_MARKS + 2 {
        let columns = cluster.width();
        if columns > 0 {
            return (Cow::Borrowed(cluster), columns);
        }
    }
    let shown = neutralised(cluster);
    let columns = graphemes(&shown).map(|(_, cluster)| cluster.width()).sum();
    (Cow::Owned(shown), columns)
}

/// One placeholder for each forbidden character, marks past the limit as one.
fn neutralised(cluster: &str) -> String {
    let mut out = String::new();
    let mut marks = 0;
    for c in cluster.chars() {
        match placeholder(c) {
            Some(shown) if out.len() < MAX_CLUSTER => out.push(shown),
            None if unicode_width::UnicodeWidthChar::width(c) == Some(0) => {
                marks += 1;
                match marks {
                    // Nothing to be on, neither for the first nor for those behind it.
                    1..=MAX_MARKS if out.chars().all(|c| c == REPLACED) => out.push(REPLACED),
                    1..=MAX_MARKS => out.push(c),
                    _ if !out.ends_with(REPLACED) => out.push(REPLACED),
                    _ => {}
                }
            }
            None if out.len() < MAX_CLUSTER => out.push(c),
            _ if !out.ends_with(REPLACED) => out.push(REPLACED),
            _ => {}
        }
    }
    out
}

/// Joiners, selectors and tags where the scripts and emoji that need them use them.
fn is_lawful(cluster: &str) -> bool {
    let mut chars = cluster.chars();
    let Some(first) = chars.next() else {
        return true;
    };
    if placeholder(first).is_some() || cluster.len() > MAX_CLUSTER {
        return false;
    }
    let flag = first == '\u{1f3f4}' && cluster.ends_with('\u{e007f}');
    let mut previous = first;
    for c in chars {
        let lawful = match c {
            '\u{200d}' | '\u{200c}' => is_pictograph(previous) || needs_joiners(previous),
            '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => !is_selector(previous),
            '\u{e0020}'..='\u{e007f}' => flag,
            _ => placeholder(c).is_none(),
        };
        if !lawful {
            return false;
        }
        previous = c;
    }
    !cluster.ends_with('\u{200d}') || needs_joiners(first)
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{fe0f}')
}

/// Letters of the joining and Indic scripts, where a joiner changes the shape of a letter.
fn needs_joiners(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}')
}

/// Characters with no shape of their own that change or hide the text around them.
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Code points that are no characters, for ever (Unicode, section 23.7).
fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || (c as u32) & 0xfffe == 0xfffe
}

/// The character that `cluster` is, with its columns, where it is one alone that is shown as it is and takes a column
/// or two: nearly every cluster of every script. `None` for all others.
#[inline]
pub fn lone(cluster: &str) -> Option<(char, usize)> {
    if let [byte @ 0x20..0x7f] = cluster.as_bytes() {
        return Some((char::from(*byte), 1));
    }
    let mut chars = cluster.chars();
    let only = chars.next().filter(|_| chars.next().is_none())?;
    let columns = only.width().filter(|&columns| columns > 0)?;
    placeholder(only).is_none().then_some((only, columns))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, shown: &str) {
        assert_eq!(SafeText::sanitize(text).as_str(), shown, "{text:?}");
    }

    #[test]
    fn controls_become_pictures() {
        check("a\u{1b}[2Jb", "a␛[2Jb");
        check("\u{9b}2J", "\u{fffd}2J");
        check("x\u{7f}y", "x␡y");
        // A mark that precedes its letter, and a vowel that has none.
        check("\u{11d46}\u{1161} ", "\u{fffd}\u{fffd} ");
        check("one\ttwo", "one two");
    }

    #[test]
    fn hidden_characters_become_visible() {
        check("fa\u{200b}lse", "fa␣lse");
        check("is \u{202e}eslaf\u{202c}", "is ␣eslaf␣");
        assert_eq!(count_hidden("is \u{202e}eslaf\u{202c}"), 2);
    }

    #[test]
    fn living_scripts_and_emoji_pass() {
        for text in [
            "قال الوزير",
            "שלום",
            "👩\u{200d}🚀",
            "❤\u{fe0f}",
            "क्षि",
            "กำ",
            "e\u{301}",
        ] {
            check(text, text);
            assert_eq!(count_hidden(text), 0, "{text:?}");
        }
    }

    #[test]
    fn towers_of_marks_are_cut() {
        let tower = format!("Z{}", "\u{301}".repeat(2000));
        assert!(SafeText::sanitize(&tower).as_str().len() < 100);
    }

    proptest! {
        #[test]
        fn nothing_forbidden_passes_and_twice_is_once(text in any::<String>()) {
            let once = SafeText::sanitize(&text);
            prop_assert!(!once.as_str().chars().any(char::is_control));
            let again = SafeText::sanitize(once.as_str());
            prop_assert_eq!(again.as_str(), once.as_str());
        }
    }
}

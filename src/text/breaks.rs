//! Where a line may break: the words of a text, each with its columns and the blanks behind it.
//!
//! The rules are those of Unicode Standard Annex 14, as `icu_segmenter` knows them. Prose in Latin letters, which is
//! nearly everything, needs few of them: what they say of two neighbours is written down here, and a text that holds
//! anything else is given to `icu_segmenter`. Both give the same words: a test compares them.

use super::width;
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// A stretch between two places where a line may break.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct BreakUnit {
    /// Its length without the blanks behind it (bytes).
    pub len: usize,
    /// The columns it takes.
    pub columns: usize,
    /// The blanks behind it (bytes and columns).
    pub blanks: usize,
}

/// The words of a hard line, in order; together they are all of it. Cost: linear in the text.
pub(super) fn words(text: &str) -> Vec<BreakUnit> {
    plain(text).unwrap_or_else(|| by_annex_14(text))
}

fn by_annex_14(text: &str) -> Vec<BreakUnit> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut start = 0;
    let breaks = segmenter.segment_str(text).filter(|at| *at > 0);
    let word = |end| {
        let whole = text.get(start..end).unwrap_or_default();
        let word = whole.trim_end_matches(' ');
        start = end;
        BreakUnit {
            len: word.len(),
            columns: width(word),
            blanks: whole.len() - word.len(),
        }
    };
    breaks.map(word).collect()
}

/// What a character is to its neighbours. The names in brackets are the annex's classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// A letter (AL).
    Letter,
    /// A digit (NU).
    Digit,
    /// A blank (SP).
    Blank,
    /// `, . ; :` (IS).
    Stop,
    /// `! ?` (EX).
    Call,
    /// `"` and `'` (QU).
    Quote,
    /// `“ ‘` (QU, initial).
    Opening,
    /// `” ’` (QU, final).
    Closing,
    /// `(` (OP).
    Bracket,
    /// `)` (CP).
    Unbracket,
    /// `-` (HY).
    Hyphen,
    /// `–` (BA).
    Dash,
    /// `—` (B2).
    LongDash,
    /// `$ £ €` (PR).
    Money,
    /// `%` (PO).
    Percent,
}

impl Class {
    fn of(c: char) -> Option<Self> {
        Some(match c {
            'a'..='z' | 'A'..='Z' => Self::Letter,
            ' ' => Self::Blank,
            '0'..='9' => Self::Digit,
            ',' | '.' | ';' | ':' => Self::Stop,
            '!' | '?' => Self::Call,
            '"' | '\'' => Self::Quote,
            '“' | '‘' => Self::Opening,
            '”' | '’' => Self::Closing,
            '(' => Self::Bracket,
            ')' => Self::Unbracket,
            '-' => Self::Hyphen,
            '–' => Self::Dash,
            '—' => Self::LongDash,
            '$' | '£' | '€' => Self::Money,
            '%' => Self::Percent,
            'À'..='ɏ' if c != '×' && c != '÷' => Self::Letter,
            _ => return None,
        })
    }
}

use Class as C;

/// Two neighbours, each one of several.
type Pair = (&'static [Class], &'static [Class]);

const WORD: &[Class] = &[C::Letter, C::Digit];
/// What stays with what stands before it.
const ENDING: &[Class] = &[C::Stop, C::Call, C::Quote, C::Unbracket, C::Closing];

/// Neighbours that stay together.
const TOGETHER: &[Pair] = &[
    (WORD, WORD),
    (WORD, ENDING),
    (ENDING, ENDING),
    (&[C::Percent], ENDING),
    (&[C::Stop, C::Quote, C::Unbracket, C::Closing], &[C::Letter]),
    (&[C::Quote, C::Unbracket, C::Closing], &[C::Digit]),
    (&[C::Bracket, C::Opening], WORD),
    (&[C::Bracket, C::Opening], &[C::Quote, C::Opening, C::Money]),
    (&[C::Quote], &[C::Money]),
    (WORD, &[C::Bracket, C::Hyphen, C::Dash]),
    (&[C::Hyphen, C::Money], &[C::Digit]),
    (&[C::Digit], &[C::Percent]),
];

/// Neighbours between which a line may break.
const APART: &[Pair] = &[
    (&[C::Hyphen], &[C::Letter]),
    (&[C::Dash, C::LongDash], WORD),
    (WORD, &[C::LongDash]),
];

const N_CLASSES: usize = C::Percent as usize + 1;

/// Whether a line may break between two neighbours; `None` where that needs more than the two.
static NEIGHBOURS: [[Option<bool>; N_CLASSES]; N_CLASSES] = {
    let mut table = [[None; N_CLASSES]; N_CLASSES];
    fill(&mut table, TOGETHER, false);
    fill(&mut table, APART, true);
    table
};

#[expect(clippy::indexing_slicing, reason = "worked out by the compiler")]
const fn fill(table: &mut [[Option<bool>; N_CLASSES]; N_CLASSES], pairs: &[Pair], may: bool) {
    let mut pair = 0;
    while pair < pairs.len() {
        let (befores, afters) = pairs[pair];
        let mut cell = 0;
        while cell < befores.len() * afters.len() {
            let before = befores[cell / afters.len()] as usize;
            table[before][afters[cell % afters.len()] as usize] = Some(may);
            cell += 1;
        }
        pair += 1;
    }
}

fn may_break(before: Class, after: Class) -> Option<bool> {
    *NEIGHBOURS.get(before as usize)?.get(after as usize)?
}

/// Whether a line may break between two characters with blanks between them; `None` where that needs more than the two.
fn may_break_at_blank(before: Class, after: Class) -> Option<bool> {
    let holds_on = matches!(before, C::Bracket | C::Opening | C::Hyphen | C::Money);
    let is_held = matches!(
        after,
        C::Stop | C::Call | C::Unbracket | C::Closing | C::Hyphen
    );
    let quoted = before == C::Quote && matches!(after, C::Bracket | C::Quote);
    let dashes = (before, after) == (C::LongDash, C::LongDash);
    (!holds_on && !is_held && !quoted && !dashes).then_some(true)
}

/// The words of plain prose; `None` when the text is anything else.
fn plain(text: &str) -> Option<Vec<BreakUnit>> {
    let mut prose = Prose::default();
    for c in text.chars() {
        prose.take(Class::of(c)?, c.len_utf8())?;
    }
    Some(prose.finish())
}

/// Plain prose being cut into words.
#[derive(Debug, Default)]
struct Prose {
    words: Vec<BreakUnit>,
    word: BreakUnit,
    /// The last two characters that are no blanks, the later one first.
    before: [Option<Class>; 2],
}

impl Prose {
    /// Takes a character of `len` bytes; `None` when the annex has to be asked.
    fn take(&mut self, class: Class, len: usize) -> Option<()> {
        if class == Class::Blank {
            // Blanks at the very beginning are left to the annex.
            self.before[0]?;
            self.word.blanks += len;
            return Some(());
        }
        if self.may_break_before(class)? {
            self.words.push(std::mem::take(&mut self.word));
        }
        self.word.len += len;
        self.word.columns += 1;
        self.before = [Some(class), self.before[0]];
        Some(())
    }

    fn may_break_before(&self, class: Class) -> Option<bool> {
        let begins = matches!(
            class,
            Class::Letter | Class::Digit | Class::Bracket | Class::Quote | Class::Opening
        );
        match self.before {
            [None, _] => begins.then_some(false),
            [Some(before), _] if self.word.blanks > 0 => may_break_at_blank(before, class),
            // A number goes on behind its stop.
            [Some(Class::Stop), Some(Class::Digit)] if class == Class::Digit => Some(false),
            [Some(before), _] => may_break(before, class),
        }
    }

    fn finish(mut self) -> Vec<BreakUnit> {
        if self.word.len > 0 {
            self.words.push(self.word);
        }
        self.words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        for words in [Some(by_annex_14(text)), plain(text)].into_iter().flatten() {
            let mut rest = text;
            let shown = words.iter().map(|word| {
                let (here, behind) = rest.split_at(word.len + word.blanks);
                rest = behind;
                here
            });
            assert_eq!(shown.collect::<Vec<_>>(), expected, "{text:?}");
            assert_eq!(rest, "");
        }
    }

    #[test]
    fn lines_break_behind_blanks_hyphens_and_dashes_and_between_ideographs() {
        check("the ferry  sails ", &["the ", "ferry  ", "sails "]);
        check("a well-kept ferry", &["a ", "well-", "kept ", "ferry"]);
        check(
            "1990-1995, -5 (or 3.5%)",
            &["1990-1995, ", "-5 ", "(or ", "3.5%)"],
        );
        check("it came—late", &["it ", "came", "—", "late"]);
        check("“It came,” she said", &["“It ", "came,” ", "she ", "said"]);
        check("wait ! no", &["wait ! ", "no"]);
        check("港は今", &["港", "は", "今"]);
    }

    #[test]
    fn most_paragraphs_of_an_article_are_plain_prose() {
        let sample = include_str!("../../config/sample.md").replace('\n', " ");
        let markup = ['*', '[', '|', '>', '#'];
        let texts = sample.split("  ").filter(|text| !text.contains(markup));
        let (plain, other): (Vec<_>, Vec<_>) = texts.partition(|text| plain(text.trim()).is_some());
        assert!(plain.len() > 4 * other.len(), "{other:#?}");
    }

    /// One character of each class.
    const OF_EACH: &str = "aé5 ,!'“”()-–—$%";

    /// Every text of at most `length` such characters that begins so.
    fn check_all(text: &mut String, length: usize) {
        if let Some(words) = plain(text) {
            assert_eq!(words, by_annex_14(text), "{text:?}");
        }
        for c in OF_EACH.chars().filter(|_| length > 0) {
            text.push(c);
            check_all(text, length - 1);
            text.pop();
        }
    }

    #[test]
    fn neighbours_break_where_the_annex_lets_them() {
        check_all(&mut String::new(), 4);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]
        #[test]
        fn plain_prose_breaks_where_the_annex_lets_it(text in "([aé5]{1,3}[ ,.!'\"“”‘’()–—$%-]{0,3}){0,9}") {
            if let Some(words) = plain(&text) {
                prop_assert_eq!(words, by_annex_14(&text), "{:?}", text);
            }
        }
    }
}

//! Words of sentences: numbers of things, capitals.

/// A number of things: "1 link", "3 links".
pub fn count(n: usize, one: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    format!("{n} {one}{s}")
}

/// The same words with a capital first letter.
pub fn capital(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// A number with words around it; nothing where it is 0.
pub fn if_any(n: usize, before: &str, behind: &str) -> String {
    match n {
        0 => String::new(),
        n => format!("{before}{n}{behind}"),
    }
}

/// Whether a list of words with blanks between them holds a word.
pub fn is_among(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// The number that a word of digits alone is.
pub fn number(word: &str) -> Option<usize> {
    let is_digits = word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|_| is_digits)
}

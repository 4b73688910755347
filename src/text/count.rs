//! Numbers of things in a sentence.

/// A number of things: "1 link", "3 links".
pub fn count(n: usize, one: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    format!("{n} {one}{s}")
}

/// A number with words around it; nothing where it is 0.
pub fn if_any(n: usize, before: &str, behind: &str) -> String {
    match n {
        0 => String::new(),
        n => format!("{before}{n}{behind}"),
    }
}

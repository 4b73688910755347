//! Line ends: a changed piece of a file gets those it had.

/// Gives each line of `new` that `old` has too the end that it has there, and the others the usual one of `old`.
pub(super) fn with_ends_of(old: &str, new: &str) -> String {
    let n_crlf = old.matches("\r\n").count();
    let usual = match n_crlf {
        0 => return new.to_owned(),
        n if n * 2 >= old.lines().count() => "\r\n",
        _ => "\n",
    };
    let mut rest = old.split_inclusive('\n');
    let line = |line: &str| {
        let mut behind = rest.clone();
        if let Some(same) = behind.find(|old| words(old) == words(line)) {
            rest = behind;
            return same.to_owned();
        }
        let end = if line.ends_with('\n') { usual } else { "" };
        words(line).to_owned() + end
    };
    new.split_inclusive('\n').map(line).collect()
}

/// A line without its end.
fn words(line: &str) -> &str {
    let line = line.strip_suffix('\n').unwrap_or(line);
    line.strip_suffix('\r').unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_leaves_other_lines_their_ends() {
        let check = |old: &str, from: &str, to: &str, new: &str| {
            let bare = old.replace("\r\n", "\n").replace(from, to);
            assert_eq!(with_ends_of(old, &bare), new);
        };
        check("a\r\nb\nc\r\nd\n", "c", "x\ny", "a\r\nb\nx\r\ny\r\nd\n");
        check("a\r\nb\n\r\nc", "z", "z", "a\r\nb\n\r\nc");
        check("a\nb\n", "b", "c", "a\nc\n");
    }
}

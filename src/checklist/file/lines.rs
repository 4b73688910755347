//! Line ends: a changed piece of a file gets those it had.

/// Gives the lines at both ends of `new` that `old` has too the line ends of `old`, and the rest the usual one of `old`.
pub(super) fn with_ends_of(old: &str, new: &str) -> String {
    if !old.contains("\r\n") {
        return new.to_owned();
    }
    let before: Vec<&str> = old.split_inclusive('\n').collect();
    let after: Vec<&str> = new.split_inclusive('\n').collect();
    let n_crlf = before.iter().filter(|l| l.ends_with("\r\n")).count();
    let usual = if n_crlf * 2 >= before.len() {
        "\r\n"
    } else {
        "\n"
    };
    let same = |(a, b): &(&&str, &&str)| words(a) == words(b);
    let shorter = before.len().min(after.len());
    let head = before.iter().zip(&after).take_while(same).count();
    let tail = before
        .iter()
        .rev()
        .zip(after.iter().rev())
        .take_while(same)
        .count()
        .min(shorter - head);
    let mut out = String::with_capacity(new.len() + after.len());
    for (nth, line) in after.iter().enumerate() {
        let kept = if nth < head {
            before.get(nth)
        } else {
            let from_end = after.len() - nth;
            before
                .len()
                .checked_sub(from_end)
                .filter(|_| from_end <= tail)
                .and_then(|i| before.get(i))
        };
        if let Some(old_line) = kept {
            out.push_str(old_line);
        } else {
            out.push_str(words(line));
            out.push_str(if line.ends_with('\n') { usual } else { "" });
        }
    }
    out
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

//! Line ends, byte order mark and the missing last newline: put back on after a change as the reader had them.

/// How a file's text is dressed, apart from what it says.
#[derive(Clone, Debug, Default)]
pub(super) struct Dress {
    bom: bool,
    /// The text as last read or written, with its line ends.
    text: String,
    /// Whether the last line had no end.
    open_end: bool,
}

impl Dress {
    /// Takes it off: returns the dress and the text with plain line feeds.
    pub(super) fn take_off(text: &str) -> (Self, String) {
        let plain = text.strip_prefix('\u{feff}');
        let dress = Self {
            bom: plain.is_some(),
            text: plain.unwrap_or(text).to_owned(),
            open_end: !text.is_empty() && !text.ends_with('\n'),
        };
        let bare = dress.text.replace("\r\n", "\n");
        (dress, bare)
    }

    /// Puts it on a changed text with plain line feeds; lines that did not change keep the end they had.
    pub(super) fn put_on(&mut self, mut bare: String) -> String {
        if self.open_end && bare.ends_with('\n') {
            bare.pop();
        }
        let dressed = with_ends_of(&self.text, &bare);
        let bom = if self.bom { "\u{feff}" } else { "" };
        let out = format!("{bom}{dressed}");
        self.text = dressed;
        out
    }
}

/// Gives the lines at both ends of `new` that `old` has too the line ends of `old`, and the rest the usual one of `old`.
fn with_ends_of(old: &str, new: &str) -> String {
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

    #[track_caller]
    fn check(old: &str, change: impl Fn(String) -> String, new: &str) {
        let (mut dress, bare) = Dress::take_off(old);
        assert!(!bare.contains('\r'));
        assert_eq!(dress.put_on(change(bare)), new);
    }

    #[test]
    fn an_unchanged_text_is_unchanged() {
        for text in [
            "",
            "a\nb\n",
            "a\r\nb\r\n",
            "\u{feff}a\r\nb\n\r\nc",
            "a",
            "\u{feff}a\n",
        ] {
            check(text, |t| t, text);
        }
    }

    #[test]
    fn a_change_leaves_other_lines_their_ends() {
        check(
            "a\r\nb\nc\r\nd\n",
            |t| t.replace('c', "x\ny"),
            "a\r\nb\nx\r\ny\r\nd\n",
        );
        check(
            "\u{feff}a\nb",
            |t| t.replace('b', "c") + "\n",
            "\u{feff}a\nc",
        );
    }
}

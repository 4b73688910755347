//! Lines that people and scripts answer with: cut where they are too long, never gathered without end.

use std::io::{BufRead, Read};

/// Bytes that an answer may have; what is longer is cut.
const LONGEST: u64 = 64 * 1024;
/// Bytes behind a cut in which a line has to end; what goes on is no answer.
const ENDLESS: u64 = 1024 * 1024;

/// The next line without its end; `None` at the end of the input, also when it cannot be read any more or when a line
/// never ends.
pub fn next_line(input: &mut impl BufRead) -> Option<String> {
    let mut bytes = Vec::new();
    let read = input.by_ref().take(LONGEST).read_until(b'\n', &mut bytes);
    if read.is_err() || bytes.is_empty() {
        return None;
    }
    if !bytes.ends_with(b"\n") && bytes.len() as u64 == LONGEST {
        // The rest of a line that is cut must not become answers of its own.
        let skipped = input.by_ref().take(ENDLESS).skip_until(b'\n').ok()?;
        if skipped as u64 == ENDLESS {
            return None;
        }
    }
    let line = String::from_utf8_lossy(&bytes);
    Some(line.trim_end_matches(['\n', '\r']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    #[test]
    fn lines_come_whole_and_end_at_the_end() {
        let long = format!("{}\nz\n", "a".repeat(100_000));
        let mut input = "a\r\n\nlast".as_bytes().chain(b"\n".chain(long.as_bytes()));
        let mut input = BufReader::new(&mut input);
        let mut next = || next_line(&mut input);
        assert_eq!(next().as_deref(), Some("a"));
        assert_eq!(next().as_deref(), Some(""));
        assert_eq!(next().as_deref(), Some("last"));
        assert_eq!(next().map(|line| line.len()), Some(64 * 1024));
        assert_eq!(next().as_deref(), Some("z"));
        assert_eq!(next(), None);
    }

    #[test]
    fn a_line_that_never_ends_is_the_end() {
        assert_eq!(next_line(&mut BufReader::new(std::io::repeat(0))), None);
    }
}

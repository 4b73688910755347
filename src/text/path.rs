//! A path in one line of ASCII, and back: for files of lines, and where text cannot hold its bytes.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, percent_encode};
use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

/// What is written as `%XX` besides bytes that are no ASCII.
const ESCAPED: &AsciiSet = &CONTROLS.add(b'%');

/// A path in one line of ASCII: every byte that is no printable ASCII, and `%`, as `%XX`.
pub fn percent_encoded(path: &Path) -> String {
    percent_encode(path.as_os_str().as_bytes(), ESCAPED).to_string()
}

/// The path that [`percent_encoded`] made a line of. A `%` without two hex digits is literal: people edit files.
pub fn percent_decoded(line: &str) -> PathBuf {
    OsString::from_vec(percent_decode_str(line).collect()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_comes_back() {
        let every: Vec<u8> = (1..=255).chain(*b"%41%zz%").collect();
        let path = PathBuf::from(OsString::from_vec(every));
        let line = percent_encoded(&path);
        assert!(line.bytes().all(|b| (b' '..=b'~').contains(&b)), "{line}");
        assert_eq!(percent_decoded(&line), path);
    }

    #[test]
    fn what_is_no_escape_stands_for_itself() {
        for (line, path) in [
            ("/a%20b%c3%A4", "/a bä"),
            ("100%", "100%"),
            ("%+1%g0%4", "%+1%g0%4"),
            ("%ä", "%ä"),
            ("", ""),
        ] {
            assert_eq!(percent_decoded(line), Path::new(path), "{line}");
        }
    }
}

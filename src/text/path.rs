//! A path in one line of ASCII, and back: for files of lines, and where text cannot hold its bytes.

use std::ffi::OsString;
use std::fmt::Write;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

/// A path in one line of ASCII: every byte that is no printable ASCII, and `%`, as `%XX`.
pub fn percent_encoded(path: &Path) -> String {
    let mut out = String::new();
    for &byte in path.as_os_str().as_bytes() {
        match byte {
            b'%' | 0..=0x1f | 0x7f.. => {
                let _ = write!(out, "%{byte:02X}");
            }
            _ => out.push(char::from(byte)),
        }
    }
    out
}

/// The path that [`percent_encoded`] made a line of. A `%` without two hex digits is literal: people edit files.
pub fn percent_decoded(line: &str) -> PathBuf {
    let mut bytes = Vec::new();
    let mut rest = line.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let escaped = behind.first_chunk().and_then(|&[high, low]| {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            u8::try_from(digit(high)? * 16 + digit(low)?).ok()
        });
        match escaped.filter(|_| first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(first);
                rest = behind;
            }
        }
    }
    PathBuf::from(OsString::from_vec(bytes))
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

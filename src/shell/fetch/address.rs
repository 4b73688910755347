//! The address of a page as it was typed, and the name of what is kept of it.

use crate::checklist::sha256;
use crate::shell::failure::Failure;
use crate::text::{is_web_address, percent_decoded};
use std::path::Path;
use url::Url;

/// Hexadecimal digits in the name of an address that its readable part does not tell whole.
const DIGITS: usize = 8;
/// Characters of the readable part of a name.
const LONGEST_NAME: usize = 60;

/// The address of a page: http or https, without a fragment, which is not sent, and without a user name or password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageAddress(Url);

impl PageAddress {
    /// The address that an argument is; `None`: it is the path of a file.
    ///
    /// # Errors
    /// It is no valid address, or holds a user name or a password.
    pub fn of(argument: &Path) -> Result<Option<Self>, Failure> {
        let text = argument.to_string_lossy();
        let begins = |scheme: &&str| {
            let start = text.trim_start().get(..scheme.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        };
        if !["https://", "http://"].iter().any(begins) {
            return Ok(None);
        }
        Self::parse(&text).map(Some).map_err(Failure::Input)
    }

    /// An address from its text.
    ///
    /// # Errors
    /// A sentence: it is no valid address, or holds a user name or a password.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut url = Url::parse(text.trim())
            .ok()
            .filter(|url| is_web_address(text) && url.host().is_some())
            .ok_or_else(|| format!("{text}: not a valid web address; check its spelling"))?;
        if !url.username().is_empty() || url.password().is_some() {
            let host = url.host_str().unwrap_or_default();
            return Err(format!(
                "the address at {host} holds a user name or password, which are not sent; remove what stands before the @"
            ));
        }
        url.set_fragment(None);
        Ok(Self(url))
    }

    /// The address.
    pub const fn url(&self) -> &Url {
        &self.0
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// A file name without an ending that a person can read and no other address has: `post.example-harbour-tolls` for
    /// `https://post.example/harbour-tolls`, with digits behind it where that leaves something of the address out.
    pub fn name(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        let mut segments = self.0.path_segments().into_iter().flatten();
        let last = segments.rfind(|s| !s.is_empty()).unwrap_or_default();
        let name = percent_decoded(last).to_string_lossy().into_owned();
        let is_ending = |ending: &str| {
            (1..=5).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric())
        };
        let stem = match name.rsplit_once('.') {
            Some((stem, ending)) if !stem.is_empty() && is_ending(ending) => stem,
            _ => &name,
        };
        let host = host.strip_prefix("www.").unwrap_or(host);
        let name = readable(&[host, stem]);
        let (host_part, page_part) = name.split_at_checked(host.len()).unwrap_or((&name, ""));
        let page_part = page_part.strip_prefix('-').unwrap_or(page_part);
        if format!("https://{host_part}/{page_part}") == self.as_str() {
            return name;
        }
        let hash = sha256(self.as_str());
        format!("{name}-{}", hash.get(..DIGITS).unwrap_or(&hash))
    }
}

/// The parts, divided by hyphens, as a file name without anything that a shell or a file system could take amiss.
fn readable(parts: &[&str]) -> String {
    let mut name = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !name.is_empty() {
            name.push('-');
        }
        for c in part.chars() {
            match c {
                c if c.is_alphanumeric() || matches!(c, '.' | '_') => name.push(c),
                _ if name.ends_with('-') => {}
                _ => name.push('-'),
            }
        }
    }
    let name: String = name.chars().take(LONGEST_NAME).collect();
    name.trim_matches(['-', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn named(address: &str, name: &str) {
        let address = PageAddress::parse(address).unwrap();
        assert_eq!(address.name(), name);
    }

    #[test]
    fn a_name_can_be_read_and_has_digits_where_it_leaves_something_out() {
        named(
            "https://post.example/harbour-tolls",
            "post.example-harbour-tolls",
        );
        named(
            "https://post.example/harbour-tolls#two",
            "post.example-harbour-tolls",
        );
        named("https://post.example/", "post.example");
        named(
            "http://post.example/harbour-tolls",
            "post.example-harbour-tolls-94867a6b",
        );
        named(
            "https://www.post.example/2031/f%C3%A4hre.html?p=2",
            "post.example-fähre-cdb0b3cf",
        );
        named(
            "https://post.example:8443/a%2F..%2Fb",
            "post.example-a-..-b-edfe0142",
        );
    }

    #[test]
    fn addresses_of_one_readable_name_have_different_names() {
        let mut names: Vec<String> = [
            "https://post.example/a",
            "http://post.example/a",
            "https://www.post.example/a",
            "https://post.example/a/",
            "https://post.example/a?b",
            "https://post.example/b/a",
            "https://post.example/a.html",
            "https://post.example:444/a",
        ]
        .map(|address| PageAddress::parse(address).unwrap().name())
        .into();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 8, "{names:?}");
    }

    #[test]
    fn what_is_no_address_is_a_file_or_refused() {
        let of = |text: &str| PageAddress::of(Path::new(text));
        assert_eq!(of("tolls.md"), Ok(None));
        assert_eq!(of("file:///tolls.md"), Ok(None));
        for wrong in [
            "https://",
            "http:// post.example/",
            "https://[::1/",
            "HTTP://",
        ] {
            let Err(Failure::Input(said)) = of(wrong) else {
                panic!("{wrong}");
            };
            assert!(said.contains("not a valid web address"), "{said}");
        }
        let Err(Failure::Input(said)) = of("https://ada:secret@post.example/") else {
            panic!("a password was taken");
        };
        assert!(said.contains("post.example holds a user name") && !said.contains("secret"));
    }
}

//! The page of an address, kept beside its checklist: reading it again needs no network, and this version may no
//! longer be on the web.
//!
//! A gzip file: unpacked it is the page as it came, and what is known of it stands as JSON in the comment of its header.

use super::files::{self, FileError, FileErrorKind};
use super::paths::{self, Folders};
use super::source::ArticleSource;
use crate::article::MAX_BYTES;
use crate::shell::clock::now_in_seconds;
use crate::shell::failure::{Failure, name_of, report, shown};
use crate::shell::fetch::{self, Page, PageAddress, PageFacts, StopSwitch};
use flate2::{Compression, GzBuilder, read::GzDecoder};
use jiff::Timestamp;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// What the name of a kept page ends with, in place of the checklist's ending.
const PAGE_ENDING: &str = "page.gz";

/// Where the page of a checklist is kept.
pub fn path(checklist: &Path) -> PathBuf {
    paths::beside_checklist(checklist, PAGE_ENDING)
}

/// The page of this address that is kept beside a checklist; `None`: there is none.
///
/// # Errors
/// A sentence: it cannot be read, is damaged, or is the page of another address.
pub fn read(checklist: &Path, address: &PageAddress) -> Result<Option<Page>, String> {
    let path = path(checklist);
    let bytes = match files::read(&path) {
        Ok((bytes, _)) => bytes,
        Err(error) if error.kind == FileErrorKind::Missing => return Ok(None),
        Err(error) => return Err(error.to_string()),
    };
    let page = unpacked(&bytes).ok_or_else(|| {
        let path = shown(&path);
        format!("{path} is damaged; remove it, and the page is fetched again")
    })?;
    if page.address != *address {
        let (path, other) = (shown(&path), page.address.as_str());
        return Err(format!(
            "{path} keeps the page of another address ({other}); give --checklist another file"
        ));
    }
    Ok(Some(page))
}

/// The page that is kept beside a checklist, whatever its address; `None`: there is none that can be read.
pub fn beside(checklist: &Path) -> Option<Page> {
    let (bytes, _) = files::read(&path(checklist)).ok()?;
    unpacked(&bytes)
}

/// The page of an address for a command that only prints: the kept one, of which stderr says how old it is, else it is
/// fetched and not kept.
///
/// # Errors
/// It can be neither read nor fetched.
pub fn kept_or_fetched(address: &PageAddress, folders: &Folders) -> Result<Page, Failure> {
    let source = ArticleSource::Address(address.clone());
    let checklist = paths::usual(folders, &source, "");
    if let Some(page) = read(&checklist, address).map_err(Failure::Input)? {
        let (url, age) = (address.as_str(), age(page.facts.retrieved));
        report(&format!(
            "{url}: the page as kept {age}; R in the reader fetches it again"
        ));
        return Ok(page);
    }
    fetch_new(address)
}

/// Fetches a page that is not known yet.
///
/// # Errors
/// There is none, and why.
pub fn fetch_new(address: &PageAddress) -> Result<Page, Failure> {
    let fetched = fetch::get(address, None, &StopSwitch::default()).map_err(Failure::Input)?;
    fetched.ok_or_else(|| Failure::Input(format!("{}: the answer is no page", address.as_str())))
}

/// How long ago something was, as people say it.
pub fn age(at: Timestamp) -> String {
    age_at(at, now_in_seconds())
}

fn age_at(at: Timestamp, now: Timestamp) -> String {
    let minutes = now.duration_since(at).as_secs().max(0) / 60;
    let (n, unit) = match minutes {
        0 => return "just now".to_owned(),
        1..=119 => (minutes, "minute"),
        120..=2879 => (minutes / 60, "hour"),
        _ => (minutes / (24 * 60), "day"),
    };
    let n = usize::try_from(n).unwrap_or_default();
    format!("{} ago", crate::text::count(n, unit))
}

/// Keeps a page beside a checklist, in place of an earlier version; the name of its file.
///
/// # Errors
/// It cannot be written.
pub fn keep(checklist: &Path, page: &Page) -> Result<String, FileError> {
    let path = path(checklist);
    let expected = match files::read(&path) {
        Ok((_, stamp)) => Some(stamp),
        Err(error) if error.kind == FileErrorKind::Missing => None,
        Err(error) => return Err(error),
    };
    files::save_with(&path, |out| pack(page, out), expected)?;
    Ok(name_of(&path))
}

fn pack(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let facts = serde_json::to_vec(&page.facts)?;
    let seconds = u32::try_from(page.facts.retrieved.as_second()).unwrap_or(0);
    let gzip = GzBuilder::new().mtime(seconds).comment(facts);
    let mut gzip = gzip.write(out, Compression::default());
    gzip.write_all(&page.bytes)?;
    gzip.finish().map(drop)
}

fn unpacked(bytes: &[u8]) -> Option<Page> {
    let mut gzip = GzDecoder::new(bytes);
    let facts: PageFacts = serde_json::from_slice(gzip.header()?.comment()?).ok()?;
    let mut page = Vec::new();
    let most = MAX_BYTES as u64 + 1;
    gzip.by_ref().take(most).read_to_end(&mut page).ok()?;
    Page::of(facts, page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::sha256;
    use std::fs;

    fn page(address: &str, text: &str) -> Page {
        let facts = PageFacts {
            address: address.to_owned(),
            url: format!("{address}?final"),
            retrieved: "2031-03-04T08:15:02Z".parse().unwrap(),
            etag: Some("\"a–1\"".to_owned()),
            content_type: None,
            sha256: sha256(text),
        };
        Page::of(facts, text.as_bytes().to_vec()).unwrap()
    }

    const TOLLS: &str = "https://post.example/tolls";

    #[test]
    fn a_page_comes_back_as_it_was_and_the_newest_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let checklist = folder.path().join("tolls.checklist.toml");
        let address = PageAddress::parse(TOLLS).unwrap();
        assert_eq!(read(&checklist, &address), Ok(None));
        for text in ["Tolls rise.", "Tolls fall."] {
            let page = page(TOLLS, text);
            assert_eq!(keep(&checklist, &page).unwrap(), "tolls.page.gz");
            assert_eq!(read(&checklist, &address), Ok(Some(page)));
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn an_age_is_said_in_the_unit_that_fits() {
        let now: Timestamp = "2031-03-04T08:15:02Z".parse().unwrap();
        for (at, expected) in [
            ("2031-03-04T08:14:40Z", "just now"),
            ("2031-03-04T08:14:00Z", "1 minute ago"),
            ("2031-03-04T06:15:00Z", "2 hours ago"),
            ("2031-03-02T08:15:00Z", "2 days ago"),
            ("2032-03-02T08:15:00Z", "just now"),
        ] {
            assert_eq!(age_at(at.parse().unwrap(), now), expected);
        }
    }

    #[test]
    fn a_damaged_page_and_that_of_another_address_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let checklist = folder.path().join("mine.toml");
        let address = PageAddress::parse(TOLLS).unwrap();
        keep(&checklist, &page("https://other.example/", "Tolls rise.")).unwrap();
        let shown = read(&checklist, &address).unwrap_err();
        assert!(
            shown.contains("mine.page.gz keeps the page of another address (https://other"),
            "{shown}"
        );
        let mut bytes = Vec::new();
        pack(&page(TOLLS, "Tolls rise."), &mut bytes).unwrap();
        for end in 0..bytes.len() {
            fs::write(path(&checklist), &bytes[..end]).unwrap();
            let shown = read(&checklist, &address).unwrap_err();
            assert!(shown.contains("is damaged; remove it"), "{end}: {shown}");
        }
    }
}

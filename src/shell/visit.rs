//! What the shelf keeps of a reading, beside its bookmark: which article, how far, when.
//!
//! Lines of the place file; whoever does not know them passes them over, and without them the article is only not on
//! the shelf.

use crate::text::{percent_decoded, percent_encoded};
use jiff::Timestamp;
use std::fmt::Write;
use std::path::PathBuf;

/// Characters of a title that are kept.
const LONGEST_TITLE: usize = 300;

/// The last time an article was open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    /// The article's file.
    pub article: PathBuf,
    /// Its checklist.
    pub checklist: PathBuf,
    /// Its title, when it has one.
    pub title: Option<String>,
    /// Code points of its text.
    pub n_chars: usize,
    /// How much of it had been on the screen, in percent.
    pub percent: Option<usize>,
    /// How many claims were decided, and how many there were.
    pub progress: Option<(usize, usize)>,
    /// When.
    pub opened: Option<Timestamp>,
}

impl Visit {
    /// One line a thing: what it is, then its value.
    pub fn text(&self) -> String {
        let mut out = format!(
            "article {}\nchecklist {}\nchars {}\n",
            percent_encoded(&self.article),
            percent_encoded(&self.checklist),
            self.n_chars
        );
        if let Some(title) = &self.title {
            let title: String = title.chars().take(LONGEST_TITLE).collect();
            let words: Vec<&str> = title.split_whitespace().collect();
            let _ = writeln!(out, "title {}", words.join(" "));
        }
        if let Some(percent) = self.percent {
            let _ = writeln!(out, "percent {percent}");
        }
        if let Some((decided, total)) = self.progress {
            let _ = writeln!(out, "progress {decided} {total}");
        }
        if let Some(opened) = self.opened {
            let _ = writeln!(out, "opened {opened}");
        }
        out
    }

    /// What the lines say; `None` when they name no article.
    pub fn parse(text: &str) -> Option<Self> {
        let mut found = Self::default();
        for line in text.lines() {
            let Some((what, value)) = line.split_once(' ') else {
                continue;
            };
            match what {
                "article" => found.article = percent_decoded(value),
                "checklist" => found.checklist = percent_decoded(value),
                "title" => found.title = Some(value.to_owned()),
                "chars" => found.n_chars = value.parse().unwrap_or(0),
                "percent" => found.percent = value.parse().ok().filter(|percent| *percent <= 100),
                "progress" => found.progress = numbers(value),
                "opened" => found.opened = value.parse().ok(),
                _ => {}
            }
        }
        (!found.article.as_os_str().is_empty()).then_some(found)
    }
}

fn numbers(value: &str) -> Option<(usize, usize)> {
    let (decided, total) = value.split_once(' ')?;
    Some((decided.parse().ok()?, total.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;

    #[test]
    fn any_path_and_title_come_back() {
        let mut visit = Visit {
            article: PathBuf::from(OsString::from_vec(b"/t/a b\n%41\xff\x1b.md".to_vec())),
            checklist: PathBuf::from("/t/ä.checklist.toml"),
            title: Some("Ferry, 100 % full".to_owned()),
            n_chars: 1456,
            percent: Some(100),
            progress: Some((3, 22)),
            opened: "2026-11-22T20:45:55Z".parse().ok(),
        };
        let text = visit.text();
        assert!(
            text.lines().all(|line| !line.contains('\u{1b}')),
            "{text:?}"
        );
        assert_eq!(Visit::parse(&text).as_ref(), Some(&visit));
        (visit.title, visit.progress, visit.opened, visit.percent) = (None, None, None, None);
        assert_eq!(Visit::parse(&visit.text()), Some(visit));
    }

    #[test]
    fn lines_of_before_are_no_visit() {
        assert_eq!(Visit::parse("text 9bf9\nplace 12\nmark a 5\n"), None);
        assert_eq!(Visit::parse("article \nprogress x\n"), None);
        assert_eq!(Visit::parse(""), None);
    }
}

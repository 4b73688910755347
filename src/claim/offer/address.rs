//! Does an address lead to a page that can say something? Judged by its shape and by general words in it.
//!
//! Home pages, lists, profiles, searches, share buttons and pictures say nothing about a claim. No list of outlets or
//! hosts follows this, and nothing is fetched.

use crate::claim::cues::{Class, Cues};
use crate::text::site;

/// The least digits of a number that stands for one item: a post, a page, a record.
const ITEM_DIGITS: usize = 5;

/// Why the page behind this address says nothing that a claim says: what page it is. `None`: it may say it. `own` is the
/// article's own address, where it is known.
pub fn refusal(url: &str, own: Option<&str>) -> Option<String> {
    let Some(address) = Address::parse(url) else {
        return Some("no web page".to_owned());
    };
    let own = own.and_then(Address::parse);
    let same_page = own.is_some_and(|own| address.is_page_of(&own));
    let what = match () {
        () if same_page => "this page",
        () if address.is_home() => "home page",
        () if address.is_picture() => "picture",
        () if address.is_search() => "search",
        () if address.is_profile() => "profile",
        () => return address.listing().map(|word| format!("{word} page")),
    };
    Some(what.to_owned())
}

/// The last part of the path without its ending, as a page calls itself: "mara-ilves" of `/people/mara-ilves.html`.
pub fn name_of_page(url: &str) -> Option<&str> {
    let last = *Address::parse(url)?.path.last()?;
    let (name, ending) = last.rsplit_once('.').unwrap_or((last, ""));
    let is_ending = ending.bytes().all(|b| b.is_ascii_alphabetic());
    Some(if is_ending { name } else { last })
}

/// A web address cut at its marks.
struct Address<'u> {
    host: &'u str,
    /// The part of the host that one owner registers.
    site: String,
    /// The parts of the path that hold anything.
    path: Vec<&'u str>,
    query: &'u str,
}

impl<'u> Address<'u> {
    /// `None` for what is no web address.
    fn parse(url: &'u str) -> Option<Self> {
        let (scheme, rest) = url.trim().split_once("://")?;
        let web = ["http", "https"];
        web.iter().find(|w| scheme.eq_ignore_ascii_case(w))?;
        let page = rest.split('#').next().unwrap_or(rest);
        let (place, query) = page.split_once('?').unwrap_or((page, ""));
        let mut parts = place.split('/');
        let host = parts.next().filter(|host| !host.is_empty())?;
        let path = parts.filter(|part| !part.is_empty()).collect();
        let site = site(url).unwrap_or_else(|| host.to_owned());
        Some(Self {
            host,
            site,
            path,
            query,
        })
    }

    /// Whether it is the same page, also under another host of the site (`m.`, `amp.`) or followed from elsewhere.
    fn is_page_of(&self, other: &Self) -> bool {
        let says = |(key, _): &(&str, &str)| !is_tracking(key);
        self.site == other.site
            && self.path == other.path
            && self.keys().filter(says).eq(other.keys().filter(says))
    }

    /// Whether the path names no page: nothing, a language, an index file. A page may be named by the query.
    fn is_home(&self) -> bool {
        let names_nothing = |part: &&str| is_language(part) || is_index(part);
        self.path.iter().all(names_nothing) && self.keys().all(|(key, _)| is_tracking(key))
    }

    fn is_picture(&self) -> bool {
        self.ending().is_some_and(|e| has(e, Class::Picture))
    }

    fn is_search(&self) -> bool {
        let asked = |key: &str| matches!(key, "q" | "query" | "keyword" | "keywords");
        let searches = self.path.len() < 2 && self.keys().any(|(key, _)| asked(key))
            || self.path.is_empty() && self.keys().any(|(key, _)| key == "s");
        searches && !self.path.iter().any(|part| has(part, Class::Document))
    }

    /// The word for a list, a share button or an account, where no single item is behind it.
    fn listing(&self) -> Option<String> {
        let is_below_site = self.host.split('.').count() > self.site.split('.').count();
        let first = self.host.split('.').next().unwrap_or(self.host);
        let by_host = is_below_site && has(first, Class::Listing);
        let word = |part: &'u str| part.split('.').next().unwrap_or(part);
        let listing = self
            .path
            .iter()
            .position(|part| has(word(part), Class::Listing));
        let leads_on = |at: usize| {
            let behind = self.path.get(at + 1..).unwrap_or_default();
            let item = behind.len() > 1 && behind.iter().any(|part| is_item(part));
            let file = self.ending().is_some_and(|e| has(e, Class::File));
            item || file
        };
        let by_path = || self.path.get(listing.filter(|&at| !leads_on(at))?).copied();
        let found = by_host.then_some(first).or_else(by_path)?;
        Some(word(found).to_ascii_lowercase())
    }

    /// `/@mara`, `/~mara`: somebody's own page.
    fn is_profile(&self) -> bool {
        matches!(self.path.as_slice(), [only] if only.starts_with(['@', '~']))
    }

    /// The ending of the file that the path names.
    fn ending(&self) -> Option<&'u str> {
        self.path.last()?.rsplit_once('.').map(|(_, ending)| ending)
    }

    fn keys(&self) -> impl Iterator<Item = (&'u str, &'u str)> {
        self.query
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
    }
}

fn has(part: &str, class: Class) -> bool {
    let data = Cues::shipped();
    let number = data.number(&part.to_ascii_lowercase());
    data.word(number).classes.has(class)
}

/// "en", "en-gb".
fn is_language(part: &str) -> bool {
    let letters = |t: &str| t.len() == 2 && t.bytes().all(|b| b.is_ascii_alphabetic());
    let mut pieces = part.split(['-', '_']);
    pieces.next().is_some_and(letters)
        && pieces.next().is_none_or(letters)
        && pieces.next().is_none()
}

fn is_index(part: &str) -> bool {
    let name = part.split('.').next().unwrap_or(part).to_ascii_lowercase();
    matches!(
        name.as_str(),
        "index" | "default" | "home" | "homepage" | "start"
    )
}

/// Keys that only tell where a reader came from.
fn is_tracking(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    key.starts_with("utm")
        || key.ends_with("clid")
        || matches!(key.as_str(), "ref" | "source" | "lang")
}

/// A year or a long number: one item of a list.
fn is_item(part: &str) -> bool {
    let digits = part.bytes().all(|b| b.is_ascii_digit());
    digits && (part.len() >= ITEM_DIGITS || part.len() == 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: bool, addresses: &[&str]) {
        for url in addresses {
            let own = Some("https://own.example/news/tolls");
            let refused = refusal(url, own);
            assert_eq!(refused.is_none(), expected, "{url}: {refused:?}");
        }
    }

    #[test]
    fn pages_that_say_something() {
        check(
            true,
            &[
                "https://union.example/statement",
                "https://council.example/minutes/2026-04",
                "http://post.example/2024/05/12/tolls-rise-at-harbour.html",
                "https://social.example/mara/status/1234567890123?s=20",
                "https://social.example/@mara/1234567890",
                "https://council.example/?p=4711",
                "https://board.example/files/annual-report-2024.pdf",
                "https://video.example/watch?v=a8Gh3",
                "https://post.example/category/local/2024/tolls-rise",
                "https://law.example/topics/water/harbour-act.pdf",
                "https://archive.example/web/20240512/https://board.example/minutes",
                "https://doi.example/10.1000/182",
                "https://people.example/news/tolls-rise",
                "https://own.example/news/ferries",
                "https://m.own.example/news/tolls?page=2",
                "https://other.example/news/tolls",
                "https://subscribe.co.uk/minutes/2026-04",
            ],
        );
    }

    #[test]
    fn pages_that_say_nothing_about_a_claim() {
        check(
            false,
            &[
                "https://board.example",
                "https://board.example/",
                "https://board.example/#tolls",
                "https://board.example/en/",
                "https://board.example/en-GB/index.html",
                "https://board.example/?utm_source=letter",
                "https://post.example/tag/harbour",
                "https://post.example/topics/harbour-tolls/",
                "https://post.example/category/news/local",
                "https://post.example/author/mara-ilves",
                "https://post.example/search?q=tolls",
                "https://post.example/?s=tolls",
                "https://social.example/@mara",
                "https://social.example/profile/mara",
                "https://social.example/hashtag/tolls",
                "https://social.example/intent/tweet?text=tolls",
                "https://social.example/sharer.php?u=tolls",
                "https://post.example/login?next=/2024/tolls",
                "https://post.example/subscribe",
                "https://subscribe.post.example/offer",
                "https://board.example/images/pier.jpg",
                "https://own.example/news/tolls#comments",
                "https://WWW.own.example/news/tolls/?utm_source=letter",
                "https://m.own.example/news/tolls",
                "https://subscribe.post.co.uk/offer",
                "mailto:mara@union.example",
                "javascript:void(0)",
                "tel:+15550100",
                "#",
                "",
            ],
        );
    }

    #[test]
    fn what_is_refused_is_said() {
        for (url, what) in [
            ("https://board.example/en/", "home page"),
            ("https://post.example/tag/harbour", "tag page"),
            ("https://social.example/sharer.php?u=tolls", "sharer page"),
            ("https://subscribe.post.example/offer", "subscribe page"),
            ("https://board.example/images/pier.jpg", "picture"),
            ("https://social.example/@mara", "profile"),
            ("mailto:mara@union.example", "no web page"),
        ] {
            let refused = refusal(url, None);
            assert_eq!(refused.as_deref(), Some(what), "{url}");
        }
    }

    #[test]
    fn a_page_has_a_name() {
        let name = name_of_page("https://post.example/people/mara-ilves.html?x=1");
        assert_eq!(name, Some("mara-ilves"));
        let article = name_of_page("https://tides.example/article/tideletters.2019.3254");
        assert_eq!(article, Some("tideletters.2019.3254"));
    }
}

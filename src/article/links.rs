//! Links of an article that are relative, made absolute by the address that it came from.

use super::Link;
use url::{ParseError, Url};

/// Makes the links absolute that lead to other pages. What leads to a place of the page itself stays `#place`.
///
/// `base` is the absolute address against which the article gives them; without one nothing is changed.
pub(super) fn resolve(links: &mut [Link], base: Option<&str>) {
    let Some(base) = base.and_then(|base| Url::parse(base.trim()).ok()) else {
        return;
    };
    for link in links {
        if let Some(url) = resolved(&link.url, &base) {
            link.url = url;
        }
    }
}

/// What is said of a page with links that are relative still, since it does not say its address.
pub(super) fn notice(links: &[Link]) -> Option<String> {
    let is_relative = |link: &&Link| {
        let url = link.url.trim();
        !url.is_empty()
            && !url.starts_with('#')
            && Url::parse(url) == Err(ParseError::RelativeUrlWithoutBase)
    };
    let what = match links.iter().filter(is_relative).count() {
        0 => return None,
        1 => "A link is relative and cannot be opened".to_owned(),
        n => format!("{n} links are relative and cannot be opened"),
    };
    Some(format!("{what}: the page does not say its address."))
}

/// The absolute address, where that is another than the one given.
fn resolved(given: &str, base: &Url) -> Option<String> {
    let given = given.trim();
    if given.is_empty() || given.starts_with('#') {
        return None;
    }
    let is_absolute = Url::parse(given).is_ok();
    let full = base.join(given).ok()?;
    let is_here = |full: &Url| {
        let of_page = |url: &Url| url[..url::Position::AfterQuery].to_owned();
        full.fragment().is_some() && of_page(full) == of_page(base)
    };
    if is_here(&full) {
        return Some(format!("#{}", full.fragment().unwrap_or_default()));
    }
    // An absolute address stays as it is written.
    (!is_absolute).then(|| full.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[track_caller]
    fn check(given: &str, base: &str, expected: &str) {
        let mut links = [Link {
            span: Span::new(0, 1),
            url: given.to_owned(),
        }];
        resolve(&mut links, Some(base));
        assert_eq!(links[0].url, expected, "{given}");
    }

    #[test]
    fn relative_links_lead_where_the_page_says() {
        let base = "https://post.example/harbour/tolls.html?p=1";
        check("../report.pdf", base, "https://post.example/report.pdf");
        check("/minutes", base, "https://post.example/minutes");
        check("//cdn.example/a", base, "https://cdn.example/a");
        check("?p=2", base, "https://post.example/harbour/tolls.html?p=2");
        check(
            "HTTPS://Other.example/A b",
            base,
            "HTTPS://Other.example/A b",
        );
        check("mailto:desk@post.example", base, "mailto:desk@post.example");
        check("javascript:void(0)", base, "javascript:void(0)");
        check("#note", base, "#note");
        check("tolls.html?p=1#note", base, "#note");
        check("https://post.example/harbour/tolls.html?p=1#n", base, "#n");
        check("report", "harbour/tolls", "report");
    }

    #[test]
    fn links_that_stay_relative_are_said() {
        let link = |url: &str| Link {
            span: Span::new(0, 1),
            url: url.to_owned(),
        };
        let links = [
            "#note",
            "https://post.example/",
            "mailto:a@post.example",
            "a.pdf",
            "/b",
        ]
        .map(link);
        assert_eq!(notice(&links[..3]), None);
        assert_eq!(
            notice(&links).as_deref(),
            Some("2 links are relative and cannot be opened: the page does not say its address.")
        );
    }
}

//! Which addresses lead to a page of the web, and how one is shown so that it cannot be mistaken for another.

use super::{SafeText, clipped};
use url::Url;

/// Columns of a misleading part of an address that are repeated.
const REPEATED: usize = 40;

/// Whether an address leads to a page of its own: http or https, in letters of any case, with a host and without blanks;
/// not `#`, `javascript:`, `mailto:`.
pub fn is_web_address(address: &str) -> bool {
    let address = address.trim();
    let host = ["https://", "http://"].iter().find_map(|scheme| {
        let begins = address.get(..scheme.len())?;
        let rest = address.get(scheme.len()..)?;
        begins.eq_ignore_ascii_case(scheme).then_some(rest)
    });
    let begins_well = |host: &str| host.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    host.is_some_and(begins_well) && !address.contains(char::is_whitespace)
}

/// An address as it is shown before it is opened: with the host that a browser requests, in ASCII (Punycode), without the
/// user name before it, and with a remark where it was written otherwise or is not valid.
pub fn shown_address(address: &str) -> String {
    let address = address.trim();
    let Some((scheme, rest)) = address
        .split_once("://")
        .filter(|_| is_web_address(address))
    else {
        return address.to_owned();
    };
    let url = match Url::parse(address) {
        Ok(url) => url,
        Err(error) => return format!("{address} ({error})"),
    };
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let (authority, page) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let (user, place) = authority.rsplit_once('@').unwrap_or(("", authority));
    let port = place.rfind(':').filter(|_| !place.ends_with(']'));
    let (written, port) = place
        .split_at_checked(port.unwrap_or(place.len()))
        .unwrap_or((place, ""));
    let host = url.host_str().unwrap_or(written);
    // Browsers take a backslash for a slash, too.
    let page = page.replacen('\\', "/", usize::from(page.starts_with('\\')));
    let shown = format!("{scheme}://{host}{port}{page}");
    let user =
        (!user.is_empty()).then(|| format!("“{}” is only a user name", clipped(user, REPEATED)));
    let written = (!written.eq_ignore_ascii_case(host))
        .then(|| format!("written “{}”", clipped(written, REPEATED)));
    let remarks: Vec<String> = user.into_iter().chain(written).collect();
    if remarks.is_empty() {
        return shown;
    }
    format!("{shown} ({})", remarks.join("; "))
}

/// An address as a terminal takes it for a hyperlink (OSC 8): the page of [`shown_address`], in letters, digits and signs of
/// ASCII that neither end the sequence nor a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hyperlink(String);

impl Hyperlink {
    /// The longest that terminals take (bytes). Source: E. Koblinger, "Hyperlinks in terminal emulators".
    const LONGEST: usize = 2083;

    /// Where an address leads; `None` for what is not of the web, is too long, is not shown as it is, or holds a `;`, at
    /// which some terminals cut it.
    pub fn to(address: &str) -> Option<Self> {
        let shown = shown_address(address);
        let page = shown.split(' ').next()?;
        let is_shown = is_web_address(page) && SafeText::sanitize(page).as_str() == page;
        let url = Url::parse(page).ok().filter(|_| is_shown)?;
        let harmless = |byte| matches!(byte, b'!'..=b'~') && byte != b';';
        let sent = String::from(url);
        (sent.len() <= Self::LONGEST && sent.bytes().all(harmless)).then_some(Self(sent))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The host of an address, without `www.`, in lower case.
pub fn host(address: &str) -> Option<String> {
    let url = Url::parse(address.trim()).ok()?;
    let host = url.host_str()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host).to_owned();
    (!host.is_empty()).then_some(host)
}

/// The part of an address that one owner registers: `post.example` of `https://www.news.post.example/a`. A host without
/// such a part, a number for example, is its own.
pub fn site(address: &str) -> Option<String> {
    let host = host(address)?;
    let is_number = host.starts_with('[') || host.parse::<std::net::Ipv4Addr>().is_ok();
    let domain = psl::domain_str(&host).filter(|_| !is_number);
    Some(domain.unwrap_or(&host).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Hyperlink, SafeText, is_web_address, shown_address, site};
    use proptest::prelude::*;
    use url::Url;

    #[test]
    fn a_site_is_what_one_owner_registers() {
        for (address, expected) in [
            ("https://www.news.post.example/a", Some("post.example")),
            ("https://post.co.uk/a", Some("post.co.uk")),
            ("http://Desk.Post.CO.UK:8080", Some("post.co.uk")),
            ("http://192.0.2.7/a", Some("192.0.2.7")),
            ("http://[2001:db8::7]/a", Some("[2001:db8::7]")),
            ("https://localhost/a", Some("localhost")),
            ("#note", None),
        ] {
            assert_eq!(site(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn only_pages_of_the_web_are() {
        for (address, expected) in [
            ("https://board.example/r", true),
            ("HTTPS://board.example/r", true),
            ("http://[::1]/", true),
            (" https://board.example ", true),
            ("https://", false),
            ("https:///board", false),
            ("https://board.example/a b", false),
            ("mailto:mara@board.example", false),
            ("javascript:alert(1)", false),
            ("/tolls", false),
            ("#tolls", false),
            ("ftp://board.example", false),
            ("", false),
            ("htté", false),
        ] {
            assert_eq!(is_web_address(address), expected, "{address}");
        }
    }
    #[track_caller]
    fn check(address: &str, shown: &str) {
        assert_eq!(shown_address(address), shown, "{address}");
    }

    #[test]
    fn plain_addresses_are_shown_as_they_are_written() {
        for address in [
            "https://board.example/r?a=b@c.example#d",
            "HTTPS://board.example:8080/über",
            "https://board.example:443",
            "http://[::1]:80/",
            "http://127.0.0.1/",
            "https://xn--fhre-loa.example/",
            "mailto:mara@board.example",
            "javascript:alert('https://a@b.example')",
            "/tolls",
            "#tolls",
            "",
        ] {
            check(address, address);
        }
        check(" https://board.example\n", "https://board.example");
    }

    #[test]
    fn what_leads_elsewhere_than_it_seems_is_said() {
        check(
            "https://bank.example⁄@other.example/",
            "https://other.example/ (“bank.example⁄” is only a user name)",
        );
        check(
            "https://bank.example:443@other.example:8080/login?x",
            "https://other.example:8080/login?x (“bank.example:443” is only a user name)",
        );
        check(
            "https://a@bank.example@other.example",
            "https://other.example (“a@bank.example” is only a user name)",
        );
        check(
            "https://other.example\\@bank.example/",
            "https://other.example/@bank.example/",
        );
        check(
            "https://bаnk.example/",
            "https://xn--bnk-6cd.example/ (written “bаnk.example”)",
        );
        check(
            "https://fähre.example/über",
            "https://xn--fhre-loa.example/über (written “fähre.example”)",
        );
        check(
            "https://ｂank。example/",
            "https://bank.example/ (written “ｂank。example”)",
        );
        check(
            "http://2130706433/",
            "http://127.0.0.1/ (written “2130706433”)",
        );
        check(
            "https://b%61nk.example/",
            "https://bank.example/ (written “b%61nk.example”)",
        );
        check(
            "https://me@bаnk.example:1/",
            "https://xn--bnk-6cd.example:1/ (“me” is only a user name; written “bаnk.example”)",
        );
    }

    #[test]
    fn what_no_browser_opens_is_said_to_be_wrong() {
        check(
            "https://bank<board.example/",
            "https://bank<board.example/ (invalid international domain name)",
        );
        check("https://a:b", "https://a:b (invalid port number)");
    }

    #[test]
    fn a_long_user_name_does_not_hide_the_host() {
        let long = format!("https://{}@other.example/", "bank.example.".repeat(40));
        let shown = shown_address(&long);
        assert!(shown.starts_with("https://other.example/ (“bank.example."));
        assert!(shown.len() < 120, "{shown}");
    }

    #[test]
    fn only_what_is_shown_as_it_is_becomes_a_hyperlink() {
        let to = |address: &str| Hyperlink::to(address).map(|link| link.0);
        for (address, expected) in [
            (
                "https://board.example/r?a=b#c",
                "https://board.example/r?a=b#c",
            ),
            (
                "HTTP://me@fähre.example/über",
                "http://xn--fhre-loa.example/%C3%BCber",
            ),
        ] {
            assert_eq!(to(address).as_deref(), Some(expected));
        }
        for hostile in [
            "https://board.example/\u{1b}]0;x\u{7}",
            "https://board.example/\u{1b}\\",
            "https://board.example/\u{9c}",
            "https://board.example/a;b",
            "https://board.example/a\nb",
            "https://board.example/\u{202e}cod",
            "https://board.example/\u{ad}",
            "https://board<a.example/",
            "javascript:alert(1)",
            "file:///etc/hosts",
            "#notes",
        ] {
            assert_eq!(to(hostile), None, "{hostile:?}");
        }
        let of_length = |n: usize| format!("https://board.example/{}", "a".repeat(n - 22));
        assert!(to(&of_length(Hyperlink::LONGEST)).is_some());
        assert_eq!(to(&of_length(Hyperlink::LONGEST + 1)), None);
    }

    proptest! {
        #[test]
        fn no_hyperlink_holds_what_ends_its_sequence(rest in any::<String>(), host in "[a-c.@:а]{1,9}") {
            let address = format!("https://{host}{rest}");
            if let Some(link) = Hyperlink::to(&address) {
                prop_assert!(link.0.bytes().all(|byte| byte.is_ascii_graphic() && byte != b';'));
                let shown = shown_address(&address);
                // The remark behind it is no part of it.
                let page = shown.split(' ').next().unwrap_or_default();
                prop_assert_eq!(SafeText::sanitize(page).into_string(), page);
            }
        }

        #[test]
        fn what_is_shown_leads_to_the_same_page(rest in "[a-c1а][a-c1.@:/?#⁄а\\\\\\[\\]]{0,16}") {
            let address = format!("https://{rest}");
            let shown = shown_address(&address);
            let (page, remark) = shown.split_once(' ').unwrap_or((&shown, ""));
            if let Ok(url) = Url::parse(&address) {
                let (mut expected, named) = (url.clone(), !url.username().is_empty() || url.password().is_some());
                expected.set_username("").unwrap();
                expected.set_password(None).unwrap();
                prop_assert_eq!(Url::parse(page), Ok(expected));
                prop_assert_eq!(remark.contains("user name"), named);
                let host = page.get("https://".len()..).unwrap();
                prop_assert!(host.starts_with(url.host_str().unwrap()));
            } else {
                prop_assert_eq!(page, &address);
                prop_assert!(!remark.is_empty());
            }
        }
    }
}

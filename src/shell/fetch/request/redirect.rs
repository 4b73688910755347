//! Where a redirect leads, and whether it is followed.

use super::guard::AddressGuard;
use crate::text::clipped;
use url::Url;

/// Columns of a refused address that are repeated.
const REPEATED: usize = 120;

/// The address that a redirect leads to.
///
/// # Errors
/// A sentence that goes on after the address that was typed: why it is not followed.
pub(super) fn next(
    from: &Url,
    location: Option<&str>,
    guard: &AddressGuard,
) -> Result<Url, String> {
    let location = location.ok_or("leads on without saying where; save the page in a browser")?;
    let why =
        |to: &str, why: &str| format!("leads on to {}, {why}; not followed", clipped(to, REPEATED));
    let mut to = from
        .join(location)
        .map_err(|_| why(location, "which is no valid address"))?;
    to.set_fragment(None);
    let refused = match to.scheme() {
        "https" => None,
        "http" if from.scheme() == "http" => None,
        "http" => Some("which is not encrypted, as this page is"),
        _ => Some("which is no page of the web"),
    };
    let has_password = !to.username().is_empty() || to.password().is_some();
    let refused = refused
        .or_else(|| has_password.then_some("with a user name"))
        .or_else(|| (!guard.permits_host(&to)).then_some("a host of this computer or its network"));
    refused.map_or(Ok(to.clone()), |reason| Err(why(to.as_str(), reason)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: &str, location: &str, expected: Result<&str, &str>) {
        let from = Url::parse(from).unwrap();
        let next = next(&from, Some(location), &AddressGuard::new(&from));
        match (&next, expected) {
            (Ok(to), Ok(expected)) => assert_eq!(to.as_str(), expected),
            (Err(said), Err(expected)) => assert!(said.contains(expected), "{said}"),
            _ => panic!("{next:?}"),
        }
    }

    #[test]
    fn a_redirect_stays_on_the_public_web_and_encrypted() {
        let from = "https://post.example/a/b";
        check(from, "/tolls#two", Ok("https://post.example/tolls"));
        check(from, "c", Ok("https://post.example/a/c"));
        check(from, "//www.post.example", Ok("https://www.post.example/"));
        check(
            "http://post.example/",
            "https://post.example/",
            Ok("https://post.example/"),
        );
        check(
            "http://post.example/",
            "http://other.example/",
            Ok("http://other.example/"),
        );
        check(from, "http://post.example/", Err("not encrypted"));
        check(
            from,
            "file:///etc/hosts",
            Err("leads on to file:///etc/hosts, which is no page"),
        );
        check(from, "javascript:alert(1)", Err("no page of the web"));
        check(from, "https://ada@post.example/", Err("with a user name"));
        check(
            from,
            "https://169.254.169.254/",
            Err("this computer or its network"),
        );
        check(
            from,
            "https://[::ffff:10.0.0.1]/",
            Err("this computer or its network"),
        );
        check(from, "https://nas/", Err("this computer or its network"));
        check(from, "https://", Err("no valid address"));
        check("http://nas/", "/tolls", Ok("http://nas/tolls"));
        check(
            "http://nas/",
            "http://printer/",
            Err("this computer or its network"),
        );
    }
}

//! The proxy that the environment names for an address.

use ureq::Proxy;
use ureq::http::Uri;
use url::Url;

/// Where a proxy is named: the variables of the scheme before those for all, small letters before capitals (as curl does).
const VARIABLES: &[(&str, [&str; 4])] = &[
    (
        "https",
        ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"],
    ),
    (
        "http",
        ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"],
    ),
];

/// The proxy for an address; `None` where none is named, or `NO_PROXY` excepts the host.
///
/// # Errors
/// A sentence: a variable holds no address of a proxy.
pub(super) fn of(url: &Url) -> Result<Option<Proxy>, String> {
    let of_scheme = VARIABLES.iter().find(|(scheme, _)| *scheme == url.scheme());
    let variables = of_scheme.into_iter().flat_map(|(_, variables)| variables);
    let mut set = variables.filter_map(|name| {
        let value = std::env::var(name).ok().filter(|v| !v.is_empty())?;
        Some((name, value))
    });
    let Some((name, value)) = set.next() else {
        return Ok(None);
    };
    let proxy = Proxy::new(&value)
        .map_err(|_| format!("{name} names no proxy that can be used; correct or unset it"))?;
    // The library reads the exceptions only together with the variables.
    let excepted = Proxy::try_from_env().zip(url.as_str().parse::<Uri>().ok());
    let is_excepted = excepted.is_some_and(|(proxy, uri)| proxy.is_no_proxy(&uri));
    Ok((!is_excepted).then_some(proxy))
}

//! One request and its answer: no redirect is followed, nothing of an earlier one is sent.
//!
//! Looks hosts up itself, and gives out only addresses that may be dialled: whatever the name service says is checked here,
//! on the very addresses that are dialled next.

use super::guard::AddressGuard;
use super::{lookup, trouble};
use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};
use ureq::config::Config;
use ureq::http::header::IF_NONE_MATCH;
use ureq::http::{Response, Uri};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body, Proxy};
use url::Url;

/// What is asked for.
const ACCEPTED: &str = "text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,*/*;q=0.5";

/// Asks for a page; with an `etag` only for another version than that.
///
/// # Errors
/// A sentence that goes on after the address that was typed.
pub(super) fn ask(
    url: &Url,
    etag: Option<&str>,
    guard: &AddressGuard,
    end: Instant,
) -> Result<Response<Body>, String> {
    if !guard.permits_host(url) {
        return Err("is an address of this computer or its network; not asked".to_owned());
    }
    let proxy = proxy_of(url)?;
    let through = proxy.as_ref().map(|proxy| proxy.host().to_owned());
    let left = end.saturating_duration_since(Instant::now());
    let config = Agent::config_builder()
        .user_agent(concat!("sourcecheck/", env!("CARGO_PKG_VERSION")))
        .accept(ACCEPTED)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .max_idle_connections(0)
        // Zero would be no limit.
        .timeout_global(Some(left.max(Duration::from_millis(1))))
        .tls_config(
            TlsConfig::builder()
                .root_certs(RootCerts::PlatformVerifier)
                .build(),
        );
    let resolver = GuardedResolver {
        guard: guard.clone(),
        proxy: proxy.as_ref().map(|p| (p.host().to_owned(), p.port())),
        end,
    };
    let config = config.proxy(proxy).build();
    let agent = Agent::with_parts(config, DefaultConnector::new(), resolver);
    let mut request = agent.get(url.as_str());
    if let Some(etag) = etag {
        request = request.header(IF_NONE_MATCH, etag);
    }
    request
        .call()
        .map_err(|error| trouble::sentence(&error, through.as_deref()))
}

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
fn proxy_of(url: &Url) -> Result<Option<Proxy>, String> {
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

/// The most addresses of a host that are tried.
const MOST: usize = 16;

/// The resolver of one request.
#[derive(Debug)]
struct GuardedResolver {
    /// What may be dialled.
    guard: AddressGuard,
    /// Host and port of the proxy, if one is used: it is the reader's own, and may be dialled wherever it is.
    proxy: Option<(String, u16)>,
    /// When the answer is to be there.
    end: Instant,
}

/// Why none of a host's addresses may be dialled.
#[derive(Debug, thiserror::Error)]
#[error(
    "{host} is at {ip}, which is this computer or its network; only public hosts are asked unless such an address is typed"
)]
struct PrivateHost {
    host: String,
    ip: IpAddr,
}

impl Resolver for GuardedResolver {
    fn resolve(
        &self,
        uri: &Uri,
        _: &Config,
        _: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let host = uri.host().ok_or(ureq::Error::HostNotFound)?;
        let usual = if uri.scheme_str() == Some("http") {
            80
        } else {
            443
        };
        let port = uri.port_u16().unwrap_or(usual);
        let found = self.look_up(host)?;
        let is_proxy = self
            .proxy
            .as_ref()
            .is_some_and(|(h, p)| h == host && *p == port);
        let permitted = |ip: &&IpAddr| is_proxy || self.guard.permits(host, **ip);
        let mut addresses = self.empty();
        for &ip in found.iter().filter(permitted).take(MOST) {
            addresses.push(SocketAddr::new(ip, port));
        }
        match found.first() {
            Some(_) if !addresses.is_empty() => Ok(addresses),
            Some(&ip) => {
                let host = host.to_owned();
                Err(ureq::Error::Other(Box::new(PrivateHost { host, ip })))
            }
            None => Err(ureq::Error::HostNotFound),
        }
    }
}

impl GuardedResolver {
    fn look_up(&self, host: &str) -> Result<Vec<IpAddr>, ureq::Error> {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        if let Ok(ip) = bare.parse() {
            return Ok(vec![ip]);
        }
        lookup::addresses(host, self.end).map_err(|e| ureq::Error::Other(Box::new(e)))
    }
}

//! One request and its answer: no redirect is followed, nothing of an earlier one is sent.

use super::guard::AddressGuard;
use super::resolver::GuardedResolver;
use super::{proxy, trouble};
use std::time::{Duration, Instant};
use ureq::http::Response;
use ureq::http::header::IF_NONE_MATCH;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};
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
    let proxy = proxy::of(url)?;
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

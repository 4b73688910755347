//! Looks hosts up, and gives out only addresses that may be dialled: whatever the name service says is checked here, on
//! the very addresses that are dialled next.

use super::guard::AddressGuard;
use super::lookup;
use std::net::{IpAddr, SocketAddr};
use std::time::Instant;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// The most addresses of a host that are tried.
const MOST: usize = 16;

/// The resolver of one request.
#[derive(Debug)]
pub(super) struct GuardedResolver {
    /// What may be dialled.
    pub guard: AddressGuard,
    /// Host and port of the proxy, if one is used: it is the reader's own, and may be dialled wherever it is.
    pub proxy: Option<(String, u16)>,
    /// When the answer is to be there.
    pub end: Instant,
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

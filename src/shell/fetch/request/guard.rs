//! Which addresses of the network may be dialled: public ones, and those of a private host that somebody typed.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use url::{Host, Url};

/// What a redirect, or the name service, must not lead to without somebody having typed it.
#[derive(Clone, Debug)]
pub(super) struct AddressGuard {
    /// The host that was typed, where it is plainly one of this computer or its network.
    typed: Option<String>,
}

impl AddressGuard {
    /// The guard of a request for this address.
    pub(super) fn new(typed: &Url) -> Self {
        let host = typed.host_str().filter(|_| is_private_host(typed));
        Self {
            typed: host.map(str::to_owned),
        }
    }

    /// Whether this address may be dialled for a host, which is written as in a URL.
    pub(super) fn permits(&self, host: &str, ip: IpAddr) -> bool {
        is_public(ip) || self.typed.as_deref() == Some(host)
    }

    /// Whether a page may be asked of this host, as far as its address alone tells: through a proxy nothing else does.
    pub(super) fn permits_host(&self, url: &Url) -> bool {
        let host = url.host_str().unwrap_or_default();
        match url.host() {
            Some(Host::Ipv4(ip)) => self.permits(host, ip.into()),
            Some(Host::Ipv6(ip)) => self.permits(host, ip.into()),
            _ => !is_private_host(url) || self.typed.as_deref() == Some(host),
        }
    }
}

/// Endings of names that no public name service knows (RFC 6761, RFC 6762, RFC 8375, ICANN for `internal`), and one that
/// routers give.
const PRIVATE_ENDINGS: &[&str] = &["localhost", "local", "internal", "home.arpa", "lan"];

/// Whether an address names a host of this computer or its network: by a number, by a single word, or by its ending.
fn is_private_host(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => !is_public(ip.into()),
        Some(Host::Ipv6(ip)) => !is_public(ip.into()),
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            let ends = |ending: &&str| {
                let before = name.strip_suffix(*ending);
                before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
            };
            !name.contains('.') || PRIVATE_ENDINGS.iter().any(ends)
        }
        None => true,
    }
}

/// Whether an address is one of the public internet (IANA's registries of special-purpose addresses).
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_documentation()
        || matches!(
            (a, b, c),
            // This network; shared by providers; protocols; benchmarks; multicast, reserved and broadcast.
            (0 | 224.., ..) | (100, 64..=127, _) | (192, 0, 0) | (198, 18 | 19, _)
        );
    !special
}

/// Of version 6 only global unicast is public (`2000::/3`), and what holds an address of version 4 is as public as that.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [first, second, third, .., high, low] = ip.segments();
    let held = |high: u16, low: u16| {
        let bits = u32::from(high) << 16 | u32::from(low);
        is_public_v4(Ipv4Addr::from_bits(bits))
    };
    match (first, second) {
        (0, 0) if ip.to_ipv4_mapped().is_some() => held(high, low),
        // Translated by NAT64; 6to4 has it behind the prefix.
        (0x64, 0xff9b) if ip.to_bits() >> 32 == 0x64_ff9b << 64 => held(high, low),
        (0x2002, _) => held(second, third),
        // Protocols, Teredo among them; documentation.
        (0x2001, ..=0x1ff | 0xdb8) | (0x3fff, ..=0xfff) => false,
        _ => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(typed: &str) -> AddressGuard {
        AddressGuard::new(&Url::parse(typed).unwrap())
    }

    #[test]
    fn private_addresses_are_told_from_public_ones() {
        let is_public = |ip: &str| is_public(ip.parse().unwrap());
        for private in [
            "127.0.0.1",
            "127.9.9.9",
            "0.0.0.0",
            "0.1.2.3",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.8",
            "192.0.2.7",
            "198.19.0.1",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::7f00:1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2002:c0a8:101::1",
            "fe80::1",
            "fec0::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "3fff::1",
            "100::1",
            "5f00::1",
        ] {
            assert!(!is_public(private), "{private}");
        }
        for public in [
            "9.9.9.9",
            "172.32.0.1",
            "100.128.0.1",
            "192.0.1.1",
            "198.20.0.1",
            "::ffff:9.9.9.9",
            "64:ff9b::909:909",
            "2002:909:909::1",
            "2620:fe::fe",
            "2001:4860:4860::8888",
            "2a00::1",
        ] {
            assert!(is_public(public), "{public}");
        }
    }

    #[test]
    fn a_private_host_has_to_be_typed() {
        let here = IpAddr::from([127, 0, 0, 1]);
        assert!(!guard("https://post.example/").permits("post.example", here));
        assert!(guard("http://localhost:8000/").permits("localhost", here));
        assert!(!guard("http://localhost:8000/").permits("rebound.example", here));
        assert!(guard("http://127.0.0.1/").permits("127.0.0.1", here));
        assert!(!guard("http://127.0.0.1/").permits("127.0.0.2", IpAddr::from([127, 0, 0, 2])));
    }

    #[test]
    fn a_host_is_told_to_be_private_by_its_name_alone() {
        let guard = guard("https://post.example/");
        for url in [
            "http://localhost/",
            "http://nas/",
            "http://printer.local/",
            "http://wiki.internal./",
            "http://[::1]/",
            "http://a.localhost/",
            "http://2130706433/",
            "http://0x7f.1/",
        ] {
            assert!(!guard.permits_host(&Url::parse(url).unwrap()), "{url}");
        }
        for url in [
            "http://notlocal.example/",
            "http://9.9.9.9/",
            "https://mylan.example/",
        ] {
            assert!(guard.permits_host(&Url::parse(url).unwrap()), "{url}");
        }
    }
}

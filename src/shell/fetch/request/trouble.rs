//! Why a page did not come, in words that go on after its address, with what to try.

use super::certificate;
use std::io::{self, ErrorKind as Io};
use ureq::Error;

/// What to do where no request of ours will be answered.
const IN_BROWSER: &str = "save the page in a browser and open the file";

/// What the library says of a request, which went through a proxy, if one is named.
pub(super) fn sentence(error: &Error, proxy: Option<&str>) -> String {
    let why = match error {
        Error::HostNotFound if proxy.is_none() => {
            "no such host; check the address and the network".to_owned()
        }
        Error::HostNotFound => "not found; check the variable that names it".to_owned(),
        Error::Timeout(_) => "no complete answer in 30 s; try again later".to_owned(),
        Error::Io(error) => io_reason(error),
        Error::Rustls(error) => certificate::reason(error),
        Error::Tls(why) => format!("no encrypted connection: {why}"),
        Error::BodyExceedsLimit(limit) => {
            format!(
                "larger than {}; articles up to 32 MB can be read",
                size(*limit)
            )
        }
        Error::Decompress(coding, _) => {
            format!("came damaged: it does not unpack as {coding}; try again")
        }
        Error::Protocol(_) | Error::Http(_) | Error::LargeResponseHeader(..) => {
            format!("the answer is not valid HTTP; {IN_BROWSER}")
        }
        Error::ConnectProxyFailed(why) => format!("refused: {why}"),
        Error::Other(why) => why.to_string(),
        other => other.to_string(),
    };
    match proxy {
        Some(proxy) => format!("through the proxy {proxy}: {why}"),
        None => why,
    }
}

fn io_reason(error: &io::Error) -> String {
    let inner = error.get_ref();
    if let Some(error) = inner.and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        return certificate::reason(error);
    }
    match error.kind() {
        Io::ConnectionRefused => "the host refuses connections; check the address".to_owned(),
        Io::ConnectionReset | Io::ConnectionAborted | Io::BrokenPipe | Io::UnexpectedEof => {
            "the connection ended before all of the page came; try again".to_owned()
        }
        Io::TimedOut | Io::WouldBlock => "the host does not answer; try again later".to_owned(),
        Io::NetworkUnreachable | Io::HostUnreachable | Io::NetworkDown => {
            "the host cannot be reached; check the network".to_owned()
        }
        _ => crate::shell::failure::reason(error),
    }
}

/// What a status says that is neither a page nor a redirect.
pub(super) fn status(status: u16) -> String {
    let what = match status {
        401 | 402 | 403 | 407 | 451 => {
            format!("the site does not give the page to this program; {IN_BROWSER}")
        }
        404 | 410 => {
            "the site has no such page; check the address, or look for a copy in a web archive"
                .to_owned()
        }
        408 | 429 => "the site wants fewer requests; try again later".to_owned(),
        500..=599 => "the site has trouble of its own; try again later".to_owned(),
        _ => format!("the answer is no page; {IN_BROWSER}"),
    };
    format!("{what} (status {status})")
}

fn size(bytes: u64) -> String {
    match bytes / (1024 * 1024) {
        0 => format!("{bytes} bytes"),
        megabytes => format!("{megabytes} MB"),
    }
}

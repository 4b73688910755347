//! Why a page did not come, in words that go on after its address, with what to try.

use rustls::CertificateError;
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
        Error::Rustls(error) => certificate_reason(error),
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
        return certificate_reason(error);
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

/// The variable by which a newsroom names an authority of its own.
const OWN_AUTHORITIES: &str = "SSL_CERT_FILE";

/// Why there is no encrypted connection.
fn certificate_reason(error: &rustls::Error) -> String {
    let rustls::Error::InvalidCertificate(wrong) = error else {
        return match error {
            rustls::Error::General(why) if why.starts_with("No CA") => {
                let set = format!("install ca-certificates or correct {OWN_AUTHORITIES}");
                format!("this computer knows no certificate authorities; {set}")
            }
            other => format!("no encrypted connection: {other}"),
        };
    };
    let what = match wrong {
        CertificateError::UnknownIssuer => return unknown_authority(),
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            "has expired; check the clock of this computer".to_owned()
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "is not valid yet; check the clock of this computer".to_owned()
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "is for another host; check the address".to_owned()
        }
        CertificateError::Revoked => "was revoked".to_owned(),
        other => format!("is not valid: {other}"),
    };
    format!("the site's certificate {what}")
}

fn unknown_authority() -> String {
    let what = "the site's certificate is from an authority that this computer does not know";
    match std::env::var_os(OWN_AUTHORITIES) {
        Some(_) => format!("{what}, nor does the file that {OWN_AUTHORITIES} names"),
        None => format!("{what}; if it is your own, name its certificate in {OWN_AUTHORITIES}"),
    }
}

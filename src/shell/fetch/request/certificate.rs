//! What is wrong with a site's certificate, in words.

use rustls::{CertificateError, Error};

/// The variable by which a newsroom names an authority of its own.
const OWN_AUTHORITIES: &str = "SSL_CERT_FILE";

/// Why there is no encrypted connection.
pub(super) fn reason(error: &Error) -> String {
    let Error::InvalidCertificate(wrong) = error else {
        return match error {
            Error::General(why) if why.starts_with("No CA") => {
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

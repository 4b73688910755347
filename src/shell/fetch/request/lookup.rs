//! The addresses of a host by its name.
//!
//! On Linux `getent` asks whatever knows names, such as files, DNS or a name service switch module. The C library would
//! do so too, but when linked statically it loads modules at run time that must be of the very version it was linked with.

use std::net::IpAddr;
use std::time::Instant;

/// Why a name was not looked up.
#[derive(Debug, thiserror::Error)]
pub(super) enum LookupError {
    /// Nobody answered in time.
    #[error("the name of the host was not found in time")]
    Late,
    /// Names cannot be looked up.
    #[error("{0}")]
    Failed(String),
}

/// The addresses of a host, those to be preferred first; none where nobody knows it.
///
/// # Errors
/// It takes too long, or names cannot be looked up.
#[cfg(target_os = "linux")]
pub(super) fn addresses(host: &str, end: Instant) -> Result<Vec<IpAddr>, LookupError> {
    use std::io;
    use std::io::ErrorKind as Io;
    use std::process::{Command, Stdio};
    use std::sync::mpsc::{RecvTimeoutError, channel};
    use std::thread;
    // It would be taken for an option, and no host may be named so.
    if host.starts_with('-') {
        return Ok(Vec::new());
    }
    let mut getent = Command::new("getent");
    getent.args(["ahosts", host]).stdin(Stdio::null());
    getent.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut getent = getent.spawn().map_err(|e| {
        let why = match e.kind() {
            Io::NotFound => "the program getent, which looks up hosts, is not installed".to_owned(),
            _ => format!("the program getent, which looks up hosts, cannot be started: {e}"),
        };
        LookupError::Failed(why)
    })?;
    let (sender, listed) = channel();
    let out = getent.stdout.take();
    // Ends with the program that it reads from.
    let read = move || sender.send(out.map(io::read_to_string)).ok();
    drop(thread::Builder::new().name("getent".to_owned()).spawn(read));
    let listed = listed.recv_timeout(end.saturating_duration_since(Instant::now()));
    getent.kill().ok();
    getent.wait().ok();
    match listed {
        Ok(Some(Ok(listed))) => Ok(in_list(&listed)),
        Err(RecvTimeoutError::Timeout) => Err(LookupError::Late),
        _ => Err(LookupError::Failed("getent cannot be read".to_owned())),
    }
}

/// The addresses of a host, as the system's library finds them.
///
/// # Errors
/// Never: what fails is a host that nobody knows.
#[cfg(not(target_os = "linux"))]
pub(super) fn addresses(host: &str, _: Instant) -> Result<Vec<IpAddr>, LookupError> {
    use std::net::ToSocketAddrs;
    let found = (host, 0).to_socket_addrs();
    Ok(found.map_or_else(|_| Vec::new(), |found| found.map(|at| at.ip()).collect()))
}

/// The addresses in a list as `getent ahosts` prints it: each once for every kind of socket.
#[cfg(target_os = "linux")]
fn in_list(list: &str) -> Vec<IpAddr> {
    let mut found: Vec<IpAddr> = Vec::new();
    for line in list.lines() {
        let address = line.split_whitespace().next();
        let address = address.and_then(|address| address.parse().ok());
        found.extend(address.filter(|address| !found.contains(address)));
    }
    found
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn addresses_are_read_once_and_in_their_order() {
        let list = "2620:fe::fe STREAM post.example\n2620:fe::fe DGRAM\n9.9.9.9     STREAM\nfe80::1%2 RAW\n\n";
        let expected: [IpAddr; 2] = ["2620:fe::fe".parse().unwrap(), [9, 9, 9, 9].into()];
        assert_eq!(in_list(list), expected);
    }

    #[test]
    fn this_computer_is_found_and_what_looks_like_an_option_is_not() {
        let soon = Instant::now() + Duration::from_secs(10);
        let found = addresses("localhost", soon).unwrap();
        assert!(found.iter().all(IpAddr::is_loopback) && !found.is_empty());
        assert_eq!(addresses("--help", soon).unwrap(), Vec::<IpAddr>::new());
    }
}

//! The addresses of a host by its name.
//!
//! On Linux `getent` asks whatever knows names, such as files, DNS or a name service switch module. The C library would
//! do so too, but when linked statically it loads modules at run time that must be of the very version it was linked with.

use std::io;
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
    use std::io::ErrorKind as Io;
    use std::process::{Command, Stdio};
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
    let listed = getent.stdout.take().map(|out| read_until(out, end));
    if !matches!(listed, Some(Ok(_))) {
        getent.kill().ok();
    }
    getent.wait().ok();
    match listed {
        Some(Ok(listed)) => Ok(in_list(&String::from_utf8_lossy(&listed))),
        Some(Err(e)) if e.kind() == Io::TimedOut => Err(LookupError::Late),
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

/// Reads all that a pipe gives, until `end` at most.
#[cfg(target_os = "linux")]
fn read_until(mut pipe: impl io::Read + std::os::fd::AsFd, end: Instant) -> io::Result<Vec<u8>> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;
    let mut all = Vec::new();
    loop {
        let left = end.saturating_duration_since(Instant::now());
        let left = Timespec::try_from(left).map_err(io::Error::other)?;
        let mut fds = [PollFd::new(&pipe, PollFlags::IN)];
        match poll(&mut fds, Some(&left)) {
            Ok(0) => return Err(io::ErrorKind::TimedOut.into()),
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            Err(e) => return Err(e.into()),
        }
        let mut some = [0; 4096];
        match pipe.read(&mut some)? {
            0 => return Ok(all),
            n => all.extend(some.iter().take(n)),
        }
    }
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

    #[test]
    fn nobody_waits_for_a_pipe_that_says_nothing() {
        let (reader, _writer) = io::pipe().unwrap();
        let error = read_until(reader, Instant::now()).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    }
}

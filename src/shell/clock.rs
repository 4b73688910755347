//! What time it is, for decisions and files.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Now, in whole seconds: enough for a file that people read.
pub fn now_in_seconds() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

/// The zone that `TZ` names, else the system's; Universal Time where there is none.
///
/// Read from its file alone: jiff looks through the folder of all zones first, a third of the time to the first page.
pub fn zone() -> TimeZone {
    let path = match std::env::var("TZ") {
        Err(_) => PathBuf::from("/etc/localtime"),
        Ok(name) if is_zone_name(&name) => Path::new("/usr/share/zoneinfo").join(name),
        Ok(_) => return TimeZone::system(),
    };
    let read = std::fs::read(path).ok();
    let zone = read.and_then(|bytes| TimeZone::tzif("Local", &bytes).ok());
    zone.unwrap_or_else(TimeZone::system)
}

/// Whether it may be a file below the folder of zones: `Europe/Berlin`, not `/etc/passwd`.
fn is_zone_name(name: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+');
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_letter)
}

/// Now, for what is due after a while.
pub fn instant() -> Instant {
    Instant::now()
}

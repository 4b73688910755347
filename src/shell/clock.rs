//! What time it is, for decisions and files.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::time::Instant;

/// Now, in whole seconds: enough for a file that people read.
pub fn now_in_seconds() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

/// The zone that `TZ` names, else the system's; Universal Time where there is none.
pub fn zone() -> TimeZone {
    TimeZone::system()
}

/// Now, for what is due after a while.
pub fn instant() -> Instant {
    Instant::now()
}

//! Moments as people at a desk read them: by their own clock.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A moment by the clock of a zone, in this form (`strftime`); where that is Universal Time, `Z` behind it says so.
pub fn by_the_clock(at: Timestamp, zone: &TimeZone, form: &str) -> String {
    let there = at.to_zoned(zone.clone());
    // A zone that is not known is `Etc/Unknown`, and its clock that of Universal Time.
    let universal = ["UTC", "Etc/Unknown"].contains(&&*there.strftime("%Z").to_string());
    let sign = if universal { "Z" } else { "" };
    format!("{}{sign}", there.strftime(form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(zone: &TimeZone, expected: &str) {
        let at = "2031-05-04T22:20:30Z".parse().unwrap();
        assert_eq!(by_the_clock(at, zone, "%Y-%m-%d %H:%M"), expected);
    }

    #[test]
    fn universal_time_says_so() {
        check(&TimeZone::UTC, "2031-05-04 22:20Z");
        check(&TimeZone::unknown(), "2031-05-04 22:20Z");
        let east = TimeZone::posix("EET-2EEST,M3.5.0/3,M10.5.0/4").unwrap();
        check(&east, "2031-05-05 01:20");
        let west = TimeZone::posix("WET0").unwrap();
        check(&west, "2031-05-04 22:20");
    }
}

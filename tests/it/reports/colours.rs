//! The colours of the HTML report, light and dark: letters on each ground that they stand on, by WCAG 2 at least 4.5:1.

use crate::contrast::contrast;
use std::collections::BTreeMap;

const STYLE: &str = include_str!("../../../config/report.css");
const LEAST: f64 = 4.5;
const STANDINGS: [&str; 6] = [
    "sourced",
    "attributed",
    "unsupported",
    "again",
    "undecided",
    "excluded",
];

/// The colours that a block of the style sheet names.
fn colours(block: &str) -> BTreeMap<&str, u32> {
    let pieces = block.split("--").skip(1);
    let named = pieces.filter_map(|piece| {
        let (name, value) = piece.split_once(": #")?;
        Some((name, u32::from_str_radix(value.get(..6)?, 16).ok()?))
    });
    named.collect()
}

fn blocks() -> [(&'static str, BTreeMap<&'static str, u32>); 2] {
    let (light, rest) = STYLE
        .split_once("@media screen and (prefers-color-scheme: dark)")
        .unwrap();
    let (dark, _) = rest.split_once("\n* {").unwrap();
    [("light", colours(light)), ("dark", colours(dark))]
}

#[test]
fn letters_can_be_read_in_light_and_dark() {
    let mut faint = Vec::new();
    let mut seen = 0;
    for (theme, colours) in blocks() {
        let mut see = |letters: &str, ground: &str| {
            let ratio = contrast(colours[letters], colours[ground]);
            seen += 1;
            if ratio < LEAST {
                faint.push(format!("{theme}: {letters} on {ground} {ratio:.2}"));
            }
        };
        for letters in ["text", "muted", "link"] {
            see(letters, "ground");
        }
        for standing in STANDINGS {
            let tint = format!("{standing}-tint");
            see(standing, "ground");
            see(standing, &tint);
            see("text", &tint);
            // Links inside a claim.
            see("link", &tint);
        }
    }
    assert_eq!(seen, 2 * (3 + 4 * STANDINGS.len()));
    assert!(faint.is_empty(), "{faint:#?}");
}

#[test]
fn every_colour_is_named_once() {
    let (_, rules) = STYLE.split_once("\n* {").unwrap();
    let elsewhere: Vec<&str> = rules
        .lines()
        .filter(|line| line.contains(": #") && !line.contains("--ground"))
        .collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}

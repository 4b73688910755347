//! What the reader sees, at stated sizes, with styles.

use crate::support::bridge;
use crate::support::painter;

#[test]
fn look() {
    for (w, h) in [(50, 20), (80, 24), (120, 40), (200, 60), (40, 12)] {
        for n in [2, 5] {
            eprintln!(
                "=== {w}x{h} claim {n}\n{}",
                painter::rows(&painter::draw(&bridge::at_claim(w, h, n), None))
            );
        }
    }
}

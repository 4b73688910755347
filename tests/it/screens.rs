//! What the reader sees, at stated sizes, with styles.

use crate::support::bridge;
use crate::support::painter;
use sourcecheck::session::*;

fn overlays() -> Vec<(&'static str, Vec<Overlay>)> {
    let entry = |purpose| Overlay::Entry(TextEntry { purpose, initial: "harbour fund".to_owned() });
    vec![
        ("sheet", vec![Overlay::Sheet(Sheet { row: 1, more: false })]),
        ("choose", vec![Overlay::Sheet(Sheet { row: 1, more: false }), Overlay::Choose(Choose { field: Field::Concern, row: 2 })]),
        ("claims", vec![Overlay::Claims(2)]),
        ("contents", vec![Overlay::Contents(1)]),
        ("summary", vec![Overlay::Summary(0)]),
        ("help", vec![Overlay::Help(0)]),
        ("entry", vec![entry(Purpose::Note)]),
        ("unsaved", vec![Overlay::Unsaved]),
    ]
}

#[test]
fn look() {
    let sizes = std::env::var("SIZES").unwrap_or("80x24".into());
    for size in sizes.split(' ') {
        let (w, h) = size.split_once('x').unwrap();
        let (w, h) = (w.parse().unwrap(), h.parse().unwrap());
        for (name, boxes) in overlays() {
            let mut s = bridge::at_claim(w, h, 5);
            s.boxes = boxes;
            eprintln!("=== {w}x{h} {name}\n{}", painter::rows(&painter::draw(&s, None)));
        }
    }
}

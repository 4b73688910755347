//! The boxes at the narrowest, a large and the widest of the usual sizes, with styles; `screens` has the common one.

use crate::screens::{check, open};
use sourcecheck::session::{Listed, Overlay};

#[test]
fn every_list_and_every_look_at_every_size() {
    for (width, height) in [(40, 12), (120, 40), (200, 60)] {
        let shown = |name: &str, over: Overlay| {
            check(
                &format!("{name} {width}x{height}"),
                &open(width, height, vec![over]),
            );
        };
        shown("contents", Overlay::list(Listed::Contents, 1));
        shown("summary", Overlay::list(Listed::Summary, 0));
        if (width, height) != (40, 12) {
            shown("claims", Overlay::list(Listed::Claims, 6));
        }
        if (width, height) != (120, 40) {
            shown("help", Overlay::list(Listed::Help, 0));
        }
    }
}

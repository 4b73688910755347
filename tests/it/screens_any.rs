//! What holds for every screen, of any size and with any box: it never panics.

use crate::screens::every_box;
use crate::support::{bridge, painter};
use proptest::prelude::*;
use sourcecheck::session::Message;

#[test]
fn small_screens_never_panic() {
    for height in 0..20 {
        for width in (0..60).step_by(3) {
            let mut session = bridge::at_claim(width, height, 5);
            for boxes in every_box() {
                session.boxes = boxes;
                painter::draw(&session, None);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_screen_panics_even_when_it_has_just_changed_its_size(
        (width, height) in (0u16..230, 0u16..70),
        (now_width, now_height) in (0u16..230, 0u16..70),
        number in 1usize..8,
        place in 0usize..2000,
        free: bool,
        nth in 0usize..16,
        hidden: bool,
    ) {
        let mut session = bridge::at_claim(width, height, number);
        session.place.at = place;
        session.place.free = free;
        session.boxes = every_box().swap_remove(nth % every_box().len());
        session.options.panel_hidden = hidden;
        session.update(Message::Resized(width, height));
        let (left, facing) = session.spread();
        let rows = session.frame.page_height();
        prop_assert!(left.len() <= rows && facing.len() <= rows);
        painter::draw_on(&session, None, now_width, now_height);
    }
}

//! How the screen is divided: header, text with its gutter, strip or panel, contents.
//!
//! Pure arithmetic on columns and rows. The text column never stretches; what is left over stays empty.

use super::area::{RectExt, to_u16};
use ratatui::layout::Rect;

/// The division of one screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The whole screen.
    pub screen: Rect,
    /// Whether there is too little room for anything but the message that says so.
    pub too_small: bool,
    /// Title and progress, with a rule below; absent on small screens.
    pub header: Option<Rect>,
    /// The text, its gutter left of it.
    pub text: Rect,
    /// The page that faces it at the right, with a gutter of its own; only on wide screens without a panel.
    pub facing: Option<Rect>,
    /// The four rows about the current claim, with a rule above; absent beside a panel.
    pub strip: Option<Rect>,
    /// The claim's panel at the right.
    pub panel: Option<Rect>,
    /// The contents at the left.
    pub contents: Option<Rect>,
    /// What just happened and what is saved, with a rule above; only beside a panel.
    pub foot: Option<Rect>,
    /// Columns of the text without its gutter.
    pub column: usize,
}

impl Frame {
    /// Columns left of the text: status letter, pointer, two blanks.
    pub const GUTTER: u16 = 4;
    /// The widest text that is offered (columns).
    pub const WIDEST: usize = 76;
    /// The narrowest text that is offered (columns).
    pub const NARROWEST: usize = 30;
    const STRIP: u16 = 5;
    const HEADER: u16 = 2;
    const FOOT: u16 = 2;
    /// Columns from which there is room for a panel.
    pub const PANEL_FROM: u16 = 100;
    /// Rows from which there is room for one: in fewer the strip says more.
    pub const PANEL_ROWS: u16 = 20;
    /// Columns from which there is room for two pages, where no panel is shown.
    pub const FACING_FROM: u16 = 170;
    const BETWEEN_PAGES: u16 = 4;
    /// So far apart that two pages are seen as two, and no further.
    const BETWEEN_PAGES_MOST: u16 = 16;
    const CONTENTS_FROM: u16 = 170;
    const CONTENTS_LEAST: u16 = 30;
    const CONTENTS_MOST: u16 = 50;
    /// Columns that stay empty on either side of the text before the contents grow.
    const AROUND_TEXT: u16 = 4;
    const PANEL_LEAST: u16 = 27;
    const PANEL_MOST: u16 = 60;

    /// Divides a screen of `width` columns and `height` rows for text of at most `column` columns.
    pub fn of(width: u16, height: u16, column: usize) -> Self {
        let frame = Self::bare(width, height);
        if width >= Self::PANEL_FROM && height >= Self::PANEL_ROWS {
            frame.beside_panel(column)
        } else {
            frame.above_strip(column)
        }
    }

    /// The same without a panel: the text in the middle, on wide screens two pages side by side, the strip below.
    pub fn without_panel(width: u16, height: u16, column: usize) -> Self {
        Self::bare(width, height).above_strip(column)
    }

    /// The screen with its header and nothing else.
    fn bare(width: u16, height: u16) -> Self {
        let screen = Rect::new(0, 0, width, height);
        let header = (width >= 60 && height >= 16).then_some(Rect {
            height: Self::HEADER,
            ..screen
        });
        Self {
            screen,
            too_small: width < 40 || height < 10,
            header,
            ..Self::default()
        }
    }

    /// The first row below the header.
    fn top(self) -> u16 {
        self.header.map_or(0, |h| h.height)
    }

    fn above_strip(self, column: usize) -> Self {
        let Rect { width, height, .. } = self.screen;
        let (top, pages) = (self.top(), if width >= Self::FACING_FROM { 2 } else { 1 });
        let between = Self::BETWEEN_PAGES * (pages - 1);
        let room = (width.saturating_sub(between) / pages).saturating_sub(Self::GUTTER + 1);
        let column = fitting(column, room);
        let strip_top = height.saturating_sub(Self::STRIP).max(top);
        let page = Self::GUTTER + to_u16(column);
        // What two pages leave over is shared: as much between them as on either side.
        let share = width.saturating_sub(page * pages) / (pages + 1);
        let between = share.clamp(between, Self::BETWEEN_PAGES_MOST.max(between)) * (pages - 1);
        let used = page * pages + between;
        let x = if used + 8 <= width {
            (width - used) / 2 - 2
        } else {
            0
        };
        let text = Rect {
            x,
            y: top,
            width: page,
            height: strip_top - top,
        };
        Self {
            column,
            text,
            facing: (pages == 2).then_some(Rect {
                x: x + page + between,
                ..text
            }),
            strip: Some(Rect {
                y: strip_top,
                height: height - strip_top,
                ..self.screen
            }),
            ..self
        }
    }

    fn beside_panel(self, column: usize) -> Self {
        let Rect { width, height, .. } = self.screen;
        let top = self.top();
        let has_contents = width >= Self::CONTENTS_FROM;
        let left = if has_contents {
            Self::CONTENTS_LEAST + 1
        } else {
            0
        };
        let room = width - left - Self::PANEL_LEAST - 1;
        let column = fitting(column, room.saturating_sub(Self::GUTTER));
        let used = Self::GUTTER + to_u16(column);
        let spare = width.saturating_sub(used + 2 + Self::PANEL_MOST + 2 * Self::AROUND_TEXT);
        let spare = spare.clamp(Self::CONTENTS_LEAST, Self::CONTENTS_MOST);
        let contents = has_contents.then_some(spare);
        let left = contents.map_or(0, |c| c + 1);
        let foot_top = height.saturating_sub(Self::FOOT).max(top);
        let panel = (width - left - used - 1).min(Self::PANEL_MOST);
        let slack = (width - left - used - 1 - panel) / 2;
        let area = |x, width| Rect {
            x,
            y: top,
            width,
            height: foot_top - top,
        };
        Self {
            column,
            text: area(left + slack, used),
            panel: Some(area(width - panel, panel)),
            contents: contents.map(|c| area(0, c)),
            foot: Some(Rect {
                y: foot_top,
                height: height - foot_top,
                ..self.screen
            }),
            ..self
        }
    }

    /// Where boxes may be: the screen without its header and its last row.
    pub fn for_boxes(&self) -> Rect {
        let header = self.header.map_or(0, |h| h.height);
        let foot = self.foot.map_or(1, |f| f.height);
        self.screen.below(header).above(foot)
    }

    /// Pages on the screen: one, or two that face each other.
    pub fn pages(&self) -> usize {
        1 + usize::from(self.facing.is_some())
    }

    /// Rows of text on a page; at least one.
    pub fn page_height(&self) -> usize {
        usize::from(self.text.height).max(1)
    }
}

fn fitting(column: usize, room: u16) -> usize {
    column.min(Frame::WIDEST).min(usize::from(room)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_never_overlap_or_leave_the_screen() {
        for width in 0..260 {
            for (height, panel) in (0..70).flat_map(|height| [(height, true), (height, false)]) {
                let frame = if panel {
                    Frame::of(width, height, 68)
                } else {
                    Frame::without_panel(width, height, 68)
                };
                let inside = |a: Rect| a.x + a.width <= width && a.y + a.height <= height;
                if frame.too_small {
                    continue;
                }
                let all = [
                    frame.header,
                    frame.strip,
                    frame.panel,
                    frame.contents,
                    frame.foot,
                    Some(frame.text),
                    frame.facing,
                ];
                assert!(
                    all.iter().flatten().all(|a| inside(*a)),
                    "{width}x{height}: {frame:?}"
                );
                assert!(
                    frame
                        .panel
                        .is_none_or(|p| frame.text.x + frame.text.width < p.x)
                );
                let behind = |a: Rect| frame.text.x + frame.text.width < a.x;
                assert!(frame.facing.is_none_or(behind), "{width}x{height}");
                assert!(frame.contents.is_none_or(|c| c.x + c.width < frame.text.x));
                assert!(frame.text.height >= 4, "{width}x{height}");
            }
        }
    }

    #[test]
    fn the_usual_screens() {
        let common = Frame::of(80, 24, 68);
        assert_eq!((common.text.height, common.column), (17, 68));
        assert!(common.header.is_some() && common.strip.is_some() && common.panel.is_none());
        let wide = Frame::of(120, 40, 68);
        assert!(wide.panel.is_some() && wide.strip.is_none() && wide.contents.is_none());
        assert!(Frame::of(200, 60, 68).contents.is_some());
        assert!(Frame::of(200, 60, 68).facing.is_none());
        let open = Frame::without_panel(120, 40, 68);
        assert!(open.panel.is_none() && open.strip.is_some() && open.facing.is_none());
        assert_eq!(open.column, 68);
        assert!(Frame::without_panel(169, 60, 76).facing.is_none());
        let facing = Frame::without_panel(170, 60, 76);
        assert_eq!((facing.pages(), facing.column), (2, 76));
    }

    #[test]
    fn wide_screens_use_their_room() {
        let contents = |width| Frame::of(width, 60, 68).contents.map(|area| area.width);
        assert_eq!(
            [170, 190, 200, 240].map(contents),
            [Some(30), Some(48), Some(50), Some(50)]
        );
        let gap = |width| {
            let frame = Frame::without_panel(width, 60, 68);
            let facing = frame.facing.unwrap_or_default();
            [
                frame.text.x,
                facing.x - frame.text.right(),
                width - facing.right(),
            ]
        };
        assert_eq!(gap(200), [18, 16, 22]);
        assert_eq!(gap(170), [7, 8, 11]);
    }

    #[test]
    fn narrow_and_low_screens_leave_things_out() {
        let low = Frame::of(120, 19, 68);
        assert!(low.panel.is_none() && low.strip.is_some());
        assert!(Frame::of(100, 20, 68).panel.is_some());
        assert!(Frame::of(59, 24, 68).header.is_none());
        assert!(Frame::of(39, 24, 68).too_small);
    }
}

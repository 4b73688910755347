//! The last gate before the terminal, and one write for each frame.
//!
//! Everything drawn passes [`SafeBackend`]: should a widget ever let a control or hidden character through, a
//! replacement character is shown. Nothing here asks the terminal anything: an answer would come back as keys.

use std::borrow::Cow;
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use crate::text::SafeText;

/// What stands for a cell that may not be shown.
const REPLACED: &str = "\u{fffd}";

/// A backend that never passes on a character that controls the terminal or hides.
#[derive(Debug)]
pub struct SafeBackend<B> {
    inner: B,
    measure: fn() -> Option<Size>,
}

impl<B: Backend> SafeBackend<B> {
    /// Guards `inner`; `measure` tells the size, and `inner` is asked when it cannot.
    pub const fn new(inner: B, measure: fn() -> Option<Size>) -> Self {
        Self { inner, measure }
    }
}

/// The cell as it may be shown.
fn shown(cell: &Cell) -> Cow<'_, Cell> {
    let symbol = cell.symbol();
    if matches!(symbol.as_bytes(), [0x20..0x7f]) || SafeText::sanitize(symbol).as_str() == symbol {
        return Cow::Borrowed(cell);
    }
    let mut replaced = cell.clone();
    replaced.set_symbol(REPLACED);
    Cow::Owned(replaced)
}

impl<B: Backend> Backend for SafeBackend<B> {
    type Error = B::Error;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Self::Error>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let cells: Vec<_> = content.map(|(x, y, cell)| (x, y, shown(cell))).collect();
        self.inner
            .draw(cells.iter().map(|(x, y, cell)| (*x, *y, cell.as_ref())))
    }

    fn hide_cursor(&mut self) -> Result<(), Self::Error> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> Result<(), Self::Error> {
        self.inner.show_cursor()
    }

    /// Always the corner: the real place would have to be asked of the terminal.
    fn get_cursor_position(&mut self) -> Result<Position, Self::Error> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Self::Error> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> Result<(), Self::Error> {
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> Result<(), Self::Error> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> Result<Size, Self::Error> {
        (self.measure)().map_or_else(|| self.inner.size(), Ok)
    }

    fn window_size(&mut self) -> Result<WindowSize, Self::Error> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> Result<(), Self::Error> {
        self.inner.flush()
    }
}

/// The bytes of the frame that is being drawn: kept until the frame is whole, then sent by one write.
#[derive(Clone, Debug, Default)]
pub struct Pending(Rc<RefCell<Vec<u8>>>);

impl Pending {
    /// Takes what has been drawn since the last call.
    pub fn take(&self) -> Vec<u8> {
        self.0.take()
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Does nothing: a frame is sent whole, by whoever takes it.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::backend::{CrosstermBackend, TestBackend};

    #[track_caller]
    fn check(symbol: &str, expected: &str) {
        let mut backend = SafeBackend::new(TestBackend::new(4, 1), || None);
        let mut cell = Cell::default();
        cell.set_symbol(symbol);
        backend.draw([(1, 0, &cell)].into_iter()).unwrap();
        let drawn = backend.inner.buffer()[(1, 0)].symbol().to_owned();
        assert_eq!(drawn, expected, "{symbol:?}");
    }

    #[test]
    fn what_controls_or_hides_is_replaced() {
        for symbol in [
            "\u{1b}",
            "\u{9b}2J",
            "\u{7}",
            "\u{202e}",
            "a\u{200b}",
            "\u{feff}",
            "\u{ad}",
            "x\u{e0041}",
        ] {
            check(symbol, REPLACED);
        }
    }

    #[test]
    fn what_people_write_passes() {
        for symbol in ["a", " ", "é", "e\u{301}", "日", "👩\u{200d}🚀", "│", "ب"] {
            check(symbol, symbol);
        }
    }

    #[test]
    fn an_escape_in_a_cell_would_reach_the_terminal_without_the_gate() {
        let mut cell = Cell::default();
        cell.set_symbol("\u{1b}[2J");
        let bytes = |guarded: bool| {
            let pending = Pending::default();
            let raw = CrosstermBackend::new(pending.clone());
            let content = [(0, 0, &cell)].into_iter();
            if guarded {
                SafeBackend::new(raw, || None).draw(content).unwrap();
            } else {
                let mut raw = raw;
                raw.draw(content).unwrap();
            }
            String::from_utf8(pending.take()).unwrap()
        };
        assert!(bytes(false).contains("\u{1b}[2J"));
        assert!(!bytes(true).contains("[2J"));
    }

    #[test]
    fn a_frame_waits_until_it_is_whole() {
        let pending = Pending::default();
        let mut backend = SafeBackend::new(CrosstermBackend::new(pending.clone()), || None);
        backend.hide_cursor().unwrap();
        Backend::flush(&mut backend).unwrap();
        assert_eq!(pending.take(), b"\x1b[?25l");
        assert!(pending.take().is_empty());
    }
}

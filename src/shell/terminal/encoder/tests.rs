//! Frames sent one after the other show on an emulated terminal what the buffers hold, and nothing else is sent.

use super::*;
use crate::view::LINKED;
use proptest::prelude::*;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

const AREA: Rect = Rect::new(0, 0, 24, 8);

/// A frame of these rows.
fn frame(rows: &[Vec<(String, Style)>]) -> Buffer {
    let mut buffer = Buffer::empty(AREA);
    for (y, row) in (0..AREA.height).zip(rows) {
        let mut x = 0;
        for (text, style) in row {
            let room = usize::from(AREA.width - x);
            x = buffer.set_stringn(x, y, text, room, *style).0;
        }
    }
    buffer
}

fn plain(rows: &[&str]) -> Buffer {
    let row = |row: &&str| vec![((*row).to_owned(), Style::default())];
    frame(&rows.iter().map(row).collect::<Vec<_>>())
}

/// What is sent to get from one frame to another.
fn sent(before: &Buffer, now: &Buffer) -> String {
    let mut encoder = Encoder::default();
    let bytes = encoder.encode(before, now, None).to_vec();
    String::from_utf8(bytes).unwrap().replace('\u{1b}', "^")
}

#[test]
fn only_what_changed_is_sent() {
    let before = plain(&["the harbour", "", "a bridge of 1962"]);
    assert_eq!(sent(&before, &before), "");
    let now = plain(&["the harbour", "", "a bridge of 1987"]);
    assert_eq!(sent(&before, &now), "^[3;15H87");
    let now = plain(&["the harbour", "quay", "a bridge of 1962"]);
    assert_eq!(sent(&before, &now), "^[2Hquay");
}

#[test]
fn the_blank_end_of_a_row_is_erased_in_the_terminal_s_own_ground() {
    let before = plain(&["a bridge of 1962"]);
    assert_eq!(sent(&before, &plain(&["a bridge"])), "^[1;10H^[K");
    assert_eq!(sent(&before, &plain(&["a bridge of 1"])), "^[1;14H   ");
    let reversed = Style::default().add_modifier(Modifier::REVERSED);
    let now = frame(&[vec![("a ferry".to_owned(), reversed)]]);
    assert_eq!(sent(&before, &now), "^[1H^[7ma ferry^[m^[K");
}

#[test]
fn rows_that_moved_are_moved_by_the_terminal_and_what_lies_below_them_comes_back() {
    let lines = ["a bridge of 1962", "bells and horns", "nine men in boats"];
    let [first, second, third] = lines;
    let upper = plain(&["page 1", "quay", first, second, third, "", "", "quits"]);
    let lower = plain(&["page 1", first, second, third, "fog", "", "", "quits"]);
    assert_eq!(sent(&upper, &lower), "^[2H^[M^[5H^[L^[5Hfog");
    assert_eq!(sent(&lower, &upper), "^[5H^[M^[2H^[L^[2Hquay");
}

#[test]
fn a_row_with_wide_characters_is_sent_whole_and_placed_where_terminals_disagree() {
    let now = plain(&["a 日本 x"]);
    assert_eq!(sent(&plain(&[]), &now), "^[1H^[Ka 日本 x");
    let now = plain(&["a 👍b"]);
    assert_eq!(sent(&plain(&[]), &now), "^[1H^[Ka 👍^[1;5Hb");
}

#[test]
fn the_cursor_is_shown_where_a_line_is_typed_and_hidden_again() {
    let (empty, typed) = (plain(&[]), plain(&["a"]));
    let mut encoder = Encoder::default();
    let at = Some(Position::new(1, 0));
    let shown = encoder.encode(&empty, &typed, at).to_vec();
    assert_eq!(shown, b"\x1b[1Ha\x1b[1;2H\x1b[?25h");
    assert_eq!(encoder.encode(&typed, &typed, None), b"\x1b[?25l");
    assert_eq!(encoder.encode(&typed, &typed, None), b"");
}

#[test]
fn what_controls_or_hides_is_replaced_and_what_people_write_passes() {
    let drawn = |symbol: &str| {
        let mut now = Buffer::empty(AREA);
        now.cell_mut((0, 0)).unwrap().set_symbol(symbol);
        sent(&Buffer::empty(AREA), &now)
    };
    let forbidden = [
        "\u{1b}",
        "\u{9b}2J",
        "\u{7}",
        "\u{202e}",
        "a\u{200b}",
        "\u{feff}",
        "\u{ad}",
        "x\u{e0041}",
    ];
    for symbol in forbidden {
        assert_eq!(drawn(symbol), format!("^[1H{REPLACED}"), "{symbol:?}");
    }
    for symbol in ["a", "é", "e\u{301}", "日", "👩\u{200d}🚀", "│", "ب"] {
        assert!(drawn(symbol).contains(symbol), "{symbol:?}");
    }
}

/// A frame of one row, of which some is linked.
fn linked(words: &str, before: &str) -> Buffer {
    let link = Style::default().add_modifier(LINKED);
    frame(&[vec![
        (before.to_owned(), Style::default()),
        (words.to_owned(), link),
    ]])
}

#[test]
fn a_link_is_ended_before_its_frame_and_sent_again_when_it_leads_elsewhere() {
    let (mut encoder, now) = (Encoder::default(), linked("ferry", "a "));
    let mut sent = |before: &Buffer, now: &Buffer, target: &str| {
        encoder.set_link(Hyperlink::to(target));
        let bytes = encoder.encode(before, now, None).to_vec();
        String::from_utf8(bytes).unwrap().replace('\u{1b}', "^")
    };
    let (first, second) = ("https://a.example/1", "https://a.example/2");
    let expected = "^[1Ha ^]8;id=1;https://a.example/1^\\ferry^]8;;^\\";
    assert_eq!(sent(&plain(&[]), &now, first), expected);
    assert_eq!(sent(&now, &now, first), "");
    let expected = "^[1;3H^]8;id=1;https://a.example/2^\\ferry^]8;;^\\";
    assert_eq!(sent(&now, &now, second), expected);
    assert_eq!(sent(&now, &now, "javascript:1"), "^[1;3Hferry");
    assert_eq!(sent(&now, &plain(&["a ferry"]), first), "^[1;3Hferry");
    let wide = linked("日x", "");
    let expected = "^[1H^[K^]8;id=1;https://a.example/1^\\日x^]8;;^\\";
    assert_eq!(sent(&plain(&["bridges"]), &wide, first), expected);
    let short = linked("日", "");
    let expected = "^[1H^[K^]8;id=1;https://a.example/1^\\日^]8;;^\\";
    assert_eq!(sent(&wide, &short, first), expected);
}

#[test]
fn what_a_cut_frame_left_open_is_ended_when_all_is_drawn_anew() {
    let mut encoder = Encoder::default();
    encoder.set_link(Hyperlink::to("https://a.example/"));
    encoder.encode(&plain(&[]), &linked("ferry", ""), None);
    encoder.set_link(None);
    assert!(
        encoder
            .encode_anew(&plain(&[]), None)
            .starts_with(END_OF_LINK)
    );
    encoder.set_link(None);
    assert!(
        encoder
            .encode_anew(&plain(&[]), None)
            .starts_with(b"\x1b[m")
    );
}

fn style() -> impl Strategy<Value = Style> {
    let colour = prop_oneof![
        4 => Just(Color::Reset),
        1 => Just(Color::Red),
        1 => Just(Color::LightBlue),
        1 => Just(Color::Indexed(200)),
    ];
    let attributes =
        Modifier::BOLD | Modifier::ITALIC | Modifier::UNDERLINED | Modifier::REVERSED | LINKED;
    let modifier =
        any::<u16>().prop_map(move |bits| Modifier::from_bits_truncate(bits) & attributes);
    let modifier = prop_oneof![2 => Just(Modifier::empty()), 1 => modifier];
    (colour.clone(), colour, modifier)
        .prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
}

fn rows() -> impl Strategy<Value = Vec<Vec<(String, Style)>>> {
    let text = "[ab “é日]{0,12}| {0,20}";
    let row = prop::collection::vec((text, style()), 0..4);
    prop::collection::vec(row, 0..9)
}

/// Frames of which most show rows of the one before at another height, as pages do that are scrolled.
fn frames() -> impl Strategy<Value = Vec<Vec<Vec<(String, Style)>>>> {
    let height = usize::from(AREA.height);
    let step = (rows(), 0..height, 1..=height, 1..height, any::<[bool; 2]>());
    let steps = prop::collection::vec(step, 1..6);
    steps.prop_map(move |steps| {
        let mut shown = vec![Vec::new(); height];
        let frames = steps
            .into_iter()
            .map(|(rows, first, end, by, [moves, up])| {
                let blank = vec![Vec::new(); height - rows.len()];
                let fresh = [rows, blank].concat();
                if !moves {
                    shown = fresh;
                } else if let Some(block) = shown.get_mut(first..end) {
                    let by = by.min(block.len());
                    if up {
                        block.rotate_left(by);
                    } else {
                        block.rotate_right(by);
                    }
                    if let (Some(row), Some(new)) = (block.first_mut(), fresh.first()) {
                        row.clone_from(new);
                    }
                }
                shown.clone()
            });
        frames.collect()
    })
}

fn colour_of(colour: vt100::Color) -> Color {
    match colour {
        vt100::Color::Default => Color::Reset,
        vt100::Color::Idx(1) => Color::Red,
        vt100::Color::Idx(12) => Color::LightBlue,
        vt100::Color::Idx(n) => Color::Indexed(n),
        vt100::Color::Rgb(r, g, b) => Color::Rgb(r, g, b),
    }
}

/// How a cell of the emulated terminal looks.
fn look_of(cell: &vt100::Cell) -> Style {
    let attributes = [
        (cell.bold(), Modifier::BOLD),
        (cell.italic(), Modifier::ITALIC),
        (cell.underline(), Modifier::UNDERLINED),
        (cell.inverse(), Modifier::REVERSED),
    ];
    let on = attributes.iter().filter(|(on, _)| *on);
    let modifier = on.fold(Modifier::empty(), |all, (_, modifier)| all | *modifier);
    let style = Style::new().fg(colour_of(cell.fgcolor()));
    style.bg(colour_of(cell.bgcolor())).add_modifier(modifier)
}

/// What a terminal would show if it drew letters of a link as `1`, `2` of another, wide ones as they are.
fn with_links_as_digits(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut shown = String::new();
    let mut link = None;
    for (nth, part) in text.split('\u{1b}').enumerate() {
        if let Some(target) = part.strip_prefix("]8;") {
            link = target.chars().next_back().filter(char::is_ascii_digit);
            continue;
        }
        let escape = if nth > 0 { "\u{1b}" } else { "" };
        // A sequence ends at its first letter, that of a string at the backslash.
        let end = part.find(|c: char| c.is_ascii_alphabetic() || c == '\\');
        let end = end.filter(|_| nth > 0).map_or(0, |end| end + 1);
        let (sequence, letters) = part.split_at(end);
        if sequence != "\\" {
            shown.push_str(escape);
            shown.push_str(sequence);
        }
        let digit = |c| link.filter(|_| c != '日').unwrap_or(c);
        shown.extend(letters.chars().map(digit));
    }
    shown
}

proptest! {
    #[test]
    fn exactly_the_linked_cells_of_each_frame_are_its_link(frames in frames(), targets in prop::collection::vec(0_usize..3, 6)) {
        let size = |n: u16| std::num::NonZeroU16::new(n).unwrap();
        let mut terminal = vt100::Parser::new(size(AREA.height), size(AREA.width), 0);
        let mut encoder = Encoder::default();
        let mut before = Buffer::empty(AREA);
        for (nth, (rows, target)) in frames.iter().zip(targets).enumerate() {
            let now = frame(rows);
            let target = ["", "https://a.example/1", "https://a.example/2"][target];
            encoder.set_link(Hyperlink::to(target));
            let bytes = if nth == 0 {
                encoder.encode_anew(&now, None)
            } else {
                encoder.encode(&before, &now, None)
            };
            terminal.process(with_links_as_digits(bytes).as_bytes());
            for (at, cell) in now.content.iter().enumerate() {
                let (x, y) = now.pos_of(at);
                let is_linked = CellStyle::of(cell).is_linked() && cell.symbol() != "日";
                let digit = target.get(target.len().saturating_sub(1)..).filter(|digit| is_linked && !digit.is_empty());
                let is_covered = x > 0 && now[(x - 1, y)].symbol() == "日";
                if !is_covered {
                    let shown = terminal.screen().cell(y, x).unwrap();
                    let held = if shown.has_contents() { shown.contents() } else { " " };
                    prop_assert_eq!(held, digit.unwrap_or(cell.symbol()), "at {} {}", x, y);
                }
            }
            before = now;
        }
    }

    #[test]
    fn the_terminal_shows_what_the_buffer_holds(frames in frames()) {
        let size = |n: u16| std::num::NonZeroU16::new(n).unwrap();
        let mut terminal = vt100::Parser::new(size(AREA.height), size(AREA.width), 0);
        terminal.process(b"rubbish of \x1b[44manother program");
        let mut encoder = Encoder::default();
        let mut before = Buffer::empty(AREA);
        for (nth, rows) in frames.iter().enumerate() {
            let now = frame(rows);
            let bytes = if nth == 0 {
                encoder.encode_anew(&now, None)
            } else {
                encoder.encode(&before, &now, None)
            };
            terminal.process(bytes);
            let screen = terminal.screen();
            for y in 0..AREA.height {
                let mut x = 0;
                while x < AREA.width {
                    let (cell, shown) = (&now[(x, y)], screen.cell(y, x).unwrap());
                    let held = if shown.has_contents() { shown.contents() } else { " " };
                    prop_assert_eq!(held, cell.symbol(), "at {} {}", x, y);
                    let look = Style::new().fg(cell.fg).bg(cell.bg).add_modifier(cell.modifier - LINKED);
                    prop_assert_eq!(look_of(shown), look, "at {} {}", x, y);
                    x += u16::try_from(width(cell.symbol())).unwrap();
                }
            }
            before = now;
        }
    }
}

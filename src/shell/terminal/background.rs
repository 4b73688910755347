//! The question for the terminal's background, and its answer. Asked once, and only where the reader wants it.
//!
//! Source: xterm's ctlseqs, operating system command 11.

/// The question.
pub const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";
/// What the answer begins with.
pub(super) const ANSWER: &[u8] = b"\x1b]11;";

/// Whether the background is light, where `sequence` is the answer: `ESC ] 11 ; rgb:ffff/ffff/ffff ESC \`, or with BEL at
/// the end; of each part as many digits as the terminal likes.
pub(super) fn is_light(sequence: &[u8]) -> Option<bool> {
    let answer = std::str::from_utf8(sequence.strip_prefix(ANSWER)?).ok()?;
    let answer = answer.trim_end_matches(['\u{7}', '\u{1b}', '\\']);
    let parts = answer
        .strip_prefix("rgba:")
        .or_else(|| answer.strip_prefix("rgb:"))?;
    let parts: Option<Vec<f64>> = parts.split('/').take(3).map(share).collect();
    match parts?.as_slice() {
        // How bright it looks, by the weights of ITU-R BT.601.
        [r, g, b] => Some(0.299 * r + 0.587 * g + 0.114 * b > 0.5),
        _ => None,
    }
}

/// A hexadecimal number as a share of the largest with as many digits.
fn share(digits: &str) -> Option<f64> {
    let number = u16::from_str_radix(digits, 16).ok()?;
    let largest = 16_u32.pow(u32::try_from(digits.len()).ok()?) - 1;
    Some(f64::from(number) / f64::from(largest))
}

#[cfg(test)]
mod tests {
    use super::is_light;

    #[test]
    fn answers_are_read_as_terminals_give_them() {
        for (answer, light) in [
            ("\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\", Some(true)),
            ("\u{1b}]11;rgb:00/2b/36\u{7}", Some(false)),
            ("\u{1b}]11;rgba:fdfd/f6f6/e3e3/ffff\u{7}", Some(true)),
            ("\u{1b}]11;rgb:ff/ff\u{7}", None),
            ("\u{1b}]11;rgb:/+1/zz\u{7}", None),
            ("\u{1b}]10;rgb:ffff/ffff/ffff\u{7}", None),
            ("a", None),
        ] {
            assert_eq!(is_light(answer.as_bytes()), light, "{answer:?}");
        }
    }
}

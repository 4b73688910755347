//! Bytes to characters: by byte order mark, as UTF-8, by what the bytes are said to be, else by a guess with a warning.
//!
//! First step of reading. Line ends become line feeds here, since everything after it counts lines; all other
//! characters stay as they are until the builder puts text in form.

use super::Metadata;
use super::error::ReadError;
use super::hint::Hint;
use super::sniff::{self, Format};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

/// The characters of an article, and what is known of them.
pub(super) struct Body {
    /// The characters.
    pub text: String,
    /// The form that they are in.
    pub format: Format,
    /// What is known of the article before it is read.
    pub known: Metadata,
    /// The address that they came from, where they say so beside the text.
    pub address: Option<String>,
    /// What was odd about them, each one sentence for a person.
    pub warnings: Vec<String>,
}

impl Body {
    /// Characters in the form that they look to be in.
    pub fn of(text: String, hint: &Hint) -> Result<Self, ReadError> {
        Ok(Self {
            format: sniff::format(&text, hint)?,
            text,
            known: Metadata::default(),
            address: None,
            warnings: Vec::new(),
        })
    }
}

/// Bytes looked at to tell UTF-16 from UTF-8, and in which a page says its encoding (HTML asks for 1024; pages are later).
const PROBE: usize = 4096;

/// Decodes `bytes`; never fails on a bad sequence, which becomes U+FFFD and a warning.
///
/// A page that is said to be in another encoding and is valid UTF-8 with more than ASCII in it is UTF-8: it was saved as
/// such and says so nowhere.
pub(super) fn decode(bytes: &[u8], hint: &Hint) -> Result<Body, ReadError> {
    if bytes.starts_with(&[0xff, 0xfe, 0, 0]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err(ReadError::Encoding { encoding: "UTF-32" });
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let bytes = bytes.get(mark..).unwrap_or(&[]);
        return with_encoding(bytes, encoding, false, hint);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return with_encoding(bytes, encoding, true, hint);
    }
    let declared = declared(bytes, hint);
    if let Ok(text) = std::str::from_utf8(bytes)
        && !(declared == Some(ISO_2022_JP) && text.is_ascii())
    {
        return Body::of(unify_line_ends(text), hint);
    }
    let encoding = declared.unwrap_or_else(|| guess(bytes));
    with_encoding(
        bytes,
        encoding,
        declared.is_none() && encoding != UTF_8,
        hint,
    )
}

fn with_encoding(
    bytes: &[u8],
    encoding: &'static Encoding,
    guessed: bool,
    hint: &Hint,
) -> Result<Body, ReadError> {
    let (text, bad) = encoding.decode_without_bom_handling(bytes);
    let name = encoding.name();
    let guess = format!("The text is not UTF-8; it was read as {name}, which is a guess.");
    let bad_bytes =
        "Some bytes are not characters; each such place is shown as \u{fffd}.".to_owned();
    let warnings = guessed.then_some(guess).into_iter();
    Ok(Body {
        warnings: warnings.chain(bad.then_some(bad_bytes)).collect(),
        ..Body::of(unify_line_ends(&text), hint)?
    })
}

/// CR LF and a lone CR become LF.
pub(super) fn unify_line_ends(text: &str) -> String {
    if text.contains('\r') {
        return text.replace("\r\n", "\n").replace('\r', "\n");
    }
    text.to_owned()
}

/// Mostly sound UTF-8 stays UTF-8, so that one broken byte does not garble every accent of an article.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    let mut escapes = bytes.iter().filter(|&&b| b == 0x1b);
    // An incomplete or forbidden sequence (cut file, surrogate, overlong form) is UTF-8 gone wrong, not another encoding.
    if sound >= broken && sound > 0 || escapes.next().is_some() || looks_like_cut_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// Whether every broken place is the beginning of a UTF-8 sequence with bytes that go on with one.
fn looks_like_cut_utf8(bytes: &[u8]) -> bool {
    let mut runs: Vec<Vec<u8>> = Vec::new();
    for chunk in bytes.utf8_chunks() {
        match runs.last_mut() {
            Some(run) if chunk.valid().is_empty() => run.extend(chunk.invalid()),
            _ => runs.push(chunk.invalid().to_vec()),
        }
    }
    let goes_on =
        |bytes: &[u8]| !bytes.is_empty() && bytes.iter().all(|b| (0x80..=0xbf).contains(b));
    let mut broken = runs.iter().filter(|run| !run.is_empty());
    broken.all(|run| matches!(run.split_first(), Some((0xc0.., rest)) if goes_on(rest)))
}

/// UTF-16 text in a Western script holds a NUL in nearly every second byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let probe = bytes.get(..bytes.len().min(PROBE)).unwrap_or(bytes);
    let pairs = probe.as_chunks::<2>().0;
    if pairs.len() < 4 {
        return None;
    }
    let low_first = pairs.iter().filter(|[a, b]| *a != 0 && *b == 0).count();
    let high_first = pairs.iter().filter(|[a, b]| *a == 0 && *b != 0).count();
    let most = pairs.len() * 7 / 10;
    if low_first > most {
        return Some(UTF_16LE);
    }
    (high_first > most).then_some(UTF_16BE)
}

/// The encoding that is declared, where the name means one.
fn declared(bytes: &[u8], hint: &Hint) -> Option<&'static Encoding> {
    let by_server = hint.content_type.as_deref().and_then(charset);
    by_server.or_else(|| by_page(bytes.get(..PROBE).unwrap_or(bytes)))
}

/// What the page says: `<meta charset="...">`, `<meta ... content="...; charset=...">` or `<?xml encoding="...">`.
fn by_page(begin: &[u8]) -> Option<&'static Encoding> {
    let begin = String::from_utf8_lossy(begin).to_ascii_lowercase();
    let rest = begin.trim_start();
    if !rest.starts_with('<') {
        return None;
    }
    let xml = rest
        .strip_prefix("<?xml")
        .and_then(|xml| xml.split_once("?>"));
    let by_xml = xml.and_then(|(xml, _)| value(xml.split_once("encoding")?.1));
    let found = by_xml.or_else(|| {
        let mut metas = rest.split("<meta").skip(1);
        metas.find_map(|meta| charset(meta.split_once('>')?.0))
    })?;
    // What could be read so far is no UTF-16 (HTML, "prescan a byte stream").
    let is_wide = found == UTF_16LE || found == UTF_16BE;
    Some(if is_wide { UTF_8 } else { found })
}

/// The encoding behind `charset=`.
fn charset(text: &str) -> Option<&'static Encoding> {
    let lower = text.to_ascii_lowercase();
    value(lower.split_once("charset")?.1)
}

/// The encoding in `="name"`.
fn value(text: &str) -> Option<&'static Encoding> {
    let name = text.trim_start().strip_prefix('=')?.trim_start();
    let name = name.trim_start_matches(['"', '\'']);
    let end = name.find(|c: char| c.is_whitespace() || "\"';/>".contains(c));
    Encoding::for_label_no_replacement(name.get(..end.unwrap_or(name.len()))?.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, n_warnings: usize) {
        let decoded = decode(bytes, &Hint::default()).unwrap();
        assert_eq!(decoded.text, text);
        assert_eq!(decoded.warnings.len(), n_warnings, "{:?}", decoded.warnings);
    }

    #[test]
    fn utf_8_with_and_without_a_mark() {
        check("Fährhafen".as_bytes(), "Fährhafen", 0);
        check(b"\xef\xbb\xbf# Title", "# Title", 0);
        check(b"ok \xe2\x82", "ok \u{fffd}", 1);
        check(b"a\xed\xa0\x80b", "a\u{fffd}\u{fffd}\u{fffd}b", 1);
        check(b"one\r\ntwo\rthree", "one\ntwo\nthree", 0);
    }

    #[test]
    fn utf_16_by_mark_or_by_shape() {
        check(b"\xff\xfeH\0i\0", "Hi", 0);
        check(b"\xfe\xff\0H\0i", "Hi", 0);
        check(b"H\0a\0r\0b\0o\0u\0r\0", "Harbour", 1);
        check(b"\xff\xfea\0b", "a\u{fffd}", 1);
    }

    #[test]
    fn older_encodings_are_guessed_and_said() {
        check(
            b"\x93The caf\xe9,\x94 she said, na\xefve as ever.",
            "“The café,” she said, naïve as ever.",
            1,
        );
    }

    #[test]
    fn what_is_declared_is_believed_where_it_can_be() {
        for (encoding, words) in [
            (encoding_rs::SHIFT_JIS, "港の鐘"),
            (encoding_rs::GB18030, "港口的钟"),
            (encoding_rs::KOI8_R, "Колокол"),
            (encoding_rs::WINDOWS_1252, "“Fähre”"),
            (ISO_2022_JP, "港の鐘"),
        ] {
            let page = format!("<meta charset=\"{}\"><p>{words}", encoding.name());
            let (bytes, ..) = encoding.encode(&page);
            check(&bytes, &page, 0);
            check(page.as_bytes(), &page, 0);
        }
    }

    #[test]
    fn one_broken_byte_does_not_garble_the_rest() {
        let mut bytes = "Ærø, Fanø and Læsø: ".as_bytes().to_vec();
        bytes.extend(b"\xff!");
        check(&bytes, "Ærø, Fanø and Læsø: \u{fffd}!", 1);
    }

    #[track_caller]
    fn check_declared(page: &str, content_type: Option<&str>, expected: Option<&str>) {
        let hint = Hint {
            content_type: content_type.map(str::to_owned),
            ..Hint::default()
        };
        let found = declared(page.as_bytes(), &hint).map(Encoding::name);
        assert_eq!(found, expected, "{page}");
    }

    #[test]
    fn the_server_the_page_and_its_declaration_say_the_encoding() {
        check_declared("<p>", Some("text/html; charset=KOI8-R"), Some("KOI8-R"));
        check_declared("<meta charset=sjis>", None, Some("Shift_JIS"));
        check_declared(
            "<meta http-equiv=x content='text/html;charset=gb2312'>",
            None,
            Some("GBK"),
        );
        check_declared(
            "<?xml version='1.0' encoding='windows-1251'?>",
            None,
            Some("windows-1251"),
        );
        check_declared("<meta charset='utf-16'>", None, Some("UTF-8"));
        check_declared("<meta charset=utf-7><p>", None, None);
        check_declared("In letters: <meta charset=sjis>", None, None);
        check_declared("<meta name=a><p>charset=sjis</p>", None, None);
    }
}

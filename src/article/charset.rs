//! The encoding that bytes are said to be in: by the server, by the page, or by its XML declaration.

use super::hint::Hint;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes at the beginning of a page in which it says its encoding (HTML asks for 1024; pages are later).
const PROBE: usize = 4096;

/// The encoding that is declared, where the name means one.
pub(super) fn declared(bytes: &[u8], hint: &Hint) -> Option<&'static Encoding> {
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
    fn check(page: &str, content_type: Option<&str>, expected: Option<&str>) {
        let hint = Hint {
            content_type: content_type.map(str::to_owned),
            ..Hint::default()
        };
        let found = declared(page.as_bytes(), &hint).map(Encoding::name);
        assert_eq!(found, expected, "{page}");
    }

    #[test]
    fn the_server_the_page_and_its_declaration_say_the_encoding() {
        check("<p>", Some("text/html; charset=KOI8-R"), Some("KOI8-R"));
        check("<meta charset=sjis>", None, Some("Shift_JIS"));
        check(
            "<meta http-equiv=x content='text/html;charset=gb2312'>",
            None,
            Some("GBK"),
        );
        check(
            "<?xml version='1.0' encoding='windows-1251'?>",
            None,
            Some("windows-1251"),
        );
        check("<meta charset='utf-16'>", None, Some("UTF-8"));
        check("<meta charset=utf-7><p>", None, None);
        check("In letters: <meta charset=sjis>", None, None);
        check("<meta name=a><p>charset=sjis</p>", None, None);
    }
}

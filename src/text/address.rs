//! Which addresses lead to a page of the web.

/// Whether an address leads to a page of its own: http or https, in letters of any case, with a host and without blanks;
/// not `#`, `javascript:`, `mailto:`.
pub fn is_web_address(address: &str) -> bool {
    let address = address.trim();
    let host = ["https://", "http://"].iter().find_map(|scheme| {
        let begins = address.get(..scheme.len())?;
        let rest = address.get(scheme.len()..)?;
        begins.eq_ignore_ascii_case(scheme).then_some(rest)
    });
    let begins_well = |host: &str| host.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    host.is_some_and(begins_well) && !address.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::is_web_address;

    #[test]
    fn only_pages_of_the_web_are() {
        for (address, expected) in [
            ("https://board.example/r", true),
            ("HTTPS://board.example/r", true),
            ("http://[::1]/", true),
            (" https://board.example ", true),
            ("https://", false),
            ("https:///board", false),
            ("https://board.example/a b", false),
            ("mailto:mara@board.example", false),
            ("javascript:alert(1)", false),
            ("/tolls", false),
            ("#tolls", false),
            ("ftp://board.example", false),
            ("", false),
            ("htté", false),
        ] {
            assert_eq!(is_web_address(address), expected, "{address}");
        }
    }
}

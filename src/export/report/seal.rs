//! A mark at the end of a report by which the program knows its own work again: a file that somebody wrote into since is
//! never written over.

use super::ReportFormat;
use crate::checklist::sha256;

const BEFORE: &str = "<!-- sourcecheck ";
const BEHIND: &str = " -->\n";
/// Hexadecimal digits of a SHA-256.
const DIGITS: usize = 64;
/// The same as an archive has it.
const DIGITS_IN_ARCHIVE: [u8; LENGTH] = 64u16.to_le_bytes();
/// Bytes of the length of an archive's comment, which precedes the comment (APPNOTE.TXT, 4.3.16).
const LENGTH: usize = 2;

/// The report with its mark, where the form has room for one; tables have none.
pub fn sealed(form: ReportFormat, mut bytes: Vec<u8>) -> Vec<u8> {
    match form {
        ReportFormat::Csv | ReportFormat::EvidenceCsv | ReportFormat::Jsonl => {}
        ReportFormat::Docx => {
            bytes.truncate(bytes.len().saturating_sub(LENGTH));
            let hash = sha256(&bytes);
            bytes.extend(DIGITS_IN_ARCHIVE);
            bytes.extend(hash.bytes());
        }
        _ => {
            let mark = format!("{BEFORE}{}{BEHIND}", sha256(&bytes));
            bytes.extend(mark.bytes());
        }
    }
    bytes
}

/// Whether the bytes are a report with a mark, as it was written.
pub fn is_untouched(bytes: &[u8]) -> bool {
    let ends_in_hash = |behind: &[u8], between: &[u8]| {
        let rest = bytes.strip_suffix(behind)?;
        let (rest, hash) = rest.split_at_checked(rest.len().checked_sub(DIGITS)?)?;
        let body = rest.strip_suffix(between)?;
        (sha256(body).as_bytes() == hash).then_some(())
    };
    ends_in_hash(BEHIND.as_bytes(), BEFORE.as_bytes()).is_some()
        || ends_in_hash(b"", &DIGITS_IN_ARCHIVE).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_known_until_somebody_writes_into_it() {
        for form in [ReportFormat::Markdown, ReportFormat::Docx] {
            let report = sealed(form, b"# Tolls\n\nAnswer: ____\n\0\0".to_vec());
            assert!(is_untouched(&report));
            let text = String::from_utf8(report).unwrap();
            let answered = text.replace("____", "ask the mayor");
            assert!(!is_untouched(answered.as_bytes()), "{form}");
        }
        assert!(!is_untouched(b"") && !is_untouched(b"number,claim_id\r\n"));
    }
}

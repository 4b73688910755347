//! Mail as programs save it (`.eml`, `.mbox`) and pages that browsers save as such (`.mhtml`): what of it is read, decoded.
//!
//! `mail-parser` undoes the encodings. What the lines of the text or the elements of the page mean, the parsers find out.

use super::Metadata;
use super::decode::Body;
use super::decode::unify_line_ends;
use super::form::in_form;
use super::hint::Hint;
use super::sniff::Format;
use mail_parser::mailbox::mbox::MessageIterator;
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};
use std::borrow::Cow;

/// Bytes in which the header of a mail is looked at.
const PROBE: usize = 64 * 1024;
/// A text beside a page that is shorter (characters) only says that there is a page.
const SHORT_TEXT: usize = 200;
/// Fields that programs write and people do not copy.
const BY_PROGRAMS: &str = "mime-version content-type message-id received return-path";

/// What is read of a mail, where the bytes are one; of several in a file the first.
pub(super) fn body(bytes: &[u8], hint: &Hint) -> Option<Body> {
    let mut warnings = Vec::new();
    let bytes = if bytes.starts_with(b"From ") {
        let mut messages = MessageIterator::new(bytes).map_while(Result::ok);
        let first = messages.next()?;
        if messages.next().is_some() {
            warnings.push("The file holds several messages; the first is shown.".to_owned());
        }
        Cow::Owned(first.unwrap_contents())
    } else {
        Cow::Borrowed(bytes)
    };
    if !is_mail(&bytes, hint) {
        return None;
    }
    let mail = MessageParser::default().parse(bytes.as_ref())?;
    let texts = mail.text_bodies().filter_map(|part| match &part.body {
        PartType::Text(text) => Some(text.as_ref()),
        _ => None,
    });
    let pages = mail.html_bodies().filter_map(|part| match &part.body {
        PartType::Html(page) => Some(page.as_ref()),
        _ => None,
    });
    let (text, page) = (joined(texts), joined(pages));
    let is_page = !page.is_empty() && text.trim().chars().count() < SHORT_TEXT;
    let n_attached = mail.attachments().filter(|a| a.attachment_name().is_some());
    let n_attached = n_attached.count();
    if mail.parts.iter().any(|part| part.is_encoding_problem) {
        warnings.push("Parts of the mail are damaged or not encoded as it says.".to_owned());
    }
    let address = address(&mail);
    if n_attached > 0 && address.is_none() {
        let what = match n_attached {
            1 => "an attachment that is".to_owned(),
            n => format!("{n} attachments that are"),
        };
        warnings.push(format!("The mail has {what} not read."));
    }
    Some(Body {
        text: unify_line_ends(if is_page { &page } else { &text }),
        format: if is_page { Format::Html } else { Format::Plain },
        // A browser that saves a page writes itself into the header.
        known: if address.is_some() {
            Metadata::default()
        } else {
            said(&mail)
        },
        address,
        warnings,
    })
}

/// Whether the bytes begin with the header of a mail: nothing but fields, `From` and one that programs write among them.
pub(super) fn is_mail(bytes: &[u8], hint: &Hint) -> bool {
    let begin = String::from_utf8_lossy(bytes.get(..PROBE).unwrap_or(bytes));
    let mut names: Vec<String> = Vec::new();
    for line in begin.lines().take_while(|line| !line.is_empty()) {
        let name = line.split_once(':').map(|(name, _)| name);
        let is_name = |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_graphic());
        match name {
            _ if line.starts_with([' ', '\t']) && !names.is_empty() => {}
            Some(name) if is_name(name) => names.push(name.to_ascii_lowercase()),
            _ => return false,
        }
    }
    let has = |name: &str| names.iter().any(|n| n == name);
    let by_program = || BY_PROGRAMS.split(' ').any(has);
    has("from") && (by_program() || hint.ending().as_deref() == Some("eml"))
}

fn joined<'t>(parts: impl Iterator<Item = &'t str>) -> String {
    parts.collect::<Vec<_>>().join("\n\n")
}

/// What the header says: subject, sender, date.
fn said(mail: &Message<'_>) -> Metadata {
    let names = mail.from().map(|from| {
        let names = from.iter().filter_map(|one| one.name().or(one.address()));
        names.map(in_form).collect::<Vec<_>>().join(", ")
    });
    let filled = |text: &String| !text.is_empty();
    Metadata {
        title: mail.subject().map(in_form).filter(filled),
        byline: names.filter(filled),
        published: mail.date().map(mail_parser::DateTime::to_rfc3339),
        ..Metadata::default()
    }
}

/// The address of a page that a browser saved as a mail.
fn address(mail: &Message<'_>) -> Option<String> {
    let saved = mail.header_raw("Snapshot-Content-Location");
    let related = mail
        .content_type()
        .filter(|kind| kind.subtype() == Some("related"));
    let by_part = || mail.html_part(0)?.content_location();
    let found = saved.or_else(|| related.and_then(|_| by_part()));
    found
        .map(|url| url.trim().to_owned())
        .filter(|url| crate::text::is_web_address(url))
}

//! The title of the window: how far the article is decided, and its name.

use crate::session::Session;
use crate::text::{SafeText, clipped};

/// Columns of a title: what is longer is cut by most terminals.
const COLUMNS: usize = 80;

/// The title, in one line.
pub fn title(session: &Session) -> SafeText {
    let (decided, total) = session.progress();
    let progress = match total {
        0 => String::new(),
        _ => format!("{decided}/{total} "),
    };
    let name = session.article.name();
    SafeText::sanitize(&clipped(
        &format!("{progress}{name} · sourcecheck"),
        COLUMNS,
    ))
}

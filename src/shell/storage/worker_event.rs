//! What threads at work report to the one that draws.

use super::disk::Adopted;
use super::opened::OpenedArticle;
use crate::session::{FoundClaims, Message, Notice, Read};
use std::path::PathBuf;

/// What a thread reports.
#[derive(Debug)]
pub enum WorkerEvent {
    /// Something for the session alone.
    Session(Message),
    /// Claims were looked for, in the article that is open or in the one that was read again.
    Found(Box<FoundClaims>, Box<Adopted>),
    /// The article could not be read again, and why.
    NotReloaded(String),
    /// Another program changed the checklist's file, which was read again; nothing is written until it is adopted.
    FileChanged(Box<Read>, Box<Adopted>),
    /// Another article was read, to take the place of this one; or why not.
    Opened(Result<Box<OpenedArticle>, String>),
    /// The checklist is written there from now on.
    Moved(PathBuf),
}

impl WorkerEvent {
    /// Something that the reader should know, one sentence.
    pub fn told(text: String) -> Self {
        Self::Session(Message::Told(Notice::warning(text)))
    }
}

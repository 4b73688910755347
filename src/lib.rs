//! sourcecheck: a terminal reader with source-checking prompts.
//!
//! # Code map
//!
//! One-way flow; a folder imports only folders above it in this list (a test says so):
//!
//! | folder | room for |
//! |---|---|
//! | [`text`] | spans, widths, `SafeText` (the one gate against control characters) |
//! | [`article`] | bytes to an article: web pages, mail, Markdown, plain text, parts |
//! | [`sentence`] | the article's sentences |
//! | [`claim`] | claims with source, cue, kind and suggestion |
//! | [`checklist`] | decisions, the file format, finding claims again |
//! | [`prompt`] | which questions for this claim |
//! | [`layout`] | lines and pages for a width |
//! | [`session`] | what the reader does: state, the table of commands, effects; pure |
//! | [`keymap`] | keys to commands |
//! | [`view`] | a session drawn into a buffer; the roles of a theme |
//! | [`export`] | rows for other programs, reports for people |
//! | [`config`] | settings, keys, colours, prompts: default, user file, flags |
//! | [`shell`] | the only part that touches the outside: `terminal`, `fetch`, `storage`, `cli`, `app` |
//!
//! How a key becomes a line on disk is told function by function in `.github/ARCHITECTURE.md`: "The way of the key `a`".

pub mod article;
pub mod checklist;
pub mod claim;
pub mod config;
pub mod export;
pub mod keymap;
pub mod layout;
pub mod prompt;
pub mod sentence;
pub mod session;
pub mod shell;
pub mod text;
pub mod view;

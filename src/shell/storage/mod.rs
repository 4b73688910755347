//! What is read and kept: articles, checklists, positions, and the thread that writes them.
//!
//! | file | what it is for |
//! |---|---|
//! | [`account`] | the reader's account, for the rare case that no variable gives name and home folder |
//! | [`disk`] | the disk thread: everything that is written of a session, in the order in which it was handed over |
//! | [`files`] | files on disk: reading them, and saving so that a file is whole and old or whole and new, never between |
//! | [`kept_page`] | the page of an address, kept beside its checklist: reading it again needs no network, and this version may no longer be on the web |
//! | [`load`] | reading an article in: from a file, from stdin, from a page of the web, or the built-in sample |
//! | [`lock`] | one session writes a checklist at a time: a lock that ends with the process, however it ends |
//! | [`opened`] | an article that is about to be read: its text, and what was kept of the last time |
//! | [`paths`] | where things are kept: the checklist beside its article or in the data folder, the program's own in the state folder |
//! | [`recent`] | what the shelf keeps of a reading, beside its bookmark: which article, how far, when |
//! | [`remembered`] | what is remembered of the reader from session to session: files of a few words in the state folder |
//! | [`shelf`] | the shelf on disk: what the state folder holds of articles read before |
//! | [`snapshot`] | an article that came through a pipe, kept beside its checklist: there is no other copy |
//! | [`source`] | where an article comes from: a path, an address, a pipe, or the sample |
//! | [`state_files`] | what only the program needs of a reading: position and history, in the state folder |

pub mod account;
pub mod disk;
pub mod files;
pub mod kept_page;
pub mod load;
pub mod lock;
pub mod opened;
pub mod paths;
pub mod recent;
pub mod remembered;
pub mod report_file;
pub mod saved_review;
pub mod shelf;
pub mod snapshot;
pub mod source;
pub mod state_files;

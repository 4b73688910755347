//! What is read and kept: articles, checklists, positions, and the thread that writes them.

pub mod account;
pub mod disk;
pub mod files;
pub mod kept_page;
pub mod load;
pub mod lock;
pub mod opened;
pub mod paths;
pub mod recent;
pub mod shelf;
pub mod snapshot;
pub mod state_files;

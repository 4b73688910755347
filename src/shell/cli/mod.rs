//! The command line: arguments, configuration, and all commands that print and end.

pub mod args;
pub mod check;
pub mod completions;
pub mod config_files;
pub mod config_report;
pub mod help;
pub mod man;
pub mod print;
pub mod report;
pub mod usage;

//! What users do with sourcecheck, as tests: the only test binary.
#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test fails by panicking, and tests start programs and read what these left"
)]

mod articles;
mod check;
mod claims;
mod commands;
mod completions;
mod config;
mod config_command;
mod contrast;
mod cues;
mod demo;
mod dependencies;
mod edited;
mod emulated;
mod even_handed;
#[cfg(feature = "fetch")]
mod fetch;
#[cfg(feature = "fetch")]
mod fetch_pages;
#[cfg(feature = "fetch")]
mod fetch_reader;
#[cfg(feature = "fetch")]
mod fetch_tls;
mod file_places;
mod help;
mod hyperlinks;
mod journeys;
mod keeping;
mod large;
mod listing;
mod other_forms;
mod package;
mod pages;
mod pictures;
mod plain;
mod plain_more;
mod plain_terminal;
mod pointing;
mod presets;
mod prompts;
mod properties;
mod reading;
mod readme;
mod reports;
mod said_bytes;
mod screens;
mod screens_any;
mod screens_narrow;
mod shelf;
mod shelf_lines;
mod shelf_screens;
mod shells;
mod support;
mod talks;
mod terminal;
mod terminal_absent;
mod terminal_bytes;
mod terminal_colours;
mod terminal_ends;
mod terminal_stop;
mod terminal_trouble;
mod tidy;
mod tidy_modules;
mod typing;
mod usage;
mod window;

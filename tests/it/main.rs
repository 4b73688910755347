//! What users do with sourcecheck, as tests: the only test binary.

mod articles;
mod claims;
mod config;
mod journeys;
mod keeping;
mod prompts;
mod properties;
mod reading;
mod screens;
mod support;
mod terminal;
mod terminal_absent;
mod terminal_bytes;
mod terminal_stop;
mod terminal_trouble;
mod tidy;

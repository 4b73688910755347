//! `report`: what was decided about an article, as a file that is handed over.

use super::args::ReportAsked;
use super::config_files::{configure, own_cues};
use super::print::out_pieces;
use crate::export::ReportFormat;
use crate::shell::failure::Failure;
use crate::shell::storage::paths::Folders;
use crate::shell::storage::report_file;
use crate::shell::storage::saved_review::SavedReview;
use crate::shell::terminal::tty;
use std::path::Path;

/// Writes a report.
///
/// # Errors
/// The checklist or a file of the configuration cannot be read, or the report cannot be written.
pub fn report(asked: &ReportAsked) -> Result<(), Failure> {
    let output = asked
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"));
    let by_ending = output.and_then(|path| ReportFormat::of_path(&path.to_string_lossy()));
    let form = asked.format.or(by_ending).unwrap_or(ReportFormat::Markdown);
    if output.is_none() && form == ReportFormat::Docx && tty::stdout_is_terminal() {
        let text = "docx is no text for a terminal: give -o FILE, such as -o bridge.report.docx";
        return Err(Failure::Use(text.to_owned()));
    }
    let folders = Folders::from_environment();
    own_cues(&folders)?;
    let config = configure(&folders, &super::args::ReadingFlags::default())?;
    let review = SavedReview::read(&asked.checklist)?;
    let report = review.report(&config.bank);
    let bytes = report.write(form);
    match output {
        None => out_pieces([bytes]),
        Some(path) => report_file::write(path, &bytes, asked.force).map_err(Failure::Output),
    }
}

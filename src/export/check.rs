//! What `check` prints: everything that is wrong with checklists, a line each for people, one JSON array for programs.

use crate::checklist::{ClaimId, Complaint};
use crate::text::{SafeText, count, json};
use serde_json::{Value, json};

/// A checklist that was checked.
#[derive(Clone, Debug, Default)]
pub struct CheckedFile {
    /// Its path, as it was given.
    pub path: String,
    /// Why it cannot be read at all.
    pub unreadable: Option<String>,
    /// How many of its claims are decided, and how many count.
    pub progress: (usize, usize),
    /// What is wrong with it.
    pub complaints: Vec<Complaint>,
}

impl CheckedFile {
    /// How many errors there are, and how many warnings.
    pub fn n_faults(&self) -> (usize, usize) {
        let errors = self.complaints.iter().filter(|c| c.fault.is_error).count();
        let unreadable = usize::from(self.unreadable.is_some());
        (errors + unreadable, self.complaints.len() - errors)
    }
}

/// Everything that is wrong, a line each: path, claim, what it is, what to do; behind each file how far it is.
pub fn check_text(files: &[CheckedFile]) -> String {
    let mut out = String::new();
    for file in files {
        let mut line = |words: &str| {
            out += SafeText::sanitize(&format!("{}: {words}", file.path)).as_str();
            out.push('\n');
        };
        if let Some(why) = &file.unreadable {
            line(why);
            continue;
        }
        for Complaint { claim, fault } in &file.complaints {
            let claim = claim.as_ref();
            let claim = claim.map(|(number, id)| format!("claim {number} ({id}): "));
            let level = if fault.is_error { "" } else { "warning: " };
            let (what, remedy) = (&fault.what, fault.remedy);
            line(&format!(
                "{}{level}{what}: {remedy}",
                claim.unwrap_or_default()
            ));
        }
        let ((decided, total), (errors, warnings)) = (file.progress, file.n_faults());
        line(&format!(
            "{decided} of {} decided, {}, {}",
            count(total, "claim"),
            count(errors, "error"),
            count(warnings, "warning")
        ));
    }
    out
}

/// The same as one JSON array; what is about no claim has `null` for its number and id.
pub fn check_json(files: &[CheckedFile]) -> String {
    let row = |file: &CheckedFile, claim: &Option<(usize, ClaimId)>, level, what: &str, remedy| {
        json!({
            "checklist": file.path,
            "claim": claim.as_ref().map(|(number, _)| number),
            "id": claim.as_ref().map(|(_, id)| id.to_string()),
            "level": level,
            "what": what,
            "remedy": remedy,
        })
    };
    let rows = files.iter().flat_map(|file| {
        let unreadable = file.unreadable.iter();
        let unreadable = unreadable.map(move |why| row(file, &None, "error", why, None));
        let complaints = file
            .complaints
            .iter()
            .map(move |Complaint { claim, fault }| {
                let level = if fault.is_error { "error" } else { "warning" };
                row(file, claim, level, &fault.what, Some(fault.remedy))
            });
        unreadable.chain(complaints)
    });
    json::pretty(&rows.collect::<Value>()) + "\n"
}

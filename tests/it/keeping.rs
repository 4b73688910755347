//! Keeping: the checklist file, its comments and its safety; see `tests/fixtures/checklists/README.md`.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read fixtures, make files, and fail by panicking"
)]

mod again;
mod edits;
mod faults;
mod hand;
mod hostile;
mod locks;
mod refused;
mod roundtrip;
mod saves;
mod sittings;

use std::fs;
use std::path::{Path, PathBuf};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/checklists")
}

/// The fixtures of a folder whose name ends so, in order.
fn named(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(fixtures().join(folder))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.to_string_lossy().ends_with(ending))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no fixtures in {folder}");
    paths
}

//! Where an article comes from: a path, an address, a pipe, or the sample.

use crate::shell::failure::Failure;
use crate::shell::fetch::{Page, PageAddress};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where an article comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArticleSource {
    /// A file.
    File(PathBuf),
    /// Stdin.
    Stdin,
    /// A page of the web, whether it is kept or not.
    Address(PageAddress),
    /// A page that was kept or fetched.
    Page(Arc<Page>),
    /// The built-in sample.
    Sample,
}

impl ArticleSource {
    /// What was asked for: a path, an address, `-`, or nothing.
    ///
    /// # Errors
    /// The address is not valid.
    pub fn of(argument: Option<&Path>) -> Result<Self, Failure> {
        Ok(match argument {
            None => Self::Sample,
            Some(path) if path == Path::new("-") => Self::Stdin,
            Some(path) => match PageAddress::of(path)? {
                Some(address) => Self::Address(address),
                None => Self::File(path.to_owned()),
            },
        })
    }
}

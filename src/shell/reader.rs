//! Stub.
use super::args::ReadingFlags;
use super::failure::Failure;
use std::path::Path;
/// Stub.
///
/// # Errors
/// Never.
pub fn read(_a: Option<&Path>, _f: &ReadingFlags) -> Result<u8, Failure> {
    Ok(0)
}

//! Stub.
use super::document::ConfigError;
use crate::prompt::Bank;
pub(super) fn load(_: Option<&(String, String)>) -> Result<Bank, Vec<ConfigError>> {
    Ok(Bank::default())
}

//! What is said of an address where the program was built without the feature `fetch`.

use super::{Page, PageAddress, StopSwitch};

/// Fetches nothing.
///
/// # Errors
/// Always: that this program opens no addresses.
pub fn get(
    address: &PageAddress,
    _: Option<&Page>,
    _: &StopSwitch,
) -> Result<Option<Page>, String> {
    Err(format!(
        "{}: this program was built without access to the web; save the page in a browser and open the file",
        address.as_str()
    ))
}

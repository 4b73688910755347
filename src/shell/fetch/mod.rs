//! A page of the web: its address as somebody typed it, one request for it, and what came.
//!
//! The only part of the program that opens a socket, and only [`get`] does. It is called with an address from the command
//! line, or when the reader asks for the page again. Nothing here keeps anything on the disk.

mod address;
#[cfg(not(feature = "fetch"))]
mod disabled;
mod page;
#[cfg(feature = "fetch")]
mod request;
mod stop;

pub use address::PageAddress;
#[cfg(not(feature = "fetch"))]
pub use disabled::get;
pub use page::{Page, PageFacts, read};
#[cfg(feature = "fetch")]
pub use request::{FetchLimits, get, get_within};
pub use stop::StopSwitch;

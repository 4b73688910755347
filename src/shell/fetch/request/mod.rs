//! The request for a page: from hop to hop, within limits, to its bytes.

mod body;
mod guard;
mod hop;
mod lookup;
mod progress;
mod redirect;
mod trouble;

use super::{Page, PageAddress, PageFacts, StopSwitch};
use crate::article::MAX_BYTES;
use crate::checklist::sha256;
use crate::shell::clock::now_in_seconds;
use guard::AddressGuard;
use progress::ProgressLine;
use std::time::{Duration, Instant};
use ureq::Body;
use ureq::http::header::{CONTENT_TYPE, ETAG, HeaderName, LOCATION};
use ureq::http::{HeaderMap, Response};
use url::Url;

/// How much a site may take.
#[derive(Clone, Copy, Debug)]
pub struct FetchLimits {
    /// Time for everything, redirects included.
    pub time: Duration,
    /// Bytes of a page, without its content coding.
    pub bytes: usize,
    /// Redirects that are followed.
    pub redirects: usize,
}

impl Default for FetchLimits {
    fn default() -> Self {
        Self {
            time: Duration::from_secs(30),
            bytes: MAX_BYTES,
            redirects: 5,
        }
    }
}

/// Fetches a page, within the usual limits; `None`: it is the `known` one still.
///
/// # Errors
/// A sentence: why there is none, and what to try.
pub fn get(
    address: &PageAddress,
    known: Option<&Page>,
    stop: &StopSwitch,
) -> Result<Option<Page>, String> {
    get_within(FetchLimits::default(), address, known, stop)
}

/// The same within other limits.
///
/// # Errors
/// As [`get`].
pub fn get_within(
    limits: FetchLimits,
    address: &PageAddress,
    known: Option<&Page>,
    stop: &StopSwitch,
) -> Result<Option<Page>, String> {
    let host = address.url().host_str().unwrap_or_default();
    let mut progress = ProgressLine::begin(host, stop.clone());
    let fetched = Request {
        limits,
        known,
        end: Instant::now() + limits.time,
        guard: AddressGuard::new(address.url()),
    }
    .run(address, &mut progress);
    drop(progress);
    fetched.map_err(|why| format!("{}: {why}", address.as_str()))
}

struct Request<'a> {
    limits: FetchLimits,
    known: Option<&'a Page>,
    end: Instant,
    guard: AddressGuard,
}

impl Request<'_> {
    fn run(
        &self,
        address: &PageAddress,
        progress: &mut ProgressLine,
    ) -> Result<Option<Page>, String> {
        let mut url = address.url().clone();
        for _ in 0..=self.limits.redirects {
            let known = self.known.filter(|page| page.facts.url == url.as_str());
            let etag = known.and_then(|page| page.facts.etag.as_deref());
            let answer = hop::ask(&url, etag, &self.guard, self.end)?;
            match answer.status().as_u16() {
                200..=299 => return self.page(address, &url, answer, progress),
                301 | 302 | 303 | 307 | 308 => {
                    // Not always in ASCII, as it should be.
                    let location = answer.headers().get(LOCATION);
                    let location = location.map(|to| String::from_utf8_lossy(to.as_bytes()));
                    url = redirect::next(&url, location.as_deref(), &self.guard)?;
                }
                304 if etag.is_some() => return Ok(None),
                status => return Err(trouble::status(status)),
            }
        }
        let most = self.limits.redirects;
        Err(format!(
            "leads on more than {most} times; open it in a browser and try the address that it ends at"
        ))
    }

    fn page(
        &self,
        address: &PageAddress,
        url: &Url,
        answer: Response<Body>,
        progress: &mut ProgressLine,
    ) -> Result<Option<Page>, String> {
        let (parts, body) = answer.into_parts();
        body::refuse(&parts.headers)?;
        let bytes = body::read(body, self.limits.bytes, progress)?;
        let sha256 = sha256(&bytes);
        let facts = PageFacts {
            address: address.as_str().to_owned(),
            url: url.as_str().to_owned(),
            retrieved: now_in_seconds(),
            etag: header(&parts.headers, &ETAG),
            content_type: header(&parts.headers, &CONTENT_TYPE),
            sha256,
        };
        let is_known = self
            .known
            .is_some_and(|known| known.facts.sha256 == facts.sha256);
        Ok(Page::of(facts, bytes).filter(|_| !is_known))
    }
}

/// A header as text; what is no text is none.
fn header(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let value = headers.get(name)?.to_str().ok()?;
    Some(value.to_owned())
}

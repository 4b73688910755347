//! What happens when the program itself is wrong: the terminal comes back, one sentence, exit 101.
//!
//! A panic of the thread that draws brings the terminal back at once. A panic of any other thread must not pull the
//! screen away under the running program: it is recorded, and the drawing thread is notified.

use std::io::Write;
use std::panic::PanicHookInfo;
use std::sync::{Mutex, OnceLock};
use std::thread::{self, ThreadId};

use super::{guard, lock};
use crate::text::SafeText;

/// The exit code after a panic, as Rust's own.
pub const EXIT_CODE: u8 = 101;

/// The first panic in words; later ones are mostly its consequences.
static FIRST: OnceLock<String> = OnceLock::new();
/// How the drawing thread is notified.
static TELL: Mutex<Option<Box<dyn Fn() + Send>>> = Mutex::new(None);

/// Makes the calling thread the one that draws, and every panic end in order.
pub fn install() {
    let drawing = thread::current().id();
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        on_panic(panic, drawing);
        // A backtrace that was requested is printed once the screen is restored.
        if std::env::var_os("RUST_BACKTRACE").is_some() && !guard::is_entered() {
            before(panic);
        }
    }));
}

/// Says how the drawing thread is notified of a panic elsewhere.
pub fn on_worker_panic(tell: impl Fn() + Send + 'static) {
    *lock(&TELL) = Some(Box::new(tell));
}

/// The sentence about the first panic, to be printed after the terminal has come back.
pub fn sentence() -> Option<&'static str> {
    FIRST.get().map(String::as_str)
}

fn on_panic(panic: &PanicHookInfo<'_>, drawing: ThreadId) {
    let sentence = FIRST.get_or_init(|| describe(panic));
    if thread::current().id() == drawing {
        guard::restore();
    } else if tell_drawing() {
        return;
    }
    writeln!(std::io::stderr(), "{sentence}").ok();
}

/// Tells the thread that draws; `false` when there is none, or when it is just being set up.
fn tell_drawing() -> bool {
    let Ok(tell) = TELL.try_lock() else {
        return false;
    };
    tell.as_ref().is_some_and(|tell| {
        tell();
        true
    })
}

fn describe(panic: &PanicHookInfo<'_>) -> String {
    let what = panic.payload_as_str().unwrap_or("no reason given");
    let at = panic
        .location()
        .map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
    let text = format!(
        "sourcecheck: internal error at {at} ({what}); what was shown as saved is kept: start it again to continue"
    );
    SafeText::sanitize(&text).into_string()
}

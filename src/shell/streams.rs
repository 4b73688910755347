//! Whether stdout was there when the program started.
//!
//! The standard library opens `/dev/null` in place of a closed stdout, so that whatever is written seems to arrive. So
//! it is looked at before that happens, by a function that the linker has run first.

use std::sync::atomic::{AtomicBool, Ordering};

static CLOSED: AtomicBool = AtomicBool::new(false);

/// Run before `main` and before the standard library is set up: asks the kernel one question and keeps the answer.
extern "C" fn look() {
    let open = rustix::io::fcntl_getfd(rustix::stdio::stdout()).is_ok();
    CLOSED.store(!open, Ordering::Relaxed);
}

#[expect(
    unsafe_code,
    reason = "there is no other way to run before the standard library"
)]
#[used]
#[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".init_array"))]
#[cfg_attr(
    target_vendor = "apple",
    unsafe(link_section = "__DATA,__mod_init_func")
)]
static LOOK: extern "C" fn() = look;

/// Why nothing can be written, where stdout was closed from the start (`>&-`).
pub fn stdout_is_closed() -> Option<String> {
    let why = "stdout is closed, so nothing could be shown: leave out `>&-`";
    CLOSED.load(Ordering::Relaxed).then(|| why.to_owned())
}

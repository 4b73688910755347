//! A bell: wakes the drawing thread out of its wait for keys when another thread has something to tell.
//!
//! A pipe, since the wait is for the terminal too. Rung many times before it is received, it is received once.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::atomic::{AtomicBool, Ordering};

/// The bell; shared by whoever rings and the one who listens.
#[derive(Debug)]
pub(in crate::shell) struct Waker {
    ringing: AtomicBool,
    heard: PipeReader,
    rung: PipeWriter,
}

impl Waker {
    /// A silent bell.
    ///
    /// # Errors
    /// When the system refuses a pipe.
    pub(in crate::shell) fn new() -> io::Result<Self> {
        let (heard, rung) = io::pipe()?;
        Ok(Self {
            ringing: AtomicBool::new(false),
            heard,
            rung,
        })
    }

    /// Rings, after what there is to tell has been put where the listener looks.
    pub(in crate::shell) fn ring(&self) {
        if !self.ringing.swap(true, Ordering::SeqCst) {
            // It cannot fail while this value holds both ends.
            (&self.rung).write_all(&[0]).ok();
        }
    }

    /// Silences a bell that rings; what there is to tell is looked for after this.
    pub(in crate::shell) fn hear(&self) {
        let mut byte = [0; 1];
        drop((&self.heard).read(&mut byte));
        self.ringing.store(false, Ordering::SeqCst);
    }
}

impl AsFd for Waker {
    /// Readable while it rings.
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.heard.as_fd()
    }
}

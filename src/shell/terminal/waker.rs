//! Wakes the drawing thread from its wait for keys when another thread has sent something.
//!
//! A pipe, since the wait is for the terminal too. Woken many times before it is cleared, it is cleared once.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::atomic::{AtomicBool, Ordering};

/// The pipe; shared by the threads that wake and the one that waits.
#[derive(Debug)]
pub(in crate::shell) struct Waker {
    is_set: AtomicBool,
    reader: PipeReader,
    writer: PipeWriter,
}

impl Waker {
    /// A waker that is not set.
    ///
    /// # Errors
    /// When the system refuses a pipe.
    pub(in crate::shell) fn new() -> io::Result<Self> {
        let (reader, writer) = io::pipe()?;
        Ok(Self {
            is_set: AtomicBool::new(false),
            reader,
            writer,
        })
    }

    /// Wakes the drawing thread, after the event has been sent.
    pub(in crate::shell) fn wake(&self) {
        if !self.is_set.swap(true, Ordering::SeqCst) {
            // It cannot fail while this value holds both ends.
            (&self.writer).write_all(&[0]).ok();
        }
    }

    /// Clears it; events are received after this.
    pub(in crate::shell) fn clear(&self) {
        let mut byte = [0; 1];
        drop((&self.reader).read(&mut byte));
        self.is_set.store(false, Ordering::SeqCst);
    }
}

impl AsFd for Waker {
    /// Readable while it is set.
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.reader.as_fd()
    }
}

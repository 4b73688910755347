//! Signals as occurrences: a thread of its own waits for them and watches the terminal; the drawing thread acts.
//!
//! After saving and bringing the terminal back the program dies by the signal itself, so that its parent sees the
//! truth; where the drawing thread does not get there, this thread does both. A signal that the parent chose to ignore
//! (`nohup`) stays ignored.

use std::fs::File;
use std::io::{self, Read};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Signal as Kernel, getpgrp, getsid, kill_current_process_group};
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1,
    SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU,
};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use signal_hook::low_level::emulate_default_handler;

use super::{guard, lock};
use crate::shell::failure::{TERMINAL_GONE_EXIT, report};

/// The signals that end the program, those that are not sent on purpose among them. `SIGKILL` cannot be caught, and what
/// the processor raises comes too late.
const DEADLY: &[i32] = &[
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU,
    SIGABRT,
];

/// How long the drawing thread has to save and end after a deadly signal.
const GRACE: Duration = Duration::from_secs(5);

/// How long the drawing thread has to save and end after the terminal has vanished.
const GONE_GRACE: Duration = Duration::from_millis(1500);

/// How long deadly signals count as one: the end of a session sends several at once. A later one ends the grace.
const AT_ONCE: Duration = Duration::from_secs(1);

/// How long the disk has, when the grace is over, for what has been handed to it.
const LAST_SAVE: Duration = Duration::from_secs(2);

/// How long after another program gave the terminal back its Ctrl-C may still reach us.
const AFTERMATH: Duration = Duration::from_millis(500);

/// Whether another program has the terminal, or when it last gave it back.
static LENT: Mutex<Lent> = Mutex::new(Lent::Never);
/// Whether Ctrl-C only cancels what is being asked.
static ASKING: AtomicBool = AtomicBool::new(false);
/// Whether a stop of ours is waiting for its end.
static STOPPED: Mutex<bool> = Mutex::new(false);
static CONTINUED: Condvar = Condvar::new();
/// Gives up what is waited for, where Ctrl-C means that.
static INTERRUPT: Mutex<Option<Interrupt>> = Mutex::new(None);
/// Waits for the disk.
static FLUSH: Mutex<Option<Flush>> = Mutex::new(None);

/// Puts all that was handed over on disk within a time, else says why it is not.
type Flush = Box<dyn Fn(Duration) -> Result<(), String> + Send>;

/// Gives something up.
type Interrupt = Box<dyn FnOnce() + Send>;

/// What the drawing thread does for a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Save, give the terminal back and [`die_by`] this number.
    End(i32),
    /// Stop as by Ctrl-Z.
    Stop,
    /// The program goes on after a stop that was not ours: set the modes and draw everything again.
    Continue,
}

/// While another program has the terminal, Ctrl-C is meant for that program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lent {
    Never,
    Now,
    Until(Instant),
}

/// What the watching thread reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignalEvent {
    /// A signal for the drawing thread.
    Signal(Signal),
    /// The terminal has another size.
    Resized,
    /// Ctrl-C, where it only cancels what is being asked.
    Interrupted,
    /// The terminal has vanished.
    TerminalGone,
}

/// Starts the thread that waits for signals and, with a `terminal`, for its loss; there `tell` is called, which says
/// whether anybody listens.
///
/// # Errors
/// When the system refuses a handler or a thread.
pub fn listen(
    terminal: Option<Arc<OwnedFd>>,
    tell: impl Fn(SignalEvent) -> bool + Send + 'static,
) -> io::Result<()> {
    let ignored = ignored_signals();
    let wanted = [SIGCONT, SIGTSTP, SIGWINCH]
        .into_iter()
        .chain(DEADLY.iter().copied())
        .filter(|&signal| signal == SIGCONT || !is_in(ignored, signal));
    let (heard, rung) = UnixStream::pair()?;
    let mut signals = SignalDelivery::with_pipe(heard, rung, SignalOnly, wanted)?;
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            let mut terminal = terminal;
            let mut grace = None;
            loop {
                if !is_there(terminal.as_deref(), signals.get_read(), grace.as_ref()) {
                    terminal = None;
                    if tell(SignalEvent::TerminalGone) {
                        shorten(&mut grace, None, GONE_GRACE);
                    }
                }
                for signal in signals.pending() {
                    match signal {
                        SIGWINCH => drop(tell(SignalEvent::Resized)),
                        _ => on_signal(signal, &mut grace, &tell),
                    }
                }
                if let Some(grace) = grace.as_ref().filter(|grace| grace.left().is_zero()) {
                    end_now(grace.signal);
                }
            }
        })?;
    Ok(())
}

/// The time that the drawing thread has to save and end.
struct Grace {
    /// What ends the program; `None`: the loss of the terminal.
    signal: Option<i32>,
    began: Instant,
    over: Instant,
}

impl Grace {
    fn left(&self) -> Duration {
        self.over.saturating_duration_since(Instant::now())
    }
}

/// Begins a grace, or has the one that runs end so soon.
fn shorten(grace: &mut Option<Grace>, signal: Option<i32>, time: Duration) {
    let began = Instant::now();
    let over = began + time;
    let running = grace.get_or_insert(Grace {
        signal,
        began,
        over,
    });
    running.over = running.over.min(over);
}

/// Sleeps until there may be signals or the grace is over; `false` when the terminal has vanished instead. No key is read
/// or waited for.
fn is_there(terminal: Option<&OwnedFd>, signals: &UnixStream, grace: Option<&Grace>) -> bool {
    let watched = terminal.map(|fd| PollFd::from_borrowed_fd(fd.as_fd(), PollFlags::empty()));
    let signals = PollFd::from_borrowed_fd(signals.as_fd(), PollFlags::IN);
    let mut fds: Vec<PollFd<'_>> = [signals].into_iter().chain(watched).collect();
    let left = grace.and_then(|grace| Timespec::try_from(grace.left()).ok());
    let woken = poll(&mut fds, left.as_ref());
    let terminal = fds.get(1).map_or(PollFlags::empty(), PollFd::revents);
    matches!(woken, Ok(_) | Err(Errno::INTR)) && terminal.is_empty()
}

fn on_signal(signal: i32, grace: &mut Option<Grace>, tell: &impl Fn(SignalEvent) -> bool) {
    let lent = *lock(&LENT);
    match signal {
        SIGCONT if end_of_our_stop() || lent == Lent::Now => {}
        SIGCONT => drop(tell(SignalEvent::Signal(Signal::Continue))),
        // The program that has the terminal stops its whole group: stop with it, or the shell never wakes.
        SIGTSTP if lent == Lent::Now => drop(emulate_default_handler(SIGTSTP)),
        SIGTSTP => drop(tell(SignalEvent::Signal(Signal::Stop))),
        SIGINT if interrupted() => {}
        SIGINT | SIGQUIT if is_for_another(lent) => {}
        // Reset at once: if this one has no effect, the next one ends the program.
        SIGINT if ASKING.swap(false, Ordering::Relaxed) => drop(tell(SignalEvent::Interrupted)),
        _ => match grace {
            Some(grace) if grace.began.elapsed() < AT_ONCE => {}
            // A second signal: the thread that should save and end is stuck.
            Some(_) => shorten(grace, Some(signal), Duration::ZERO),
            None => {
                guard::stop_drawing();
                shorten(grace, Some(signal), GRACE);
                tell(SignalEvent::Signal(Signal::End(signal)));
            }
        },
    }
}

/// Has the next Ctrl-C only call this, or is one again that does more.
pub(in crate::shell) fn on_interrupt(interrupt: Option<Interrupt>) {
    *lock(&INTERRUPT) = interrupt;
}

/// Calls what is to be called on Ctrl-C; whether there is anything.
fn interrupted() -> bool {
    let interrupt = lock(&INTERRUPT).take();
    interrupt.map(|interrupt| interrupt()).is_some()
}

/// Has `flush` called before the program ends without its drawing thread: it puts on disk all that was handed over, in
/// the time that it is given at most, or says why that was not done.
pub fn on_flush(flush: impl Fn(Duration) -> Result<(), String> + Send + 'static) {
    *lock(&FLUSH) = Some(Box::new(flush));
}

/// Waits for the disk, brings the terminal back and ends, whatever the drawing thread is doing.
fn end_now(signal: Option<i32>) {
    let flush = lock(&FLUSH);
    let saved = flush.as_ref().map_or(Ok(()), |flush| flush(LAST_SAVE));
    guard::restore();
    if let Err(why) = saved {
        report(&format!("NOT SAVED: {why}"));
    }
    std::process::exit(signal.map_or(TERMINAL_GONE_EXIT, die_by).into());
}

/// Ends the program as `signal` does by default; returns the exit code to use should that fail.
///
/// To be called after everything is saved and the terminal is back.
#[must_use]
pub fn die_by(signal: i32) -> u8 {
    drop(emulate_default_handler(signal));
    u8::try_from(signal).map_or(u8::MAX, |number| number.saturating_add(128))
}

/// Reports the next Ctrl-C as [`SignalEvent::Interrupted`], while a line is asked for at a terminal, or not any more.
pub(in crate::shell) fn set_asking(asking: bool) {
    ASKING.store(asking, Ordering::Relaxed);
}

/// Marks the terminal as lent to another program, or as ours again.
pub(in crate::shell) fn set_tty_lent(lent: bool) {
    let state = if lent {
        Lent::Now
    } else {
        Lent::Until(Instant::now())
    };
    *lock(&LENT) = state;
}

/// Whether a Ctrl-C is another program's: the one that ends it reaches us at the same time, perhaps a little later.
fn is_for_another(lent: Lent) -> bool {
    match lent {
        Lent::Never => false,
        Lent::Now => true,
        Lent::Until(then) => then.elapsed() < AFTERMATH,
    }
}

/// The message where [`can_stop`] is false.
pub const NO_SHELL: &str = "not suspended: no shell to return to";

/// Whether a shell is there that could continue a stopped program.
///
/// A group that leads the session has no parent in the terminal: stopped, it would stay so for ever.
pub fn can_stop() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Stops the whole process group, as Ctrl-Z does, and returns when it has been continued.
///
/// `SIGSTOP`, since the handler for `SIGTSTP` would only report it again.
///
/// # Errors
/// When the group cannot be signalled.
pub fn stop() -> io::Result<()> {
    let mut stopped = lock(&STOPPED);
    *stopped = true;
    kill_current_process_group(Kernel::STOP).inspect_err(|_| *stopped = false)?;
    // The other threads may stop later than this call returns: only the continuation is proof.
    while *stopped {
        stopped = CONTINUED
            .wait(stopped)
            .unwrap_or_else(PoisonError::into_inner);
    }
    Ok(())
}

/// Wakes the thread that waits in [`stop`]; whether there was one.
fn end_of_our_stop() -> bool {
    let ours = std::mem::take(&mut *lock(&STOPPED));
    CONTINUED.notify_all();
    ours
}

/// The signals that were ignored when the program started, as the kernel's mask; none where it does not say.
fn ignored_signals() -> u64 {
    // One read has it all: the file is a page at most, and of unknown length.
    let mut status = [0; 4096];
    let read = File::open("/proc/self/status").and_then(|mut file| file.read(&mut status));
    let read = status.get(..read.unwrap_or(0)).unwrap_or_default();
    ignored_in(&String::from_utf8_lossy(read))
}

/// The mask on the line `SigIgn:` of a process's status (Linux, proc(5)).
fn ignored_in(status: &str) -> u64 {
    status
        .lines()
        .find_map(|line| line.strip_prefix("SigIgn:"))
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .unwrap_or(0)
}

fn is_in(mask: u64, signal: i32) -> bool {
    u32::try_from(signal - 1).is_ok_and(|bit| mask.checked_shr(bit).unwrap_or(0) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_mask_of_ignored_signals() {
        let status = "Name:\tsourcecheck\nSigBlk:\t0000000000000000\nSigIgn:\t0000000000000001\n";
        let mask = ignored_in(status);
        assert!(is_in(mask, SIGHUP));
        assert!(!is_in(mask, SIGTERM));
        assert!(!is_in(ignored_in("nothing of the kind"), SIGHUP));
    }
}

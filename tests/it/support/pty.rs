//! A real terminal for a program under test: keys go in, a screen comes out, and nothing sleeps.
//!
//! Every wait is for something seen or for the program's end, with a deadline that fails the test and shows the screen.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::fs::{Mode, OFlags, open};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

pub use super::program::Program;

/// How long anything may take before the test fails.
const DEADLINE: Duration = Duration::from_secs(20);

/// What the terminal has shown so far.
struct Seen {
    terminal: vt100::Parser,
    raw: Vec<u8>,
    exit: Option<ExitStatus>,
    closed: bool,
    closing: bool,
    paused: Paused,
}

/// Whether the terminal is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Paused {
    No,
    Asked,
    Yes,
}

type Shared = Arc<(Mutex<Seen>, Condvar)>;

/// A program running in a terminal.
pub struct Session {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    reader: Option<JoinHandle<()>>,
    seen: Shared,
    pid: Pid,
    before: String,
    home: TempDir,
}

impl Session {
    /// Starts `program` in a terminal of `columns` by `rows`.
    pub fn start(program: &Program, columns: u16, rows: u16) -> Self {
        let home = tempfile::tempdir().unwrap();
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let mut command = CommandBuilder::from_argv(program.words().to_vec());
        command.env_clear();
        for (name, value) in program.environment(home.path()) {
            command.env(name, value);
        }
        command.cwd(home.path());
        command.set_controlling_tty(program.controlling());
        let before = termios(&*pair.master);
        let seen: Shared = Arc::new((
            Mutex::new(Seen {
                terminal: vt100::Parser::new(at_least_one(rows), at_least_one(columns), 0),
                raw: Vec::new(),
                exit: None,
                closed: false,
                closing: false,
                paused: Paused::No,
            }),
            Condvar::new(),
        ));
        let reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let mut child = pair.slave.spawn_command(command).unwrap();
        let pid = Pid::from_raw(child.process_id().unwrap().try_into().unwrap()).unwrap();
        let waiting = Arc::clone(&seen);
        thread::spawn(move || {
            let exit = child.wait().unwrap();
            waiting.0.lock().unwrap().exit = Some(exit);
            waiting.1.notify_all();
        });
        let shown = Arc::clone(&seen);
        Self {
            master: Some(pair.master),
            writer: Some(writer),
            reader: Some(thread::spawn(move || show(reader, &shown))),
            seen,
            pid,
            before,
            home,
        }
    }

    /// The folder that the program starts in and takes for its user's.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Types `keys`.
    pub fn send(&mut self, keys: impl AsRef<[u8]>) {
        let writer = self.writer.as_mut().expect("the terminal is open");
        writer.write_all(keys.as_ref()).unwrap();
        writer.flush().unwrap();
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid, signal).unwrap();
    }

    /// The program's number.
    pub fn id(&self) -> Pid {
        self.pid
    }

    /// Sends a signal to the program in the foreground, which a shell may have started.
    pub fn signal_foreground(&self, signal: Signal) {
        let master = self.master.as_ref().expect("the terminal is open");
        let leader = master.process_group_leader().and_then(Pid::from_raw);
        kill_process(leader.expect("a program in the foreground"), signal).unwrap();
    }

    /// Changes the size of the terminal.
    pub fn resize(&self, columns: u16, rows: u16) {
        let mut seen = self.seen.0.lock().unwrap();
        seen.terminal
            .screen_mut()
            .set_size(at_least_one(rows), at_least_one(columns));
        let master = self.master.as_ref().expect("the terminal is open");
        master.resize(size(columns, rows)).unwrap();
    }

    /// Waits until the screen is as `wanted` says; `what` names it in the failure.
    #[track_caller]
    pub fn wait_for(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        drop(self.wait(what, |seen| wanted(seen.terminal.screen())));
    }

    /// Waits until `text` is on the screen.
    #[track_caller]
    pub fn wait_for_text(&self, text: &str) {
        self.wait_for(&format!("{text:?} on the screen"), |screen| {
            screen.contents().contains(text)
        });
    }

    /// Waits for the program's end and for its last byte: exit code, or signal in words.
    #[track_caller]
    pub fn wait_for_end(&self) -> Ended {
        let seen = self.wait("the end of the program", |seen| {
            seen.exit.is_some() && seen.closed
        });
        ended(seen.exit.as_ref().expect("waited for it"))
    }

    /// Waits for the program's end alone, also while the terminal is not read.
    #[track_caller]
    pub fn wait_for_exit(&self) -> Ended {
        let seen = self.wait("the program's exit", |seen| seen.exit.is_some());
        ended(seen.exit.as_ref().expect("waited for it"))
    }

    /// Whether the program has exited by then.
    pub fn has_ended_within(&self, time: Duration) -> bool {
        let seen = self.seen.0.lock().unwrap();
        let waiting = |seen: &mut Seen| seen.exit.is_none();
        let waited = self.seen.1.wait_timeout_while(seen, time, waiting);
        !waited.unwrap().1.timed_out()
    }

    /// Reads the terminal no more, and fills it: from now on whoever writes to it waits.
    pub fn stop_reading(&self) {
        self.seen.0.lock().unwrap().paused = Paused::Asked;
        let flags = OFlags::WRONLY | OFlags::NOCTTY | OFlags::NONBLOCK;
        let terminal = open(self.name(), flags, Mode::empty()).unwrap();
        let moment = Duration::from_millis(200).try_into().unwrap();
        loop {
            let mut room = [PollFd::new(&terminal, PollFlags::OUT)];
            let has_room = poll(&mut room, Some(&moment)).unwrap() > 0;
            if !has_room && self.seen.0.lock().unwrap().paused == Paused::Yes {
                return;
            }
            // The kernel moves what it holds while we look: there may be no room after all.
            rustix::io::write(&terminal, &[0; 1024]).ok();
        }
    }

    /// Reads the terminal again.
    pub fn read_again(&self) {
        self.seen.0.lock().unwrap().paused = Paused::No;
        self.seen.1.notify_all();
    }

    /// The terminal's name in the file system.
    fn name(&self) -> PathBuf {
        let master = self.master.as_ref().expect("the terminal is open");
        master.tty_name().expect("a terminal has a name")
    }

    /// Closes the window: the program loses its terminal. Returns how it ended and after how long.
    #[track_caller]
    pub fn close_window(&mut self) -> (Ended, Duration) {
        self.seen.0.lock().unwrap().closing = true;
        // The reader lets go of the terminal at the next output; here it is, whatever the program does.
        let flags = OFlags::WRONLY | OFlags::NOCTTY;
        rustix::io::write(open(self.name(), flags, Mode::empty()).unwrap(), b".").unwrap();
        self.reader.take().expect("not closed yet").join().unwrap();
        self.writer = None;
        self.master = None;
        let began = Instant::now();
        let seen = self.wait("the end of the program", |seen| seen.exit.is_some());
        (
            ended(seen.exit.as_ref().expect("waited for it")),
            began.elapsed(),
        )
    }

    /// Every byte the program has sent.
    pub fn raw(&self) -> Vec<u8> {
        self.seen.0.lock().unwrap().raw.clone()
    }

    /// Whether the line settings are what they were before the program started.
    pub fn is_cooked_as_before(&self) -> bool {
        termios(&**self.master.as_ref().expect("the terminal is open")) == self.before
    }

    /// What is left switched on in the terminal, in words; empty when it is as its owner left it.
    pub fn left_on(&self) -> Vec<&'static str> {
        let seen = self.seen.0.lock().unwrap();
        let screen = seen.terminal.screen();
        [
            (screen.alternate_screen(), "alternate screen"),
            (screen.hide_cursor(), "hidden cursor"),
            (screen.bracketed_paste(), "bracketed paste"),
            (
                screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None,
                "mouse",
            ),
            (screen.application_cursor(), "application cursor keys"),
        ]
        .into_iter()
        .filter_map(|(on, what)| on.then_some(what))
        .collect()
    }

    /// The text on the screen.
    pub fn contents(&self) -> String {
        self.seen.0.lock().unwrap().terminal.screen().contents()
    }

    #[track_caller]
    fn wait(&self, what: &str, wanted: impl Fn(&Seen) -> bool) -> MutexGuard<'_, Seen> {
        let until = Instant::now() + DEADLINE;
        let (lock, changed) = &*self.seen;
        let mut seen = lock.lock().unwrap();
        while !wanted(&seen) {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let screen = seen.terminal.screen().contents();
                let exit = seen.exit.clone();
                drop(seen);
                panic!("waited in vain for {what}; exit {exit:?}; screen:\n{screen}");
            }
            seen = changed.wait_timeout(seen, left).unwrap().0;
        }
        seen
    }
}

impl Drop for Session {
    /// Leaves no program behind, also when a test fails.
    fn drop(&mut self) {
        if self.seen.0.lock().is_ok_and(|seen| seen.exit.is_none()) {
            kill_process(self.pid, Signal::KILL).ok();
        }
    }
}

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// With this exit code.
    Code(u32),
    /// By a signal, named as the system does.
    Signal(String),
}

fn ended(exit: &ExitStatus) -> Ended {
    exit.signal().map_or_else(
        || Ended::Code(exit.exit_code()),
        |name| Ended::Signal(name.to_owned()),
    )
}

fn show(mut reader: Box<dyn Read + Send>, seen: &Shared) {
    let mut bytes = [0; 8192];
    loop {
        // A terminal whose last program has gone answers with an error.
        let read = reader.read(&mut bytes).unwrap_or(0);
        let mut state = seen.0.lock().unwrap();
        state.terminal.process(&bytes[..read]);
        state.raw.extend_from_slice(&bytes[..read]);
        state.closed = read == 0;
        let done = state.closed || state.closing;
        if state.paused == Paused::Asked {
            state.paused = Paused::Yes;
        }
        seen.1.notify_all();
        if done {
            return;
        }
        let is_paused = |state: &mut Seen| state.paused == Paused::Yes;
        drop(seen.1.wait_while(state, is_paused).unwrap());
    }
}

fn termios(master: &dyn MasterPty) -> String {
    format!(
        "{:?}",
        master.get_termios().expect("a terminal has line settings")
    )
}

/// The emulator cannot be without a cell; the program's terminal can.
fn at_least_one(cells: u16) -> std::num::NonZeroU16 {
    std::num::NonZeroU16::new(cells.max(1)).expect("one or more")
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

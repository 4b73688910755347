//! A real terminal for a program under test: keys go in, a screen comes out, and nothing sleeps.
//!
//! Every wait is for something seen or for the program's end, with a deadline that fails the test and shows the screen.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags, open};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// How long anything may take before the test fails.
const DEADLINE: Duration = Duration::from_secs(20);

/// A program and its arguments, with nothing of the user's environment.
#[derive(Clone, Debug)]
pub struct Program {
    words: Vec<OsString>,
    environment: Vec<(OsString, OsString)>,
    controlling: bool,
}

impl Program {
    /// The program of these words.
    pub fn new<S: Into<OsString>>(words: impl IntoIterator<Item = S>) -> Self {
        Self {
            words: words.into_iter().map(Into::into).collect(),
            environment: Vec::new(),
            controlling: true,
        }
    }

    /// The reader itself, on these arguments.
    pub fn sourcecheck<S: Into<OsString>>(arguments: impl IntoIterator<Item = S>) -> Self {
        let program = OsString::from(env!("CARGO_BIN_EXE_sourcecheck"));
        Self::new(std::iter::once(program).chain(arguments.into_iter().map(Into::into)))
    }

    /// Adds a variable to the environment.
    #[must_use]
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.into(), value.into()));
        self
    }

    /// The same program started by a shell script that runs `"$@"` in its own way.
    #[must_use]
    pub fn within(mut self, script: &str) -> Self {
        let shell = ["/bin/sh", "-c", script, "sh"].map(OsString::from);
        self.words.splice(0..0, shell);
        self
    }

    /// Started without a terminal of its own: `/dev/tty` is nobody's.
    #[must_use]
    pub fn without_terminal(mut self) -> Self {
        self.controlling = false;
        self
    }

    /// The words of the command.
    pub fn words(&self) -> &[OsString] {
        &self.words
    }

    /// What was added to its environment.
    pub fn own_environment(&self) -> &[(OsString, OsString)] {
        &self.environment
    }

    /// The environment it runs in, its home being `home`.
    pub fn environment(&self, home: &Path) -> Vec<(OsString, OsString)> {
        let place = |folder: &str| home.join(folder).into_os_string();
        let mut all: Vec<(OsString, OsString)> = vec![
            ("PATH".into(), std::env::var_os("PATH").unwrap_or_default()),
            ("HOME".into(), home.into()),
            ("XDG_CONFIG_HOME".into(), place("config")),
            ("XDG_DATA_HOME".into(), place("data")),
            ("XDG_STATE_HOME".into(), place("state")),
            ("XDG_CACHE_HOME".into(), place("cache")),
            ("TERM".into(), "xterm-256color".into()),
            ("LC_ALL".into(), "C.UTF-8".into()),
        ];
        all.extend(self.environment.iter().cloned());
        all
    }
}

/// What the terminal has shown so far.
struct Seen {
    terminal: vt100::Parser,
    raw: Vec<u8>,
    exit: Option<ExitStatus>,
    closed: bool,
    closing: bool,
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
        command.set_controlling_tty(program.controlling);
        let before = termios(&*pair.master);
        let seen: Shared = Arc::new((
            Mutex::new(Seen {
                terminal: vt100::Parser::new(at_least_one(rows), at_least_one(columns), 0),
                raw: Vec::new(),
                exit: None,
                closed: false,
                closing: false,
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

    /// Closes the window: the program loses its terminal. Returns how it ended and after how long.
    #[track_caller]
    pub fn close_window(&mut self) -> (Ended, Duration) {
        self.seen.0.lock().unwrap().closing = true;
        // The reader lets go of the terminal at the next output; here it is, whatever the program does.
        let master = self.master.as_ref().expect("the terminal is open");
        let name = master.tty_name().expect("a terminal has a name");
        let flags = OFlags::WRONLY | OFlags::NOCTTY;
        rustix::io::write(open(name, flags, Mode::empty()).unwrap(), b".").unwrap();
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
        seen.1.notify_all();
        if done {
            return;
        }
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

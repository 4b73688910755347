//! A program to run: its words and its environment.

use std::ffi::OsString;
use std::path::Path;

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

    /// Whether the terminal is its own.
    pub fn controlling(&self) -> bool {
        self.controlling
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
            ("TZ".into(), "UTC".into()),
        ];
        all.extend(self.environment.iter().cloned());
        all
    }
}

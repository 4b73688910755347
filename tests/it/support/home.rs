//! A reader's home: an article, folders for everything that is kept, and the program started in it.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use super::pty::Program;

/// An article about a ferry.
const FERRY: &str = include_str!("../../fixtures/journeys/articles/ferry.md");

/// How many claims are found in `ferry.md`.
pub const N_CLAIMS: usize = 24;

/// A folder that the program takes for its user's home, with `ferry.md` in it.
pub struct Home {
    folder: TempDir,
}

impl Home {
    /// A new one.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("ferry.md"), FERRY).unwrap();
        Self { folder }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A file or folder in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// The text of a file in it.
    #[track_caller]
    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Makes a file in it, with the folders above.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The program with these arguments, at home here.
    pub fn program<S: Into<OsString>>(&self, arguments: impl IntoIterator<Item = S>) -> Program {
        let mut program = Program::sourcecheck(arguments).env("USER", "ada");
        for (name, folder) in [
            ("HOME", "."),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_CACHE_HOME", "cache"),
        ] {
            program = program.env(name, self.path(folder).to_str().unwrap());
        }
        program
    }

    /// Runs the program here with `input` in a pipe, stdout and stderr in others.
    pub fn run(&self, arguments: &[&str], input: &str) -> Output {
        self.run_program(&self.program(arguments), input)
    }

    /// The same for a program with its own environment.
    pub fn run_program(&self, program: &Program, input: &str) -> Output {
        let mut command = self.command(program);
        command.stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that has ended already reads nothing.
        child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
        child.wait_with_output().unwrap()
    }

    /// The program as a command in this folder, its streams not chosen yet.
    pub fn command(&self, program: &Program) -> Command {
        let words = program.words();
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).env_clear();
        command.envs(program.environment(self.folder()));
        command.current_dir(self.folder());
        command
    }
}

/// What a program wrote to stdout.
pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What a program wrote to stderr.
pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

//! Opening a web address with the desktop's own opener. No shell is started, and no screen waits for it.

use super::events::EventSender;
use crate::session::{Message, Notice};
use crate::shell::failure::reason;
use crate::shell::storage::disk::WorkerEvent;
use crate::text::{is_web_address, shown_address};
use std::io::ErrorKind;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{SendError, channel};
use std::thread;
use std::time::Duration;

/// The programs that open an address, the first that is there is taken.
const OPENERS: &[&str] = if cfg!(target_os = "macos") {
    &["open"]
} else {
    &["xdg-open", "gio", "wslview"]
};

/// How long a program is waited for that may be the browser itself.
const PATIENCE: Duration = Duration::from_secs(3);

/// Has an address opened by `$BROWSER` or the desktop's own program; that it is being opened, or was not. Only http and https
/// are passed on.
///
/// A program that starts and then fails, as most do where there is no desktop, is reported to `news`, from a thread; to who
/// `waits`, at once where it fails soon.
pub fn open(url: &str, waits: bool, news: EventSender) -> Message {
    let (mut child, program) = match start(url) {
        Ok(started) => started,
        Err(why) => return Message::NotOpened(url.to_owned(), why),
    };
    let (sender, receiver) = channel();
    let receiver = waits.then_some(receiver);
    let of = url.to_owned();
    // Waited for so that it does not stay behind as a dead process.
    let wait = move || {
        let ended = child.wait();
        let Some(status) = ended.ok().filter(|status| !status.success()) else {
            return;
        };
        let failed = Message::NotOpened(of, format!("{program} failed ({status})"));
        if let Err(SendError(failed)) = sender.send(failed) {
            news.report(WorkerEvent::Session(failed));
        }
    };
    drop(thread::Builder::new().name("opener".to_owned()).spawn(wait));
    // A program that ended well sends nothing and drops its end.
    let failed = receiver.and_then(|receiver| receiver.recv_timeout(PATIENCE).ok());
    failed
        .unwrap_or_else(|| Message::Notice(Notice::info(format!("opening {}", shown_address(url)))))
}

/// Starts the first program that is there; its name with it.
fn start(url: &str) -> Result<(Child, String), String> {
    let own = std::env::var("BROWSER").ok();
    let own = own.as_deref().filter(|v| !v.trim().is_empty());
    if !is_web_address(url) {
        return Err("only http:// and https:// links are opened".to_owned());
    }
    let mut last = None;
    let programs = own
        .into_iter()
        .chain(OPENERS.iter().copied().filter(|_| own.is_none()));
    for line in programs {
        let mut words = line.split_whitespace();
        let program = words.next().unwrap_or(line);
        let mut command = Command::new(program);
        command.args(words);
        if program == "gio" {
            command.arg("open");
        }
        let quiet = command
            .arg(url)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        match quiet.spawn() {
            Ok(child) => return Ok((child, program.to_owned())),
            Err(error) if own.is_none() && error.kind() == ErrorKind::NotFound => {}
            Err(error) => last = Some(format!("{program} cannot be started: {}", reason(&error))),
        }
    }
    let why = last.unwrap_or_else(|| format!("none of {} is installed", OPENERS.join(", ")));
    Err(format!(
        "{why}; set BROWSER to a program that opens addresses"
    ))
}

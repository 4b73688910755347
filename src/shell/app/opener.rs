//! Opening a web address with the desktop's own opener. No shell is started, and nothing waits for it.

use super::events::EventSender;
use crate::session::{Message, Notice};
use crate::shell::failure::reason;
use crate::shell::storage::disk::WorkerEvent;
use crate::text::{is_web_address, shown_address};
use std::io::ErrorKind;
use std::process::{Child, Command, Stdio};
use std::thread;

/// The programs that open an address, the first that is there is taken.
const OPENERS: &[&str] = if cfg!(target_os = "macos") {
    &["open"]
} else {
    &["xdg-open", "gio", "wslview"]
};

/// Has an address opened by `$BROWSER` or the desktop's own program; that it is being opened. Only http and https are passed
/// on.
///
/// What fails is reported: at once where nothing can be started, and from a thread where a program starts and then fails,
/// as most do where there is no desktop.
pub fn open(url: &str, news: EventSender) -> Notice {
    let of = url.to_owned();
    let failed = move |why| news.report(WorkerEvent::Session(Message::NotOpened(of, why)));
    match start(url) {
        Ok((child, program)) => wait_for(child, program, failed),
        Err(why) => failed(why),
    }
    Notice::info(format!("opening {}", shown_address(url)))
}

/// Waits for a program on a thread, so that it does not stay behind as a dead process.
fn wait_for(mut child: Child, program: String, failed: impl FnOnce(String) + Send + 'static) {
    let wait = move || {
        let ended = child.wait();
        if let Some(status) = ended.ok().filter(|status| !status.success()) {
            failed(format!("{program} failed ({status})"));
        }
    };
    drop(thread::Builder::new().name("opener".to_owned()).spawn(wait));
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

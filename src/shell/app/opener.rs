//! Opening a web address with the desktop's own opener. No shell is started, and nothing waits for it.

use crate::session::Notice;
use crate::shell::failure::reason;
use crate::text::{is_web_address, shown_address};
use std::io::ErrorKind;
use std::process::{Command, Stdio};
use std::thread;

/// The programs that open an address, the first that is there is taken.
const OPENERS: &[&str] = if cfg!(target_os = "macos") {
    &["open"]
} else {
    &["xdg-open", "gio", "wslview"]
};

/// Has an address opened by `$BROWSER` or the desktop's own program; the notice of it. Only http and https are passed on.
///
/// A program that starts and then fails, as most do where there is no desktop, is reported by `failed`, from a thread.
pub fn open(url: &str, failed: impl FnOnce(String) + Send + 'static) -> Notice {
    match start(url, failed) {
        Ok(()) => Notice::info(format!("opening {}", shown_address(url))),
        Err(why) => Notice::warning(why),
    }
}

fn start(url: &str, failed: impl FnOnce(String) + Send + 'static) -> Result<(), String> {
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
            Ok(mut child) => {
                let program = program.to_owned();
                // Waited for so that it does not stay behind as a dead process.
                let wait = move || {
                    let ended = child.wait();
                    if let Some(status) = ended.ok().filter(|status| !status.success()) {
                        failed(format!("{program} could not open the address ({status})"));
                    }
                };
                drop(thread::Builder::new().name("opener".to_owned()).spawn(wait));
                return Ok(());
            }
            Err(error) if own.is_none() && error.kind() == ErrorKind::NotFound => {}
            Err(error) => last = Some(format!("{program} cannot be started: {}", reason(&error))),
        }
    }
    let why = last.unwrap_or_else(|| format!("none of {} is installed", OPENERS.join(", ")));
    Err(format!(
        "{why}; set BROWSER to a program that opens addresses"
    ))
}

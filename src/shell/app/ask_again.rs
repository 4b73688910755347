//! Requests a page again from its site, while the terminal is the shell's. Ctrl-C gives up at once.

use crate::shell::fetch::{self, Page, StopSwitch};
use crate::shell::terminal::signals;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;

/// The page as it is now; `None`: as it was.
///
/// # Errors
/// A sentence: why there is no answer.
pub fn ask_again(page: &Arc<Page>) -> Result<Option<Page>, String> {
    let (sender, answer) = channel();
    let (cancelled, stop) = (sender.clone(), StopSwitch::default());
    let given_up = Err("the page was not fetched: cancelled".to_owned());
    signals::on_interrupt(Some(Box::new(move || {
        drop(cancelled.send(given_up));
    })));
    let (known, switch) = (Arc::clone(page), stop.clone());
    let ask = move || drop(sender.send(fetch::get(&known.address, Some(&known), &switch)));
    // Not on this thread, which a site that does not answer would hold.
    let started = thread::Builder::new().name("fetch".to_owned()).spawn(ask);
    let answer = match started {
        Ok(_) => answer.recv().map_err(|e| e.to_string()).flatten(),
        Err(error) => Err(format!("the system refuses a thread: {error}")),
    };
    signals::on_interrupt(None);
    stop.stop();
    answer
}

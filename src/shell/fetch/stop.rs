//! A switch by which whoever waits for a page gives up.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The switch; its clones are the same switch.
#[derive(Clone, Debug, Default)]
pub struct StopSwitch(Arc<Mutex<bool>>);

impl StopSwitch {
    /// Gives up: from now on nothing is said of the request any more.
    pub fn stop(&self) {
        *self.lock() = true;
    }

    /// Does something unless nobody waits any more, who cannot give up meanwhile; whether it was done.
    #[cfg(feature = "fetch")]
    pub(super) fn unless_stopped(&self, what: impl FnOnce()) -> bool {
        let stopped = self.lock();
        if !*stopped {
            what();
        }
        !*stopped
    }

    fn lock(&self) -> MutexGuard<'_, bool> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! One sitting a checklist: a lock that the system lets go when the program ends, however it ends.
//!
//! The lock lies on a file of its own in the state folder, since saving replaces the checklist itself.

use super::failure::shown;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;

/// What trying to lock led to.
#[derive(Debug)]
pub enum Lock {
    /// Ours until it is dropped.
    Held(#[expect(dead_code, reason = "held, not read: dropping it unlocks")] File),
    /// Another sitting has it: who.
    Taken(String),
    /// The system knows no locks here: go on without, and say so.
    Unknown(String),
}

/// Locks `path` and writes into it who holds it.
pub fn lock(path: &Path) -> Lock {
    let open = || {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
    };
    let mut file = match open() {
        Ok(file) => file,
        Err(error) => return Lock::Unknown(format!("{} cannot be made: {error}", shown(path))),
    };
    match file.try_lock() {
        Ok(()) => {
            // Who holds it is a courtesy; the lock holds without it.
            file.set_len(0)
                .and_then(|()| write!(file, "process {}", std::process::id()))
                .ok();
            Lock::Held(file)
        }
        Err(TryLockError::WouldBlock) => {
            let mut who = String::new();
            file.rewind()
                .and_then(|()| file.read_to_string(&mut who))
                .ok();
            let who = who.trim();
            Lock::Taken(if who.is_empty() {
                "another sitting".to_owned()
            } else {
                who.to_owned()
            })
        }
        Err(TryLockError::Error(error)) => {
            Lock::Unknown(format!("files cannot be locked here: {error}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_told_who_holds_it_until_the_first_lets_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/x.lock");
        let first = lock(&path);
        assert!(matches!(first, Lock::Held(_)));
        let who = format!("process {}", std::process::id());
        assert!(matches!(lock(&path), Lock::Taken(w) if w == who));
        drop(first);
        assert!(matches!(lock(&path), Lock::Held(_)));
    }
}

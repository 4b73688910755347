//! The reader's account, for the rare case that no variable gives name and home folder.
//!
//! `getent` queries every source of accounts, such as files or LDAP. The C library would do so too, but when linked
//! statically it loads modules at run time that must be of the very version it was linked with.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What the list of accounts has of the reader.
#[derive(Debug, PartialEq, Eq)]
pub struct Account {
    /// Its name.
    pub name: String,
    /// Its home folder.
    pub home: PathBuf,
}

impl Account {
    /// The account of the user who runs the program.
    pub fn current() -> Option<Self> {
        let id = rustix::process::getuid().as_raw().to_string();
        let mut getent = Command::new("getent");
        getent.args(["passwd", &id]).stdin(Stdio::null());
        let listed = match getent.stderr(Stdio::null()).output() {
            Ok(output) => output.stdout,
            Err(_) => fs::read("/etc/passwd").ok()?,
        };
        Self::find(&String::from_utf8_lossy(&listed), &id)
    }

    /// The account with this user id in a list as `passwd(5)` describes it.
    fn find(list: &str, id: &str) -> Option<Self> {
        list.lines().find_map(|line| {
            let fields: Vec<&str> = line.split(':').collect();
            match fields.as_slice() {
                [name, _, uid, _, _, home, _] if *uid == id => Some(Self {
                    name: (*name).to_owned(),
                    home: home.into(),
                }),
                _ => None,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(id: &str, name: Option<&str>) {
        let list =
            "root:x:0:0:root:/root:/bin/sh\n+::::::\nada:x:1000:1:Ada, 10:/homes/ada:/bin/sh\n";
        let found = Account::find(list, id);
        assert_eq!(found.as_ref().map(|account| account.name.as_str()), name);
    }

    #[test]
    fn an_account_is_found_by_its_whole_number() {
        check("1000", Some("ada"));
        check("0", Some("root"));
        check("1", None);
        let ada = Account::find("ada:x:7:1::/homes/ada:/bin/sh", "7").unwrap();
        assert_eq!(ada.home, PathBuf::from("/homes/ada"));
    }
}

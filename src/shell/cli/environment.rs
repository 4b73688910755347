//! What the environment can say, and where files lie: the tables that the manual page and `config` print.
//!
//! A test compares the variables with those that the program reads.

/// Every variable that the program reads, and behind a colon what it is for.
pub const VARIABLES: &[&str] = &[
    "XDG_CONFIG_HOME: Folder that holds sourcecheck/ with the settings; ~/.config by default.",
    "XDG_DATA_HOME: Folder that holds sourcecheck/ with checklists that cannot be saved beside their article; ~/.local/share by default.",
    "XDG_STATE_HOME: Folder that holds sourcecheck/ with positions, marks and histories; ~/.local/state by default.",
    "HOME: The home folder, for these defaults.",
    "USER: The reviewer, unless the settings or --reviewer name one.",
    "LOGNAME: The same, if USER is not set; else the name of the account.",
    "VISUAL: The editor for the checklist.",
    "EDITOR: The same, if VISUAL is not set; else vi.",
    "BROWSER: The program that opens links; the desktop's own by default.",
    "TMUX: Set by tmux: copies are also sent through it to the terminal.",
    "TERM: If dumb or not set, the review is line by line, as with --plain; else how many colours there are.",
    "COLUMNS: The width of the lines of --plain; the width of the terminal by default.",
    "NO_COLOR: If not empty and no theme is set, no colour is used.",
    "CLICOLOR: If 0 and no theme is set, no colour is used.",
    "CLICOLOR_FORCE: If neither empty nor 0, claims are listed with colour also into a pipe, whatever CLICOLOR says.",
    "COLORTERM: If truecolor or 24bit, themes are shown in all their colours.",
    "COLORFGBG: The background, light or dark, as set by some terminals.",
    "SSL_CERT_FILE: A file with the certificates of the authorities to believe, in place of the system's.",
    "HTTPS_PROXY: The proxy for https addresses, also as https_proxy; not for hosts in NO_PROXY.",
    "HTTP_PROXY: The same for http addresses.",
    "ALL_PROXY: The proxy for both, where they have none of their own.",
    "RUST_BACKTRACE: After an internal error, print a backtrace.",
];

/// Every file that the program writes or reads besides the article, and behind a colon what is in it.
pub const FILES: &[&str] = &[
    "NAME.checklist.toml: The checklist of NAME.md, beside it; created with the first decision or note.",
    "$XDG_DATA_HOME/sourcecheck/: Checklists of pages of the web, with the pages (.page.gz), of piped articles, of the sample, and of articles whose folder is not writable.",
    "$XDG_CONFIG_HOME/sourcecheck/sourcecheck.toml: The settings.",
    "$XDG_CONFIG_HOME/sourcecheck/keys.toml: The keys.",
    "$XDG_CONFIG_HOME/sourcecheck/theme.toml: The colours.",
    "$XDG_CONFIG_HOME/sourcecheck/prompts.toml: Prompts of your own.",
    "$XDG_CONFIG_HOME/sourcecheck/cues.toml: Words of your own for the claim finder: verbs, frames, documents.",
    "$XDG_STATE_HOME/sourcecheck/: Position and marks of each article, and the history of changes; may be deleted at any time.",
];

#[cfg(test)]
mod tests {
    use super::VARIABLES;
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};

    fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else {
                found.push(path);
            }
        }
    }

    /// The words in capitals between quotation marks.
    fn in_capitals(text: &str) -> impl Iterator<Item = &str> {
        let is_name = |word: &&str| {
            word.len() > 3 && word.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
        };
        text.split('"').skip(1).step_by(2).filter(is_name)
    }

    #[test]
    fn every_variable_that_is_read_is_told_and_the_other_way_round() {
        let mut found = Vec::new();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/shell");
        sources(&source, &mut found);
        found.retain(|path| !path.ends_with("environment.rs"));
        let texts: Vec<String> = found
            .iter()
            .map(|path| std::fs::read_to_string(path).unwrap())
            .collect();
        let read: BTreeSet<&str> = texts
            .iter()
            .filter(|text| text.contains("env::var"))
            .flat_map(|text| in_capitals(text))
            .collect();
        let documented: BTreeSet<&str> = VARIABLES
            .iter()
            .map(|row| row.split_once(": ").unwrap().0)
            .collect();
        assert_eq!(read, documented);
    }
}

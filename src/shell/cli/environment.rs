//! What the environment can say, and where files lie: the tables that the manual page and `config` print.
//!
//! A test compares the variables with those that the program reads.

/// Every variable that the program reads, with what it is for.
pub const VARIABLES: &[(&str, &str)] = &[
    (
        "XDG_CONFIG_HOME",
        "The folder of sourcecheck/ with the settings; without it ~/.config.",
    ),
    (
        "XDG_DATA_HOME",
        "The folder of sourcecheck/ with checklists that cannot lie beside their article; without it ~/.local/share.",
    ),
    (
        "XDG_STATE_HOME",
        "The folder of sourcecheck/ with places, marks and histories; without it ~/.local/state.",
    ),
    ("HOME", "Where these folders lie when they are not named."),
    (
        "USER",
        "Who reviews, where neither the settings nor --reviewer say so.",
    ),
    (
        "LOGNAME",
        "The same, where USER is not set; then the name of the account.",
    ),
    ("VISUAL", "The editor in which the checklist is opened."),
    ("EDITOR", "The same, where VISUAL is not set; then vi."),
    (
        "BROWSER",
        "The program that opens links; without it the desktop's own.",
    ),
    ("TMUX", "Set by tmux: what is copied is also sent past it."),
    (
        "TERM",
        "With dumb, or where it is not set, the article is reviewed line by line, as with --plain.",
    ),
    (
        "COLUMNS",
        "How wide the lines of --plain are; without it as wide as the terminal.",
    ),
    (
        "NO_COLOR",
        "When it is not empty and no theme is set, no colour is used.",
    ),
    (
        "CLICOLOR",
        "With 0 and where no theme is set, no colour is used.",
    ),
    (
        "CLICOLOR_FORCE",
        "When it is neither empty nor 0, the claims are listed with colour also into a pipe, whatever CLICOLOR says.",
    ),
    (
        "COLORFGBG",
        "Whether the background is light or dark, as some terminals say.",
    ),
    (
        "RUST_BACKTRACE",
        "When the program fails by a mistake of its own, the way to it is printed.",
    ),
];

/// Every file that the program writes or reads besides the article.
pub const FILES: &[(&str, &str)] = &[
    (
        "NAME.checklist.toml",
        "The checklist of NAME.md, beside it; made with the first decision or note.",
    ),
    (
        "$XDG_DATA_HOME/sourcecheck/",
        "Checklists of what came through a pipe, of the sample, and of articles whose folder cannot be written.",
    ),
    (
        "$XDG_CONFIG_HOME/sourcecheck/sourcecheck.toml",
        "The settings.",
    ),
    ("$XDG_CONFIG_HOME/sourcecheck/keys.toml", "The keys."),
    ("$XDG_CONFIG_HOME/sourcecheck/theme.toml", "The colours."),
    (
        "$XDG_CONFIG_HOME/sourcecheck/prompts.toml",
        "Prompts of your own.",
    ),
    (
        "$XDG_STATE_HOME/sourcecheck/",
        "Where you left each article, its marks, and the history of changes; it may be deleted at any time.",
    ),
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

    /// The words in capitals that stand between quotation marks.
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
        // Its own way to the home folder is the standard library's.
        let told: BTreeSet<&str> = VARIABLES.iter().map(|(name, _)| *name).collect();
        let told = told.into_iter().filter(|name| *name != "HOME");
        assert_eq!(
            read.into_iter().collect::<Vec<_>>(),
            told.collect::<Vec<_>>()
        );
    }
}

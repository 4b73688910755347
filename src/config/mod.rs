//! What the reader may set: settings, keys, theme and prompts; the shipped files, overridden key by key by the reader's.
//!
//! Texts of files come in (the shell reads them), a [`Config`] comes out, or everything that is wrong with them at
//! once. Names no folder and reads no file itself.

mod colours;
mod document;
mod keys;
mod prompts;
mod report;
mod settings;
mod shipped;
mod theme;
mod topics;

pub use colours::{ColourDepth, number as colour_number};
pub use document::ConfigError;
pub use keys::Preset;
pub use report::Report;
pub use settings::{Flags, Set, SettingOrigin, Settings};
pub use shipped::Shipped;
pub use theme::ThemeTable;
pub use topics::{Topic, article_of};

use crate::claim;
use crate::keymap::Keymap;
use crate::prompt::Bank;

/// All that is configured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The settings, each with its origin.
    pub settings: Settings,
    /// The keys.
    pub keymap: Keymap,
    /// The paints.
    pub theme: ThemeTable,
    /// The prompts.
    pub bank: Bank,
}

/// The reader's own files: of each that exists, its path for messages, and its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserFiles {
    /// `sourcecheck.toml`.
    pub settings: Option<(String, String)>,
    /// `keys.toml`.
    pub keys: Option<(String, String)>,
    /// `theme.toml`.
    pub theme: Option<(String, String)>,
    /// `prompts.toml`.
    pub prompts: Option<(String, String)>,
    /// `cues.toml`.
    pub cues: Option<(String, String)>,
}

/// Reads the shipped files, and over them the reader's.
///
/// # Errors
/// Everything that is wrong with the reader's files, each with file, line and key.
pub fn load(files: &UserFiles) -> Result<Config, Vec<ConfigError>> {
    load_with(files, &Flags::default())
}

/// The same, and over both what was set on the command line.
///
/// # Errors
/// Everything that is wrong with the reader's files, each with file, line and key.
pub fn load_with(files: &UserFiles, flags: &Flags) -> Result<Config, Vec<ConfigError>> {
    let (mut errors, mut of_prompts) = (Vec::new(), Vec::new());
    let settings = settings::load(files.settings.as_ref(), &mut errors).with_flags(flags);
    let bank = prompts::load(files.prompts.as_ref(), &mut of_prompts);
    if errors.is_empty() && of_prompts.is_empty() {
        of_prompts.extend(settings.check_mute(&bank));
    }
    let keymap = keys::load(settings.keys.value, files.keys.as_ref(), &mut errors);
    let theme = theme::load(files.theme.as_ref(), &mut errors);
    errors.extend(of_prompts);
    errors.extend(files.cues.as_ref().and_then(|file| own_cues(file).err()));
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(Config {
        settings,
        keymap,
        theme,
        bank,
    })
}

/// Adds the reader's `cues.toml`, given with its path, to the words that claims are found by.
///
/// # Errors
/// What is wrong in it.
pub fn own_cues(file: &(String, String)) -> Result<(), ConfigError> {
    let file = document::File::new(&file.0, &file.1);
    let mut errors = Vec::new();
    file.parse(&mut errors);
    match errors.pop() {
        Some(error) => Err(error),
        None => claim::add_cues(file.text).map_err(|error| file.error(error.at, error.message)),
    }
}

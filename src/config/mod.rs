//! What the reader may set: settings, keys, theme and prompts; the shipped files, overridden key by key by the reader's.
//!
//! Texts of files come in (the shell reads them), a [`Config`] comes out, or everything that is wrong with them at
//! once. Names no folder and reads no file itself.

mod document;
mod keys;
mod presets;
mod prompts;
mod report;
mod settings;
mod shipped;
mod theme;

pub use document::ConfigError;
pub use presets::Preset;
pub use report::Report;
pub use settings::{Flags, Set, SettingOrigin, Settings};
pub use shipped::Shipped;
pub use theme::{COLOURS, ThemeTable};

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
    let mut errors = Vec::new();
    let settings = settings::load(files.settings.as_ref()).map(|set| set.with_flags(flags));
    let settings = kept(settings, &mut errors);
    let preset = settings.as_ref().map(|set| set.keys.value);
    let keymap = keys::load(preset.unwrap_or_default(), files.keys.as_ref());
    let keymap = kept(keymap, &mut errors);
    let theme = kept(theme::load(files.theme.as_ref()), &mut errors);
    let bank = kept(prompts::load(files.prompts.as_ref()), &mut errors);
    if let (Some(settings), Some(bank)) = (&settings, &bank) {
        errors.extend(settings.check_mute(bank));
    }
    match (settings, keymap, theme, bank) {
        (Some(settings), Some(keymap), Some(theme), Some(bank)) if errors.is_empty() => {
            Ok(Config {
                settings,
                keymap,
                theme,
                bank,
            })
        }
        _ => Err(errors),
    }
}

fn kept<T>(loaded: Result<T, Vec<ConfigError>>, errors: &mut Vec<ConfigError>) -> Option<T> {
    loaded.map_err(|found| errors.extend(found)).ok()
}

//! The themes: which there are, the list to choose one from, and what is shown while that is open.

use super::{Effect, Listed, Notice, Overlay, Session};
use crate::text::{named, names};

named! {
    /// The colours.
    #[derive(Default)]
    ThemeChoice {
        #[default]
        Auto = "auto": "on any background",
        Light = "light": "on a light background",
        Dark = "dark": "on a dark background",
        Paper = "paper": "a page of paper, with its own background",
        Night = "night": "a dark page, with its own background",
        Plain = "plain": "no colours",
        Ask = "ask": "asks the terminal at the start: light or dark",
    }
}

impl ThemeChoice {
    /// The theme by which the screen is drawn: until the terminal has answered, the one for any background.
    #[must_use]
    pub const fn until_answered(self) -> Self {
        match self {
            Self::Ask => Self::Auto,
            chosen => chosen,
        }
    }
}

impl Session {
    /// The theme to draw with: the one that is selected while themes are listed, else the chosen one.
    pub fn shown_theme(&self) -> ThemeChoice {
        let listed = self.list().filter(|list| list.of == Listed::Themes);
        let selected = listed.and_then(|list| ThemeChoice::ALL.get(list.row));
        match selected.copied().unwrap_or(self.theme) {
            ThemeChoice::Ask => self.options.answered.unwrap_or(ThemeChoice::Auto),
            theme => theme,
        }
    }

    /// Takes in what the terminal said of its background.
    pub(super) fn take_background(&mut self, light: Option<bool>) {
        self.options.answered = light.map(|light| {
            if light {
                ThemeChoice::Light
            } else {
                ThemeChoice::Dark
            }
        });
    }

    /// Opens the list of themes at the chosen one.
    pub(super) fn open_themes(&mut self) {
        let row = ThemeChoice::ALL.iter().position(|at| *at == self.theme);
        self.boxes
            .push(Overlay::list(Listed::Themes, row.unwrap_or(0)));
    }

    /// Goes over to the theme that is selected in the list of themes.
    pub(super) fn choose_listed_theme(&mut self) {
        let row = self.list().map_or(0, |list| list.row);
        self.boxes.pop();
        self.choose_theme(ThemeChoice::ALL.get(row).copied().unwrap_or_default());
    }

    /// Goes over to a theme, and keeps it for later sessions.
    pub(super) fn choose_theme(&mut self, theme: ThemeChoice) {
        self.theme = theme;
        self.effects
            .push(Effect::KeepTheme(theme, self.options.theme));
        self.notify(format!("theme: {theme}"));
    }

    /// Goes over to the theme of this name.
    pub(super) fn theme_called(&mut self, name: &str) {
        match ThemeChoice::from_name(name) {
            Some(theme) => self.choose_theme(theme),
            None => {
                let themes = names::<ThemeChoice>();
                let text = format!("no such theme: {name}; themes are {themes}");
                self.notify(Notice::warning(text));
            }
        }
    }
}

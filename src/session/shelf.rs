//! The shelf of articles read before: which row is selected, what it is filtered by, what was asked.
//!
//! Pure like the session: commands go in, what the shell has to do comes out.

use super::{Command, Mode, Notice};
use crate::checklist::Shelved;

/// The shelf while it is on the screen. Behind the articles stands the built-in sample.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// The articles, those opened last first.
    pub items: Vec<Shelved>,
    /// The selected row among those shown; the last one is the sample.
    pub row: usize,
    /// Only articles that hold these words are shown.
    pub words: String,
    /// Whether the words are being typed.
    pub is_typing: bool,
    /// Whether the keys are explained.
    pub is_helping: bool,
    /// The line that says what just happened.
    pub notice: Option<Notice>,
    /// The article (index) that the next "forget" forgets.
    forgetting: Option<usize>,
}

/// Something for the shell to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShelfEffect {
    /// Open this article (index).
    Open(usize),
    /// Open the built-in sample.
    OpenSample,
    /// Take this article (index) off the shelf.
    Forget(usize),
    /// Draw everything again.
    Redraw,
    /// Stop the program until the shell's `fg`.
    Suspend,
    /// End.
    Quit,
}

impl Shelf {
    /// The shelf with these articles.
    pub fn new(items: Vec<Shelved>) -> Self {
        Self {
            items,
            ..Self::default()
        }
    }

    /// The articles (indices) that are shown.
    pub fn shown(&self) -> Vec<usize> {
        let holds = |(i, item): (usize, &Shelved)| item.holds(&self.words).then_some(i);
        self.items.iter().enumerate().filter_map(holds).collect()
    }

    /// The selected article; `None`: the sample.
    pub fn selected(&self) -> Option<&Shelved> {
        self.items.get(*self.shown().get(self.row)?)
    }

    /// Runs a command, `n` times where that means something.
    pub fn invoke(&mut self, command: Command, n: usize) -> Option<ShelfEffect> {
        use Command as C;
        let forgetting = self.forgetting.take();
        self.notice = None;
        if std::mem::take(&mut self.is_helping) {
            return (command == C::Suspend).then_some(ShelfEffect::Suspend);
        }
        let last = self.shown().len();
        match command {
            C::RowDown => self.row = self.row.saturating_add(n).min(last),
            C::RowUp => self.row = self.row.saturating_sub(n),
            C::RowFirst => self.row = 0,
            C::RowLast => self.row = last,
            C::RowOpen => return self.open(),
            C::Forget => return self.forget(forgetting),
            C::FilterWords => self.is_typing = true,
            C::Help => self.is_helping = true,
            C::Close => self.filter(String::new()),
            C::Quit | C::Cancel => return Some(ShelfEffect::Quit),
            C::Suspend => return Some(ShelfEffect::Suspend),
            C::Redraw => return Some(ShelfEffect::Redraw),
            _ => {}
        }
        None
    }

    /// Takes in a key that means nothing: it leaves the explanation of keys, else is told so.
    pub fn refuse(&mut self, key: &str) {
        self.forgetting = None;
        if !std::mem::take(&mut self.is_helping) {
            self.tell(Notice::useless(key, Mode::Shelf));
        }
    }

    /// Shows only articles that hold these words.
    pub fn filter(&mut self, words: String) {
        self.words = words;
        self.row = 0;
    }

    /// Says something to the reader.
    pub fn tell(&mut self, said: impl Into<Notice>) {
        self.notice = Some(said.into());
    }

    /// Ends the typing of words, and says so when they leave no article.
    pub fn end_typing(&mut self) {
        self.is_typing = false;
        if self.is_empty_for_words() {
            self.tell_that_none_holds_them();
        }
    }

    /// Whether words were typed that no article holds: the sample that is left was not looked for.
    fn is_empty_for_words(&self) -> bool {
        !self.words.is_empty() && self.shown().is_empty()
    }

    fn tell_that_none_holds_them(&mut self) {
        let none = Notice::told(format!("no article matches “{}”", self.words));
        self.tell(none.key(": ", Command::Close, " shows all"));
    }

    fn open(&mut self) -> Option<ShelfEffect> {
        if self.is_empty_for_words() {
            self.tell_that_none_holds_them();
            return None;
        }
        Some(match self.shown().get(self.row) {
            Some(&index) => ShelfEffect::Open(index),
            None => ShelfEffect::OpenSample,
        })
    }

    /// Asks first; asked again on the same row, forgets.
    fn forget(&mut self, forgetting: Option<usize>) -> Option<ShelfEffect> {
        let Some(&index) = self.shown().get(self.row) else {
            self.tell("the sample cannot be forgotten");
            return None;
        };
        if forgetting == Some(index) {
            return Some(ShelfEffect::Forget(index));
        }
        self.forgetting = Some(index);
        self.tell("press again to forget this article; its files stay");
        None
    }

    /// Takes an article out of the list.
    pub fn take_out(&mut self, index: usize) {
        if index < self.items.len() {
            let gone = self.items.remove(index);
            self.row = self.row.min(self.shown().len());
            self.tell(format!("forgot “{}”", gone.name()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Command as C;

    fn shelf() -> Shelf {
        let item = |title: &str| Shelved {
            title: title.to_owned(),
            article: format!("/texts/{title}.md").into(),
            checklist: format!("/texts/{title}.checklist.toml").into(),
            progress: Some((1, 2)),
            percent: 0,
            opened: None,
            when: String::new(),
            is_missing: false,
            apart: None,
        };
        Shelf::new(vec![item("bridge"), item("ferry"), item("bell")])
    }

    /// Runs the commands one after the other; what the last one asks for.
    fn run(shelf: &mut Shelf, commands: &[C]) -> Option<ShelfEffect> {
        commands
            .iter()
            .map(|&c| shelf.invoke(c, 1))
            .last()
            .flatten()
    }

    #[test]
    fn rows_end_with_the_sample() {
        let mut shelf = shelf();
        assert_eq!(
            run(&mut shelf, &[C::RowDown, C::RowOpen]),
            Some(ShelfEffect::Open(1))
        );
        assert_eq!(
            run(&mut shelf, &[C::RowLast, C::RowOpen]),
            Some(ShelfEffect::OpenSample)
        );
        assert_eq!(
            run(&mut shelf, &[C::RowDown, C::RowUp, C::RowOpen]),
            Some(ShelfEffect::Open(2))
        );
    }

    #[test]
    fn forgetting_asks_once_for_the_same_row() {
        let mut shelf = shelf();
        assert_eq!(run(&mut shelf, &[C::Forget]), None);
        shelf.refuse("x");
        assert_eq!(run(&mut shelf, &[C::Forget]), None);
        assert_eq!(run(&mut shelf, &[C::RowDown, C::Forget]), None);
        assert_eq!(run(&mut shelf, &[C::Forget]), Some(ShelfEffect::Forget(1)));
        shelf.take_out(1);
        assert_eq!(shelf.items.len(), 2);
    }

    #[test]
    fn words_choose_what_is_shown() {
        let mut shelf = shelf();
        shelf.filter("BE texts".to_owned());
        assert_eq!(shelf.shown(), [2]);
        assert_eq!(run(&mut shelf, &[C::RowOpen]), Some(ShelfEffect::Open(2)));
        shelf.filter("xyzzy".to_owned());
        assert_eq!(run(&mut shelf, &[C::RowOpen, C::RowDown, C::RowOpen]), None);
        let said = shelf.notice.as_ref().expect("it says so");
        assert!(said.begins_with("no article matches “xyzzy”"), "{said:?}");
        assert_eq!(run(&mut shelf, &[C::Close]), None);
        assert_eq!(shelf.shown().len(), 3);
    }
}

//! A session in words, for the line mode: what a screen reader, a dumb terminal or a script gets instead of a screen.
//!
//! Borrows everything and changes nothing. Every line is neutralised and wrapped here; nothing relies on its place on
//! a screen, no line is ever written again.

mod claim;
mod list;
mod page;
mod sheet;
mod text_writer;

use crate::keymap::Keymap;
use crate::session::{
    Command as C, HintPlace, KeyHint, Listed, Mode, Notice, Overlay, Session, hints_at,
};
use crate::text::{Span, count, if_any};
use text_writer::TextWriter;

/// A session, to be put into words.
#[derive(Clone, Copy, Debug)]
pub struct Plain<'a> {
    /// The session.
    pub session: &'a Session,
    /// The keys, for what can be answered.
    pub keymap: &'a Keymap,
    /// The longest line (columns).
    pub width: usize,
    /// What of the article was read out last.
    pub heard: Span,
}

impl Plain<'_> {
    /// What article this is, how far it is decided, where that is kept, and what can be answered.
    pub fn opening(&self, checklist: &str) -> String {
        let session = self.session;
        let mut out = self.writer();
        let credits = super::header::credits(&session.article.metadata, "").replace(" · ", ", ");
        let name = session.article.name();
        out.line(&if credits.is_empty() {
            name.to_owned()
        } else {
            format!("{name}, {credits}")
        });
        for warning in &session.article.warnings {
            out.line(warning);
        }
        out.path(&self.progress(), checklist);
        if let Some(why) = &session.options.read_only {
            out.line(why);
        }
        let keys = self.hints(HintPlace::Lines, Mode::Reading);
        out.with_keys(&format!("Keys: {keys}."));
        out.end()
    }

    /// How many claims there are, and how far they are decided.
    fn progress(&self) -> String {
        let (decided, total) = self.session.progress();
        let claims = count(total, "claim");
        let counts = self.session.counts();
        let excluded = if_any(counts.excluded, ", ", " excluded");
        let again = if_any(counts.again, ", ", " to re-check");
        format!("{claims}, {decided} decided{again}{excluded}")
    }

    /// The current claim with all that is known of it.
    pub fn claim(&self) -> String {
        claim::claim(self)
    }

    /// The current claim in a line.
    pub fn claim_in_brief(&self) -> String {
        claim::brief(self)
    }

    /// What of the article is read out with the current claim.
    pub fn stretch_of_claim(&self) -> Option<Span> {
        claim::stretch(self.session, self.session.entry()?)
    }

    /// The sheet without its title, where it turned to another claim, which is read out above it.
    pub fn sheet_rows(&self) -> String {
        let sheet = self.session.sheet();
        sheet.map_or_else(String::new, |sheet| sheet::rows(self, *sheet))
    }

    /// The text that is heard.
    pub fn text(&self) -> String {
        page::text(self)
    }

    /// Which page it begins on.
    pub fn page(&self) -> String {
        let (lines, text) = (&self.session.lines, &self.session.article.text);
        let start = self.heard.trimmed(text).start;
        let page = lines.page_of(lines.line_at(start)) + 1;
        self.line(&format!("Page {page} of {}", lines.pages.len()))
    }

    /// Which claim is current now that it is another one than before.
    pub fn now_current(&self) -> String {
        match (self.session.current, self.session.entry()) {
            (Some(nth), Some(entry)) => {
                let decision = super::wording::standing(entry);
                self.line(&format!("Now claim {}, {decision}.", nth + 1))
            }
            _ => self.line("No claim begins here."),
        }
    }

    /// The sentence in which the phrase that is searched for is.
    pub fn found(&self) -> String {
        page::found(self)
    }

    /// That sentence.
    pub fn stretch_found(&self) -> Option<Span> {
        page::found_in(self.session)
    }

    /// All of the uppermost box; nothing when none is open or it only reads a line.
    pub fn whole_box(&self) -> String {
        match self.session.boxes.last() {
            Some(Overlay::Sheet(sheet)) => sheet::whole(self, *sheet),
            Some(Overlay::List(list)) => list::whole(self, list),
            Some(Overlay::Span(span)) => claim::ends(self, span.span),
            Some(Overlay::Unsaved) => list::unsaved(self),
            Some(Overlay::Entry(_)) | None => String::new(),
        }
    }

    /// What is selected in the uppermost box.
    pub fn selected(&self) -> String {
        match self.session.boxes.last() {
            Some(Overlay::Sheet(sheet)) => sheet::selected(self, *sheet),
            Some(Overlay::List(list)) => list::selected(self, list),
            Some(Overlay::Span(span)) => claim::so_far(self, span.span),
            _ => self.whole_box(),
        }
    }

    /// What the next line answers, before the cursor.
    pub fn question(&self) -> String {
        let session = self.session;
        let asked = match session.boxes.last() {
            Some(Overlay::Entry(entry)) => {
                super::entry::label(session, entry.purpose).to_lowercase()
            }
            Some(Overlay::Sheet(_)) => format!("sheet{}", self.number()),
            Some(Overlay::List(list)) => match &list.of {
                Listed::Values(choice) => format!("{}{}", choice.name(), self.number()),
                Listed::Evidence | Listed::EvidenceFields(_) => {
                    format!("evidence{}", self.number())
                }
                Listed::Claims => "claims".to_owned(),
                Listed::Sources(_) => "sources".to_owned(),
                Listed::Contents => "contents".to_owned(),
                Listed::ClaimLinks | Listed::AllLinks => "links".to_owned(),
                Listed::Articles(_) => "articles".to_owned(),
                Listed::Themes | Listed::Help | Listed::Summary => String::new(),
            },
            Some(Overlay::Span(_)) => "ends".to_owned(),
            Some(Overlay::Unsaved) => "not saved".to_owned(),
            None if session.is_asked() => {
                let keys: Vec<String> = hints_at(HintPlace::Asked)
                    .into_iter()
                    .filter_map(|(command, _)| self.key(command, Mode::Asked))
                    .collect();
                format!(
                    "{}: does it say this? {}",
                    self.number().trim(),
                    keys.join(" ")
                )
            }
            None => self.answers(),
        };
        format!("{asked}> ")
    }

    /// The question about a source that was opened, with its answers.
    pub fn asked(&self) -> String {
        let answers = self.hints(HintPlace::Asked, Mode::Asked);
        let question = super::claim_strip::QUESTION;
        self.sentence(&format!(
            "{question} {answers}; any other answer leaves the question."
        ))
    }

    /// The number of the current claim behind a blank.
    fn number(&self) -> String {
        let number = self.session.current.map(|nth| nth + 1);
        number.map(|n| format!(" {n}")).unwrap_or_default()
    }

    /// The keys that decide, and the one that explains them.
    fn answers(&self) -> String {
        let number = self.session.current.map(|nth| nth + 1);
        let keys = [
            C::Attributed,
            C::Sourced,
            C::Unsupported,
            C::Exclude(crate::checklist::Exclude::Opinion),
            C::Help,
        ];
        let keys: Vec<String> = keys
            .into_iter()
            .filter(|command| self.session.allows(*command))
            .filter_map(|c| self.key(c, Mode::Reading))
            .collect();
        let claim = number.map(|n| format!("{n}: ")).unwrap_or_default();
        format!("{claim}{}", keys.join(" "))
    }

    /// The keys that may follow those typed, with what they would do.
    pub fn following(&self, following: &[(String, C)]) -> String {
        if following.is_empty() {
            return self.sentence("Next: a letter; an empty line cancels.");
        }
        let keys: Vec<String> = following
            .iter()
            .map(|(key, command)| format!("{key} {}", super::wording::short(*command)))
            .collect();
        self.sentence(&format!(
            "Next: {}; an empty line cancels.",
            keys.join(", ")
        ))
    }

    /// One sentence, wrapped.
    pub fn sentence(&self, text: &str) -> String {
        let mut out = self.writer();
        out.with_keys(text);
        out.end()
    }

    /// What just happened, with the keys that can be typed on a line.
    pub fn notice(&self, notice: &Notice) -> String {
        super::notice::text(notice, self.session.mode(), |command, mode| {
            self.key(command, mode)
        })
    }

    /// One line of words, wrapped.
    fn line(&self, text: &str) -> String {
        let mut out = self.writer();
        out.line(text);
        out.end()
    }

    fn writer(&self) -> TextWriter {
        TextWriter::new(self.width)
    }

    /// A command's key, one that can be typed on a line where there is one; of a sequence the first.
    fn key(&self, command: C, mode: Mode) -> Option<String> {
        let keys = self.keymap.keys_for(command, mode);
        let short = keys.iter().find(|key| key.chars().count() == 1);
        let key = short.or(keys.first())?;
        let key = match command {
            C::Exclude(_) | C::Finding(_) => key.split(' ').next().unwrap_or(key),
            _ => key,
        };
        Some(key.to_owned())
    }

    /// Keys with what they do, in one line.
    fn hints(&self, place: HintPlace, mode: Mode) -> String {
        let hint = |(command, words): KeyHint| {
            // Two keys that share their words on a screen are listed one by one.
            let words = if words.contains('◀') {
                command.row().help
            } else {
                words
            };
            Some(format!("{} {words}", self.key(command, mode)?))
        };
        let hints = hints_at(place).into_iter();
        let allowed = hints.filter(|(command, _)| self.session.allows(*command));
        let hints: Vec<String> = allowed.filter_map(hint).collect();
        hints.join(", ")
    }
}

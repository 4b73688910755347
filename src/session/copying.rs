//! What is copied: the claim's words, a quotation with its speaker, or both as Markdown.

use super::{Command as C, Effect, Session};
use crate::claim::Speech;
use crate::text::one_line;

impl Session {
    /// Has the current claim sent to the terminal's clipboard, in the form that the command names.
    pub(super) fn copy(&mut self, command: C) {
        if !self.boxes.is_empty() {
            self.copy_row();
            return;
        }
        let Some(words) = self.claim_words() else {
            self.notify(self.without_claim());
            return;
        };
        let (what, text) = match command {
            C::CopyQuotation => ("quotation", self.quotation(&words)),
            C::CopyMarkdown => ("Markdown", self.as_markdown(&words)),
            _ => ("claim", words),
        };
        // No terminal confirms what it took.
        self.notify(format!("{what} sent to the terminal's clipboard"));
        self.effects.push(Effect::Copy(text));
    }

    /// Has the address of the link that is selected in a list sent to the clipboard.
    fn copy_row(&mut self) {
        let links = self.list().filter(|list| list.of.is_links());
        let link = links.and_then(|links| self.selected_link(links));
        let Some(url) = link.map(|link| link.url.trim().to_owned()) else {
            self.notify("in a list, only the address of a link can be copied");
            return;
        };
        self.notify("address sent to the terminal's clipboard");
        self.effects.push(Effect::Copy(url));
    }

    fn claim_words(&self) -> Option<String> {
        let span = self.entry()?.span?;
        Some(one_line(span.of(&self.article.text)))
    }

    /// “The words” (who says so, the article's title); what stands in no quotation marks gets none.
    fn quotation(&self, words: &str) -> String {
        let speaker = self.speaker().filter(|_| self.is_quoted());
        let from: Vec<String> = speaker
            .into_iter()
            .chain(self.article.metadata.title.clone())
            .collect();
        let said = self.as_given(words);
        if from.is_empty() {
            return said;
        }
        format!("{said} ({})", from.join(", "))
    }

    /// The words as the article gives them: in quotation marks where it does so, else with whose they are as it tells.
    fn as_given(&self, words: &str) -> String {
        if self.is_quoted() {
            return format!("“{}”", words.trim_matches(['"', '“', '”']));
        }
        match self.speaker() {
            Some(who) => format!("{who}, according to the article: {words}"),
            None => format!("According to the article: {words}"),
        }
    }

    /// Whether all words of the claim stand in quotation marks.
    fn is_quoted(&self) -> bool {
        let claim = self.entry().and_then(|entry| {
            let claim = self.claim_of(entry)?;
            let (inside, whole) = (entry.span?, claim.span);
            (whole.start <= inside.start && inside.end <= whole.end).then_some(claim)
        });
        claim.is_some_and(|claim| claim.speech == Some(Speech::Direct))
    }

    /// The words in Markdown, with speaker, title, status and links below.
    fn as_markdown(&self, words: &str) -> String {
        let mut lines = vec![format!("> {}", self.as_given(words)), String::new()];
        let speaker = self.speaker().filter(|_| self.is_quoted());
        let from: Vec<String> = speaker
            .into_iter()
            .chain(self.title_in_markdown())
            .collect();
        if !from.is_empty() {
            lines.push(format!("— {}", from.join(", ")));
        }
        let status = self.entry().and_then(|e| e.record().status);
        lines.extend(status.map(|status| format!("  ({status})")));
        let span = self.entry().and_then(|e| e.span);
        let cited = span
            .map(|span| self.article.links_in(span))
            .into_iter()
            .flatten();
        lines.extend(cited.map(|(_, link)| format!("- <{}>", link.url.trim())));
        lines.join("\n") + "\n"
    }

    /// Who says it, as the reader confirmed it, else as the article has it.
    fn speaker(&self) -> Option<String> {
        let entry = self.entry()?;
        let confirmed = entry.record().confirmed_source();
        let named = confirmed.and_then(|source| source.name.clone());
        // Where the reader says that nobody is named, the name that was found is not theirs.
        let corrected = || {
            let source = self.corrected_source(entry)?;
            let who = source.role.as_ref().or(source.affiliation.as_ref())?;
            Some(one_line(who))
        };
        let found = || {
            let (claim, text) = (self.claim_of(entry)?, &self.article.text);
            let source = claim.source?;
            let name = claim.speaker.resolved(source, text);
            Some(one_line(name.unwrap_or_else(|| source.of(text))))
        };
        named.or_else(corrected).or_else(found)
    }

    fn title_in_markdown(&self) -> Option<String> {
        let metadata = &self.article.metadata;
        let title = metadata.title.as_ref()?;
        Some(match &metadata.url {
            Some(url) => format!("[{title}]({url})"),
            None => format!("*{title}*"),
        })
    }
}

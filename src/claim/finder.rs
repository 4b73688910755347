//! From rows to claims: whether each row is one, with its kind, speaker and suggestion.
//!
//! Asked sentence by sentence by `detect`, once all attributions are known.

use super::attribution::{self, Attribution};
use super::cues::{Class, classes};
use super::offer::suggest::Judge;
use super::rows::cutter::{Voice, VoiceRow};
use super::rows::facts::{self, Register, Weighed};
use super::rows::{cutter, kind, speech, statement};
use super::{Basis, Claim, NoClaim, Scope, Speech};
use crate::article::{Article, BlockKind, Part};
use crate::claim::attribution::agentless;
use crate::claim::phrase::documents;
use crate::claim::token::{LONGEST, Stretch, verbs};
use crate::sentence::Sentence;

/// What a stretch in the author's voice is.
enum Stated {
    Claim,
    No(NoClaim),
    /// Part of a sentence that is not worth a row.
    Nothing,
}

/// All that a row is judged by.
pub struct Finder<'a, 't> {
    pub article: &'a Article,
    pub sentences: &'a [Sentence],
    pub register: Register,
    pub judge: Judge<'a, 't>,
    pub attributions: &'a [Attribution],
}

impl Finder<'_, '_> {
    /// Adds the claims of a sentence; where it holds none, one row with the reason.
    pub fn of_sentence(&self, rows: &[VoiceRow], found: &mut Vec<Claim>) {
        let Some(first) = rows.first() else {
            return;
        };
        let Some(sentence) = self.sentences.get(first.sentence) else {
            return;
        };
        let whole = self.judge.tokens.of_sentence(first.sentence);
        if let Some(reason) = outside(self.article, sentence) {
            found.extend(self.row(first.sentence, whole, None, Some(reason)));
            return;
        }
        let mut claims: Vec<Claim> = rows
            .iter()
            .enumerate()
            .filter_map(|(at, row)| {
                let row = self.with_antecedent(*row, rows.get(at + 1));
                self.of_row(&row, at.checked_sub(1).and_then(|i| rows.get(i)), whole)
            })
            .collect();
        let stated = claims.first().and_then(|claim| claim.not);
        claims.retain(|claim| claim.not.is_none() || claim.cue.is_some());
        if claims.is_empty() {
            let framed = rows.iter().any(|row| row.voice == Voice::FRAME);
            let other = if framed {
                NoClaim::Frame
            } else {
                NoClaim::Fragment
            };
            claims.extend(self.row(first.sentence, whole, None, Some(stated.unwrap_or(other))));
        }
        found.append(&mut claims);
    }

    fn is_heading(&self, sentence: &Sentence) -> bool {
        let block = self.article.blocks.get(sentence.block);
        block.is_some_and(|b| matches!(b.kind, BlockKind::Heading(_)))
    }

    /// The claim of a row, `before` being the row to its left.
    fn of_row(&self, row: &VoiceRow, before: Option<&VoiceRow>, whole: Stretch) -> Option<Claim> {
        let tokens = self.judge.tokens;
        let part = row.voice.attribution().is_some() || row.words != whole;
        if row.voice == Voice::FRAME || part && statement::only_says(tokens, row.words) {
            return None;
        }
        match row.voice.attribution() {
            Some(index) => {
                let not = self.not_attributed(row, index, whole);
                self.row(row.sentence, row.words, Some(index), not)
            }
            None => {
                let framed = before.is_some_and(|b| b.voice == Voice::FRAME);
                // "Kell said, shaking his head".
                let first =
                    row.words.start + usize::from(tokens.has(row.words.start, Class::Comma));
                // "Kell said on the radio before the lock closed": where and when he said it.
                let comma = (first..row.words.end).any(|i| tokens.has(i, Class::Comma));
                let behind_cue = before.is_some_and(|b| tokens.has(b.words.end - 1, Class::Verb));
                let opens = tokens.is_any(first, classes!(TimeOpener Day));
                let occasion = !comma && behind_cue && opens;
                if framed && (occasion || tokens.has(first, Class::EndsIng)) {
                    return None;
                }
                let words = if framed {
                    self.with_subject(row, before)?
                } else {
                    row.words
                };
                match self.stated(row, words, whole) {
                    Stated::Claim => self.row(row.sentence, words, None, None),
                    Stated::No(reason) => self.row(row.sentence, words, None, Some(reason)),
                    Stated::Nothing => None,
                }
            }
        }
    }

    /// Why somebody's words are no claim.
    fn not_attributed(&self, row: &VoiceRow, index: usize, whole: Stretch) -> Option<NoClaim> {
        let tokens = self.judge.tokens;
        let speech = speech::of(tokens, row.words, self.attributions.get(index));
        if statement::asks(tokens, row.words) {
            return Some(NoClaim::Question);
        }
        let by = self.attributions.get(index)?;
        if by.source.is_none()
            && by.cue.start <= whole.start + 2
            && let Some(reason) = statement::addresses_reader(tokens, whole)
        {
            return Some(reason);
        }
        let clause = row.words;
        // "said in a report": where it was said, and nothing that was.
        let bare = clause.len() < 4 || tokens.has(clause.start, Class::TimeOpener);
        if speech == Speech::Indirect
            && (clause.len() < 3 || bare && !verbs::has_verb(tokens, clause))
        {
            return Some(NoClaim::Fragment);
        }
        // Words in quotation marks are always a claim: somebody can be held to them.
        // What "it is believed" says is said by nobody, and a reader should see that, however it is worded.
        let judges = speech != Speech::Direct
            && !agentless::is_said_by_nobody(tokens, by)
            && self
                .weighed(row, whole)
                .is_below(self.judge.judged_below(index, by));
        judges.then_some(NoClaim::Opinion)
    }

    /// What the author's words are.
    fn stated(&self, row: &VoiceRow, words: Stretch, whole: Stretch) -> Stated {
        let tokens = self.judge.tokens;
        let is_whole = row.words == whole;
        let stands = self
            .sentences
            .get(row.sentence)
            .map(|s| part(self.article, s));
        let headline = stands == Some(Part::Headline);
        // The lines that sum up the article are made of what it states, however they are worded.
        let least = match stands {
            Some(Part::Standfirst) => facts::SUMMED_UP,
            _ => facts::LEAST,
        };
        let inside = if is_whole {
            words
        } else {
            cutter::without_edges(tokens, words, true)
        };
        // "The keeper was, [by all accounts,] asked": half a verb states nothing.
        if !is_whole && tokens.has(inside.end.wrapping_sub(1), Class::Be) {
            return Stated::Nothing;
        }
        // "[The mayor said] after the vote was counted": when, where or about what it was said.
        let comma = tokens.any(inside, classes!(Comma));
        let phrase = tokens.is_any(inside.start, classes!(Preposition Edge))
            && !statement::has_finite(tokens, inside);
        // "Shortly after the vote was counted, [the mayor said]".
        let opens = inside.start + usize::from(tokens.has(inside.start, Class::Ly));
        let when = phrase || tokens.has(opens, Class::Subordinate);
        // "Asked who had paid, [the mayor said]".
        let asked = tokens.classes(inside.start).covers(classes!(Ask Past));
        if !is_whole && (asked || when && !comma) {
            return Stated::Nothing;
        }
        let shows = matches!(stands, Some(Part::Note | Part::Caption));
        if shows && !verbs::has_small_verb(tokens, inside) {
            return Stated::No(NoClaim::Fragment);
        }
        let cites =
            || documents::in_note(tokens, inside).is_some() || documents::was_heard(tokens, inside);
        if stands == Some(Part::Note) && cites() {
            return Stated::No(NoClaim::Fragment);
        }
        match statement::no_statement(tokens, inside, is_whole) {
            // "Harbour tolls to double" states something, "The pier at Ostrel" is a name for what follows.
            Some(NoClaim::Fragment)
                if headline && words.len() > 3 && !tokens.has(words.start, Class::Determiner) =>
            {
                Stated::Claim
            }
            Some(NoClaim::Fragment) if !is_whole => Stated::Nothing,
            Some(reason) => Stated::No(reason),
            None if headline => Stated::Claim,
            None => self.by_weight(self.weighed(row, whole), least, row.sentence),
        }
    }

    fn by_weight(&self, weighed: Weighed, least: f32, sentence: usize) -> Stated {
        let heading = self
            .sentences
            .get(sentence)
            .is_some_and(|s| self.is_heading(s));
        match () {
            // "What comes next": above a section little is told as a rule, so that what is no fact is a name for it.
            () if heading && weighed.points < least => Stated::No(NoClaim::Fragment),
            () if weighed.is_below(least) => Stated::No(NoClaim::Opinion),
            () => Stated::Claim,
        }
    }

    /// The author's words with the speaker in whom they end: "was sued by the owner" before ", who said", "Meeting his
    /// counterpart on Monday, Jonas Brandt" before "said".
    fn with_antecedent(&self, row: VoiceRow, after: Option<&VoiceRow>) -> VoiceRow {
        let tokens = self.judge.tokens;
        let Some(frame) = after.filter(|a| row.voice == Voice::AUTHOR && a.voice == Voice::FRAME)
        else {
            return row;
        };
        let (_, here) = attribution::within(
            self.attributions,
            frame.words.start,
            frame.words.end + LONGEST,
        );
        let source = here
            .iter()
            .filter_map(|a| a.source)
            .find(|s| s.start == frame.words.start);
        let first = row.words.start;
        let hangs = first == tokens.of_sentence(row.sentence).start
            && (tokens.is_any(first, classes!(EndsIng EndsEd)));
        let relative = |at: usize| tokens.has(at, Class::Relative);
        match source {
            Some(s)
                if hangs
                    || relative(s.end)
                    || tokens.has(s.end, Class::Comma) && relative(s.end + 1) =>
            {
                VoiceRow {
                    words: Stretch::new(first, s.end),
                    ..row
                }
            }
            _ => row,
        }
    }

    /// What the author says of the speaker, with the speaker: "Ilves, who was elected in 2019, said". Where no event and
    /// no number is notified, the words only introduce speech.
    fn with_subject(&self, row: &VoiceRow, before: Option<&VoiceRow>) -> Option<Stretch> {
        let tokens = self.judge.tokens;
        let frame = before?.words;
        let (from, to) = (frame.start.saturating_sub(LONGEST), frame.end + LONGEST);
        let (_, here) = attribution::within(self.attributions, from, to);
        let speaker = here
            .iter()
            .filter_map(|a| a.source)
            .find(|s| s.end == frame.end && s.start >= frame.start);
        let Some(speaker) = speaker else {
            return Some(row.words);
        };
        let event = classes!(PastEvent Number NumberWord);
        let tells = tokens.any(row.words, event);
        tells.then(|| Stretch::new(speaker.start, row.words.end))
    }

    /// What speaks for a statement of fact in a row's sentence, as far as it is looked at in one piece.
    fn weighed(&self, row: &VoiceRow, whole: Stretch) -> Weighed {
        let start = row.words.start.saturating_sub(LONGEST / 2).max(whole.start);
        let words = Stretch::new(start, (start + LONGEST).min(whole.end));
        facts::weigh(self.judge.tokens, words, self.register)
    }

    /// One row; `None` when nothing but marks is left of the words.
    fn row(
        &self,
        sentence: usize,
        words: Stretch,
        by: Option<usize>,
        not: Option<NoClaim>,
    ) -> Option<Claim> {
        let tokens = self.judge.tokens;
        let own = self.sentences.get(sentence)?;
        let attribution = by.and_then(|index| self.attributions.get(index));
        let claim = self.shown(words, attribution, not)?;
        let inherited = attribution.is_some_and(|a| a.sentence != sentence);
        let speaker = by
            .map(|index| self.judge.speaker(index))
            .unwrap_or_default();
        let named_elsewhere = speaker.name.is_some_and(|name| !own.span.overlaps(name));
        let speech = attribution.map(|a| speech::of(tokens, words, Some(a)));
        let (suggestion, document) = self.judge.suggestion(claim, by.zip(attribution), inherited);
        Some(Claim {
            span: tokens.span(claim),
            part: part(self.article, own),
            kind: kind::of(
                tokens,
                claim,
                attribution.map(|a| a.cue.start),
                speech.is_some_and(|s| s != Speech::Indirect),
            ),
            not,
            source: attribution
                .and_then(|a| a.speaker(tokens))
                .map(|s| tokens.span(s)),
            speaker,
            cue: attribution.map(|a| tokens.span(a.cue)),
            scope: (inherited || named_elsewhere).then_some(Scope::Inherited),
            speech,
            chain: attribution
                .map(|a| a.chain.iter().map(|&s| tokens.span(s)).collect())
                .unwrap_or_default(),
            origin: attribution
                .map(|_| suggestion.basis)
                .filter(|basis| !matches!(basis, Basis::Vague | Basis::OwnVoice)),
            suggestion,
            links: Vec::new(),
            document: document.map(|words| tokens.span(words)),
            sentence,
            block: own.block,
        })
    }

    /// The words that a row shows: without marks at their ends, with the clause they need to be read alone.
    fn shown(
        &self,
        words: Stretch,
        by: Option<&Attribution>,
        not: Option<NoClaim>,
    ) -> Option<Stretch> {
        let tokens = self.judge.tokens;
        let bare = if not == Some(NoClaim::Matter) {
            words
        } else {
            cutter::without_edges(
                tokens,
                statement::behind_label(tokens, cutter::behind_dateline(tokens, words)),
                by.is_none(),
            )
        };
        (!bare.is_empty()).then_some(bare)
    }
}

/// The part of the article in which a sentence is.
fn part(article: &Article, sentence: &Sentence) -> Part {
    article
        .blocks
        .get(sentence.block)
        .map_or(Part::Body, |b| b.part)
}

/// Why nothing is looked for in a sentence: it is no part of the article, or a row of a table.
pub fn outside(article: &Article, sentence: &Sentence) -> Option<NoClaim> {
    let block = article.blocks.get(sentence.block)?;
    match (block.part, &block.kind) {
        (Part::Matter, _) => Some(NoClaim::Matter),
        (_, BlockKind::Table(_)) => Some(NoClaim::Fragment),
        _ => None,
    }
}

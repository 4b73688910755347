//! What is known about a claim, as far as prompts react to it.
//!
//! An entry of the checklist, what the finder found and the article go in; what the reader has decided counts before
//! what is suggested. Reads, never decides.

use crate::article::{Article, Link, Part};
use crate::checklist::{Answer, Entry, Stance};
use crate::claim::{Basis, Claim, Kind, Speech, Status};
use crate::text::{Span, named, site};

named! {
    /// Something about a claim that neither its kind nor its basis says.
    Situation {
        /// A link that leads somewhere is on it or next to it.
        Linked = "linked",
        /// No such link, and nothing with an address is cited for it.
        Unlinked = "unlinked",
        /// The reader has opened what is cited, or says so.
        Opened = "opened",
        /// The reader has noted nothing of what that says.
        Unopened = "unopened",
        /// Its link leads nowhere, or could not be opened.
        DeadLink = "dead-link",
        /// Its link leads to the article's own outlet.
        OwnSite = "own-site",
        /// It was passed on from one to the next.
        Chain = "chain",
        /// It is in words below a picture.
        Caption = "caption",
        /// It is given in quotation marks.
        Direct = "direct",
        /// It is given in quotation marks, and no speaker with it.
        NoSpeaker = "no-speaker",
    }
}

/// What prompts react to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// What the claim is about.
    pub kind: Kind,
    /// The basis as decided, or else as suggested.
    pub basis: Option<Basis>,
    /// The status as decided, or else as suggested.
    pub status: Option<Status>,
    /// What else holds.
    pub situations: Vec<Situation>,
    /// The claim's words.
    pub text: String,
    /// The words that name its origin.
    pub source: Option<String>,
    /// The words that attribute it.
    pub cue: Option<String>,
    /// Source and cue in one piece where they are side by side, else one of them: `Experts say`.
    pub attribution: Option<String>,
    /// Its row (index) on the checklist; neighbours are not asked the same fallbacks. `None`: all fallbacks are asked.
    pub row: Option<usize>,
}

/// Gathers what prompts react to; `claim` is what the finder found for the entry.
pub fn facts(entry: &Entry, claim: Option<&Claim>, article: &Article) -> Facts {
    let words = |span: Option<Span>| {
        let words = span?.of(&article.text);
        (!words.is_empty()).then(|| words.to_owned())
    };
    let noted = entry.record().confirmed_source();
    let source = words(claim.and_then(|c| c.source))
        .or_else(|| noted.and_then(|s| s.name.clone().or_else(|| s.role.clone())));
    let cue = words(claim.and_then(|c| c.cue)).or_else(|| noted.and_then(|s| s.cue.clone()));
    let attribution = claim
        .and_then(|c| side_by_side(c, &article.text))
        .or_else(|| source.clone())
        .or_else(|| cue.clone());
    let suggestion = entry.suggestion(claim);
    // A decision on words that changed since does not count.
    let decided = entry.record();
    let (basis, status) = if decided.stale {
        (None, None)
    } else {
        (decided.basis, decided.status)
    };
    Facts {
        kind: entry.kind(claim),
        basis: basis.or(suggestion.map(|s| s.basis)),
        status: status.or(suggestion.map(|s| s.status)),
        situations: situations(entry, claim, article),
        text: entry.exact(&article.text).to_owned(),
        source,
        cue,
        attribution,
        row: None,
    }
}

/// Source and cue as one stretch, when nothing is between them.
fn side_by_side(claim: &Claim, text: &str) -> Option<String> {
    let (source, cue) = (claim.source?, claim.cue?);
    let (first, second) = if source.start <= cue.start {
        (source, cue)
    } else {
        (cue, source)
    };
    let between = text.get(first.end..second.start)?;
    let whole = Span::new(first.start, second.end).of(text);
    between.trim().is_empty().then(|| whole.to_owned())
}

/// The prompt to which *yes* says that what is cited was opened.
const OPENED: &str = "link-opened";

fn situations(entry: &Entry, claim: Option<&Claim>, article: &Article) -> Vec<Situation> {
    let record = entry.record();
    let noted = record.confirmed_source();
    let beside = claim.iter().flat_map(|claim| &claim.links);
    let beside: Vec<&Link> = beside.filter_map(|&nth| article.links.get(nth)).collect();
    let cited = || record.evidence.iter().filter(|e| e.is_cited());
    // The addresses on or next to the claim, and those cited for it.
    let inside = entry
        .span
        .into_iter()
        .flat_map(|span| article.links_in(span));
    let there = beside
        .iter()
        .copied()
        .chain(inside.map(|(_, link)| link))
        .cloned();
    let span = Span::default();
    let evidence = cited()
        .filter_map(|e| e.url.clone())
        .map(|url| Link { span, url });
    let links: Vec<Link> = there.chain(evidence).collect();
    let is_linked = links.iter().any(Link::leads_somewhere);
    // What the reader found in what the article cites.
    let found = |wanted: fn(Stance) -> bool| cited().filter_map(|e| e.stance).any(wanted);
    let is_opened = found(|stance| !matches!(stance, Stance::Unopened | Stance::Unreachable));
    let is_dead = found(|stance| stance == Stance::Unreachable);
    let own = article.metadata.url.as_deref().and_then(site);
    let speech = noted
        .and_then(|s| s.speech)
        .or(claim.and_then(|c| c.speech));
    let is_direct = matches!(speech, Some(Speech::Direct | Speech::Mixed));
    let is_named = noted.is_some_and(|s| s.name.is_some() || s.role.is_some());
    let holds = |situation: &&Situation| match situation {
        Situation::Linked => is_linked,
        Situation::Unlinked => !is_linked,
        Situation::Opened => is_opened || record.checks.get(OPENED) == Some(&Answer::Yes),
        Situation::Unopened => !is_opened,
        Situation::DeadLink => is_dead || !is_linked && !links.is_empty(),
        Situation::OwnSite => own.is_some() && beside.iter().any(|link| site(&link.url) == own),
        Situation::Chain => {
            noted.is_some_and(|s| s.chain.len() > 1) || claim.is_some_and(|c| c.chain.len() > 1)
        }
        Situation::Caption => entry.part(claim) == Part::Caption,
        Situation::Direct => is_direct,
        Situation::NoSpeaker => is_direct && !is_named && claim.is_none_or(|c| c.source.is_none()),
    };
    Situation::ALL.iter().filter(holds).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Metadata;
    use crate::checklist::{ClaimId, Evidence, EvidenceRole, Record, Source};
    use crate::claim::{Speaker, Suggestion};
    use proptest::prelude::*;

    /// An article that begins with a claim; `source` and `cue` follow it, or not at all.
    fn made(text: &str, source: &str, cue: &str) -> (Entry, Claim, Article) {
        let place = |words: &str| text.rfind(words).map(|at| Span::new(at, at + words.len()));
        let claimed = Span::new(0, text.find([',', '.']).unwrap());
        let article = Article {
            text: text.to_owned(),
            metadata: Metadata {
                url: Some("https://www.post.example/tolls".to_owned()),
                ..Metadata::default()
            },
            ..Article::default()
        };
        let claim = Claim {
            origin: None,
            span: claimed,
            part: Part::Body,
            kind: Kind::Event,
            not: None,
            source: place(source).filter(|span| !span.is_empty()),
            speaker: Speaker::default(),
            cue: place(cue).filter(|span| !span.is_empty()),
            scope: None,
            speech: None,
            chain: Vec::new(),
            links: Vec::new(),
            document: None,
            sentence: 0,
            block: 0,
            suggestion: Suggestion {
                status: Status::Attributed,
                basis: Basis::Anonymous,
                problem: None,
                rule: "cue.said".into(),
                because: "".into(),
            },
        };
        let entry = Entry::found(ClaimId::from("c-000000000000"), claimed, 0);
        (entry, claim, article)
    }

    fn review(entry: &mut Entry, change: impl FnOnce(&mut Record)) {
        let mut record = Record {
            id: entry.id().clone(),
            ..entry.record().clone()
        };
        change(&mut record);
        *entry = Entry::kept(record, entry.span, entry.claim);
    }

    fn linked(url: &str) -> (Entry, Claim, Article) {
        let (entry, mut claim, mut article) = made("The ferry sank.", "", "");
        article.links.push(Link {
            span: claim.span,
            url: url.to_owned(),
        });
        claim.links = vec![0];
        (entry, claim, article)
    }

    #[track_caller]
    fn check(made: &(Entry, Claim, Article), situations: &[Situation]) {
        let (entry, claim, article) = made;
        assert_eq!(facts(entry, Some(claim), article).situations, situations);
    }

    #[test]
    fn the_decision_counts_before_the_suggestion() {
        let (mut entry, claim, article) = made("The ferry sank.", "", "");
        let suggested = facts(&entry, Some(&claim), &article);
        assert_eq!(suggested.status, Some(Status::Attributed));
        assert_eq!(suggested.basis, Some(Basis::Anonymous));
        review(&mut entry, |record| {
            record.status = Some(Status::Unsupported);
            record.basis = Some(Basis::Vague);
        });
        let decided = facts(&entry, Some(&claim), &article);
        assert_eq!(decided.status, Some(Status::Unsupported));
        assert_eq!(decided.basis, Some(Basis::Vague));
    }

    #[test]
    fn source_and_cue_are_one_where_they_stand_together() {
        let attribution = |text: &str, source: &str, cue: &str| {
            let (entry, claim, article) = made(text, source, cue);
            facts(&entry, Some(&claim), &article)
                .attribution
                .unwrap_or_default()
        };
        let text = "The ferry sank, a mate said.";
        assert_eq!(attribution(text, "a mate", "said"), "a mate said");
        assert_eq!(attribution(text, "", "said"), "said");
        let text = "The ferry sank, according\nto a mate.";
        assert_eq!(
            attribution(text, "a mate", "according\nto"),
            "according\nto a mate"
        );
        let text = "The ferry sank, a mate of hers later said.";
        assert_eq!(attribution(text, "a mate", "said"), "a mate");
    }

    #[test]
    fn links_are_judged_by_where_they_lead() {
        use Situation::{DeadLink, Linked, Opened, OwnSite, Unlinked, Unopened};
        check(&made("The ferry sank.", "", ""), &[Unlinked, Unopened]);
        check(&linked("https://sea.example/ferry"), &[Linked, Unopened]);
        check(&linked("#"), &[Unlinked, Unopened, DeadLink]);
        check(
            &linked("https://post.example/2"),
            &[Linked, Unopened, OwnSite],
        );
        let mut opened = linked("https://sea.example/ferry");
        let with = |stance| {
            move |record: &mut Record| {
                record.evidence = vec![Evidence {
                    role: Some(EvidenceRole::Cited),
                    stance: Some(stance),
                    ..Evidence::default()
                }];
            }
        };
        review(&mut opened.0, with(Stance::Silent));
        check(&opened, &[Linked, Opened]);
        review(&mut opened.0, with(Stance::Unreachable));
        check(&opened, &[Linked, Unopened, DeadLink]);
    }

    #[test]
    fn quotations_without_a_speaker_are_noticed() {
        use Situation::{Direct, NoSpeaker, Unlinked, Unopened};
        let mut quoted = made("“Never again.”", "", "");
        quoted.1.speech = Some(Speech::Direct);
        check(&quoted, &[Unlinked, Unopened, Direct, NoSpeaker]);
        review(&mut quoted.0, |record| {
            record.source = Some(Source {
                role: Some("the mate".to_owned()),
                ..Source::default()
            });
        });
        check(&quoted, &[Unlinked, Unopened, Direct]);
    }

    proptest! {
        #[test]
        fn any_spans_and_addresses_are_survived(start: u8, end: u8, url in "[a-z:/?#.]{0,12}") {
            let (mut entry, mut claim, article) = linked(&url);
            claim.source = Some(Span::new(start.into(), end.into()));
            claim.cue = Some(Span::new(end.into(), start.into()));
            claim.links = vec![0, 7];
            entry.span = claim.cue;
            let found = facts(&entry, Some(&claim), &article);
            prop_assert!(!found.situations.is_empty());
        }
    }
}

//! An invented article about a bridge with seven claims, made by hand, so that drawing is tested without the finder.

use sourcecheck::article::{Align, Article, Block, BlockKind, Inline, InlineStyle, Link, Part};
use sourcecheck::checklist::{
    Answer, Checklist, ClaimId, Concern, Entry, Evidence, EvidenceRole, Exclude, Findings, Record,
};
use sourcecheck::claim::{Basis, Claim, Kind, Problem, Scope, Speaker, Speech, Status, Suggestion};
use sourcecheck::layout::{Frame, Lines};
use sourcecheck::prompt::{Bank, Prompt, Proposal};
use sourcecheck::session::{Options, SaveState, Session, ThemeChoice};
use sourcecheck::text::Span;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a block is (by a sign of its own), its part, how deep it is quoted and listed, its text.
#[rustfmt::skip]
const BLOCKS: &[(&str, Part, u8, u8, &str)] = &[
    ("#", Part::Headline, 0, 0, "The harbour bridge, ten years on"),
    ("p", Part::Matter, 0, 0, "By Imre Sandvald · Kelmsund Evening Post"),
    ("p", Part::Body, 0, 0, "The harbour bridge reopened to traffic in March after a refit that cost 41 million euros. Half of that sum came from the regional fund, the mayor told the council on Tuesday. Ferries had carried commuters across the bay since the crossing was closed."),
    ("p", Part::Body, 0, 0, "Engineers found 212 cracked bolts during the first inspection. The inspection report, published in June, put the figure at 187 and blamed salt water."),
    ("##", Part::Body, 0, 0, "What the divers saw"),
    ("p", Part::Body, 0, 0, "Experts say the piers are the oldest of their kind. “Nobody had looked below the waterline for a decade,” said Oda Brekke, who led the dive. She called it the most careless stretch of road in the land."),
    ("p", Part::Quote, 1, 0, "We were shown a drawing from 1962 and told that it was up to date. It was not, and everybody in the room knew that it was not."),
    ("•", Part::Body, 0, 1, "Tolls double in April for lorries and for buses that are not in regular service."),
    ("•", Part::Body, 0, 1, "Bicycles stay free."),
    ("table", Part::Table, 0, 0, "Pier\tBolts\tCracked\nnorth\t640\t97\nsouth\t702\t90"),
    ("code", Part::Body, 0, 0, "load = 44 t  # per axle group"),
    ("rule", Part::Body, 0, 0, ""),
    ("##", Part::Body, 0, 0, "Who pays"),
    ("p", Part::Body, 0, 0, "A sign in Japanese, 日本語の案内板, greets the cruise guests; the keeper, 👩\u{200d}🚀 by nickname, says it is misspelt. The file name hides a mark: fa\u{200b}lse."),
    ("p", Part::Caption, 0, 0, "The new railing at dusk. Picture: the harbour office"),
    ("p", Part::Matter, 0, 0, "© Kelmsund Evening Post. Share this page."),
];

fn kind_of(sign: &str) -> BlockKind {
    match sign {
        "#" => BlockKind::Heading(1),
        "##" => BlockKind::Heading(2),
        "p" => BlockKind::Paragraph,
        "table" => BlockKind::Table(vec![Align::Left, Align::Right, Align::Right]),
        "code" => BlockKind::Code,
        "rule" => BlockKind::Rule,
        mark => BlockKind::Item(mark.to_owned()),
    }
}

/// The article.
pub fn article() -> Article {
    let mut article = Article::default();
    article.metadata.title = Some("The harbour bridge, ten years on".to_owned());
    for &(sign, part, quoted, listed, text) in BLOCKS {
        if !article.text.is_empty() && sign != "rule" {
            article.text.push_str("\n\n");
        }
        let start = article.text.len();
        article.text.push_str(text);
        let span = Span::new(start, article.text.len());
        let kind = kind_of(sign);
        article.blocks.push(Block {
            part,
            quoted,
            listed,
            close: listed > 0,
            ..Block::new(kind, span)
        });
    }
    let url = "https://kelmsund.example/harbour/inspection-report-june.pdf".to_owned();
    let words = "inspection report, published";
    article.links.push(Link {
        span: find(&article, words),
        url,
    });
    for (words, style) in [
        ("regional fund", InlineStyle::Emphasis),
        ("Bicycles", InlineStyle::Strong),
    ] {
        let span = find(&article, words);
        article.inlines.push(Inline { span, style });
    }
    article
}

/// Where these words are first.
pub fn find(article: &Article, words: &str) -> Span {
    let start = article
        .text
        .find(words)
        .expect("the words stand in the article");
    Span::new(start, start + words.len())
}

struct Found {
    words: &'static str,
    kind: Kind,
    source: Option<&'static str>,
    cue: Option<&'static str>,
    status: Status,
    basis: Basis,
    problem: Option<Problem>,
    because: &'static str,
    rule: &'static str,
}

const fn own_voice(words: &'static str, kind: Kind, because: &'static str) -> Found {
    Found {
        words,
        kind,
        source: None,
        cue: None,
        status: Status::Unsupported,
        basis: Basis::OwnVoice,
        problem: Some(Problem::NoSource),
        because,
        rule: "own-voice.plain",
    }
}

const FOUND: &[Found] = &[
    own_voice(
        "The harbour bridge reopened to traffic in March after a refit that cost 41 million euros.",
        Kind::Quantity,
        "41 million; no reporting verb, no link",
    ),
    Found {
        source: Some("the mayor"),
        cue: Some("told"),
        status: Status::Attributed,
        basis: Basis::Anonymous,
        problem: None,
        rule: "cue.said",
        ..own_voice(
            "Half of that sum came from the regional fund",
            Kind::Quantity,
            "told + the mayor",
        )
    },
    own_voice(
        "Ferries had carried commuters across the bay since the crossing was closed.",
        Kind::Event,
        "no reporting verb, no link",
    ),
    own_voice(
        "Engineers found 212 cracked bolts during the first inspection.",
        Kind::Quantity,
        "212; no reporting verb, no link",
    ),
    Found {
        status: Status::Sourced,
        basis: Basis::Link,
        problem: None,
        rule: "link.in-sentence",
        ..own_voice(
            "The inspection report, published in June, put the figure at 187 and blamed salt water.",
            Kind::Quantity,
            "link on inspection report, published",
        )
    },
    Found {
        source: Some("Experts"),
        cue: Some("say"),
        basis: Basis::Vague,
        problem: Some(Problem::VagueAttribution),
        rule: "vague.experts",
        ..own_voice(
            "the piers are the oldest of their kind.",
            Kind::Superlative,
            "Experts say",
        )
    },
    Found {
        source: Some("Oda Brekke"),
        cue: Some("said"),
        status: Status::Attributed,
        basis: Basis::NamedPerson,
        problem: None,
        rule: "quote.said",
        ..own_voice(
            "Nobody had looked below the waterline for a decade,",
            Kind::Quote,
            "said + Oda Brekke",
        )
    },
];

fn claims(article: &Article) -> Vec<Claim> {
    let claims = FOUND.iter().map(|found| {
        let span = find(article, found.words);
        let links = article.links_in(span).map(|(nth, _)| nth).collect();
        Claim {
            origin: None,
            span,
            part: Part::Body,
            kind: found.kind,
            not: None,
            source: found.source.map(|words| find(article, words)),
            speaker: Speaker::default(),
            cue: found.cue.map(|words| find(article, words)),
            scope: (found.rule == "quote.said").then_some(Scope::Inherited),
            speech: found.source.map(|_| Speech::Indirect),
            chain: Vec::new(),
            links,
            document: None,
            sentence: 0,
            block: article.block_at(span.start).unwrap_or(0),
            suggestion: Suggestion {
                status: found.status,
                basis: found.basis,
                problem: found.problem,
                rule: found.rule.into(),
                because: found.because.into(),
            },
        }
    });
    claims.collect()
}

fn entry(article: &Article, nth: usize, claim: &Claim) -> Entry {
    let id = ClaimId::from(format!("c-{nth:012x}").as_str());
    let record = Record {
        part: claim.part,
        kind: claim.kind,
        stale: nth == 3,
        suggestion: Some(claim.suggestion.clone()),
        id,
        exact: claim.span.of(&article.text).to_owned(),
        ..reviewed(nth)
    };
    Entry::kept(record, Some(claim.span), Some(nth))
}

/// The first is attributed against the suggestion, the third excluded, the fifth sourced with everything noted.
fn reviewed(nth: usize) -> Record {
    let at = "2026-03-04T14:32:00Z".parse().ok();
    match nth {
        0 => Record {
            status: Some(Status::Attributed),
            basis: Some(Basis::NamedOrganisation),
            by: Some("R. Maas".to_owned()),
            at,
            ..Record::default()
        },
        2 => Record {
            exclude: Some(Exclude::CommonKnowledge),
            at,
            ..Record::default()
        },
        3 => Record {
            flag: true,
            ..Record::default()
        },
        4 => Record {
            status: Some(Status::Sourced),
            basis: Some(Basis::Link),
            concern: vec![Concern::SingleSource, Concern::NoBase],
            note: Some("Table 3 of the report has 187 twice, once for each pier.".to_owned()),
            by: Some("R. Maas".to_owned()),
            at,
            checks: BTreeMap::from([
                ("number-source".to_owned(), Answer::Yes),
                ("number-base".to_owned(), Answer::No),
            ]),
            evidence: vec![Evidence {
                role: Some(EvidenceRole::Found),
                url: Some("https://archive.example/kelmsund/2016/report".to_owned()),
                ..Evidence::default()
            }],
            ..Record::default()
        },
        _ => Record::default(),
    }
}

fn bank() -> Bank {
    let prompt = |id: &str, ask: &str, proposes| Prompt {
        id: id.to_owned(),
        ask: ask.to_owned(),
        proposes,
        ..Prompt::default()
    };
    let concern = |c| Some(Proposal::Concern(c));
    Bank::new(vec![
        prompt(
            "number-source",
            "Does the article say where this number comes from?",
            Some(Proposal::Problem(Problem::NoSource)),
        ),
        prompt(
            "number-base",
            "Is it clear what period, place and unit the number covers, and what it is a part of?",
            concern(Concern::NoBase),
        ),
        prompt(
            "second",
            "Does anyone independent say the same here?",
            concern(Concern::SingleSource),
        ),
        prompt(
            "gain",
            "Is it open what the source gains if it is believed?",
            concern(Concern::InterestedParty),
        ),
    ])
}

/// A session on a screen of this size, the second claim current.
pub fn session(width: u16, height: u16) -> Session {
    let article = Arc::new(article());
    let claims = claims(&article);
    let entries = claims
        .iter()
        .enumerate()
        .map(|(nth, c)| entry(&article, nth, c));
    let checklist = Checklist {
        entries: entries.collect(),
        ..Checklist::default()
    };
    let frame = Frame::of(width, height, Options::default().column);
    let lines = Lines::new(&article, frame.column, frame.page_height());
    Session {
        article: Arc::clone(&article),
        whole: true,
        found: Some(Arc::new(Findings {
            article,
            sentences: Vec::new(),
            claims,
        })),
        checklist,
        bank: Arc::new(bank()),
        options: Options::default(),
        lines: Arc::new(lines),
        frame,
        current: Some(1),
        usual_column: Options::default().column,
        save: SaveState::Saved,
        theme: ThemeChoice::Plain,
        ..Session::default()
    }
}

/// Changes what is kept of a claim (index).
pub fn review(session: &mut Session, index: usize, change: impl FnOnce(&mut Record)) {
    let entry = &mut session.checklist.entries[index];
    let mut record = entry.record().clone();
    change(&mut record);
    *entry = Entry::kept(record, entry.span, entry.claim);
}

/// The same session with the claim of this number (from 1) current and its page on the screen.
pub fn at_claim(width: u16, height: u16, number: usize) -> Session {
    let mut session = session(width, height);
    session.current = Some(number - 1);
    session.place.at = session.entry().and_then(|e| e.span).map_or(0, |s| s.start);
    session
}

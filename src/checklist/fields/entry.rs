//! An [`Entry`] as plain values, and back. Where it stands is not among them: files and memory count differently.

use super::reader::{Reader, Wrong, not_among};
use super::{EVIDENCE_KEYS, EVIDENCE_VALUES, Field, Fields};
use crate::article::Part;
use crate::checklist::{
    Anchor, Answer, Concern, Entry, Evidence, EvidenceRole, Exclude, Finding, Origin, Review,
    Source, Stance,
};
use crate::claim::{Basis, Kind, Problem, Scope, Speech, Status, Suggestion};

/// Whether nothing was decided or noted about it and the program can find it again by itself.
pub(in crate::checklist) fn is_pristine(entry: &Entry) -> bool {
    *entry.review == Review::default()
        && entry.origin == Origin::Found
        && entry.anchor == Anchor::Exact
        && !entry.stale
}

/// The keys of an entry that are written, in their order. A pristine one has no machinery.
pub(in crate::checklist) fn fields_of(entry: &Entry) -> Fields {
    collect(entry, !is_pristine(entry))
}

/// All keys of an entry with a value, machinery or not.
pub(in crate::checklist) fn whole_fields_of(entry: &Entry) -> Fields {
    collect(entry, true)
}

fn collect(entry: &Entry, machinery: bool) -> Fields {
    let mut out = Writer::default();
    out.text("id", Some(&entry.id));
    out.text("exact", Some(&entry.exact));
    put_decision(&mut out, &entry.review);
    out.unless(Part::Body, "part", entry.part, Part::name);
    if machinery {
        out.unless(Kind::Other, "kind", entry.kind, Kind::name);
    }
    out.text("repeats", entry.repeats.as_ref());
    out.unless(Origin::Found, "origin", entry.origin, Origin::name);
    out.text("parent", entry.parent.as_ref());
    out.unless(Anchor::Exact, "anchor", entry.anchor, Anchor::name);
    out.flag("stale", entry.stale);
    out.map(
        "suggestion",
        entry.suggestion.as_ref().map(suggestion_fields),
    );
    put_evidence(&mut out, &entry.review);
    if machinery {
        out.text("prefix", Some(&entry.prefix).filter(|p| !p.is_empty()));
        out.text("suffix", Some(&entry.suffix).filter(|s| !s.is_empty()));
    }
    out.fields
}

/// What was decided: the lines that are read first.
fn put_decision(out: &mut Writer, review: &Review) {
    out.name("status", review.status.map(Status::name));
    out.name("exclude", review.exclude.map(Exclude::name));
    out.name("basis", review.basis.map(Basis::name));
    out.name("problem", review.problem.map(Problem::name));
    out.list(
        "concern",
        review.concern.iter().map(|c| c.name().to_owned()).collect(),
    );
    out.name("finding", review.finding.map(Finding::name));
    out.flag("flag", review.flag);
    out.text("note", review.note.as_ref());
    out.text("by", review.by.as_ref());
    out.put("at", review.at.map(|at| Field::Time(at.to_string())));
}

/// What the decision rests on: the tables behind the lines.
fn put_evidence(out: &mut Writer, review: &Review) {
    out.map("source", review.source.as_ref().map(source_fields));
    let checks = review
        .checks
        .iter()
        .map(|(id, answer)| (id.clone(), text(answer.name())));
    out.map("checks", Some(checks.collect()));
    let evidence: Vec<Fields> = review.evidence.iter().map(evidence_fields).collect();
    out.put(
        "evidence",
        Some(evidence).filter(|e| !e.is_empty()).map(Field::Maps),
    );
}

fn suggestion_fields(suggestion: &Suggestion) -> Fields {
    let mut out = Writer::default();
    out.name("status", Some(suggestion.status.name()));
    out.name("basis", Some(suggestion.basis.name()));
    out.name("problem", suggestion.problem.map(Problem::name));
    out.put("rule", Some(text(&suggestion.rule)));
    out.put("because", Some(text(&suggestion.because)));
    out.fields
}

fn source_fields(source: &Source) -> Fields {
    let mut out = Writer::default();
    out.text("name", source.name.as_ref());
    out.text("role", source.role.as_ref());
    out.text("affiliation", source.affiliation.as_ref());
    out.text("cue", source.cue.as_ref());
    out.name("speech", source.speech.map(Speech::name));
    out.name("scope", source.scope.map(Scope::name));
    out.list("chain", source.chain.clone());
    out.text("reason_unnamed", source.reason_unnamed.as_ref());
    out.fields
}

fn evidence_fields(evidence: &Evidence) -> Fields {
    let mut out = Writer::default();
    out.name("role", Some(evidence.role.name()));
    out.name("stance", evidence.stance.map(Stance::name));
    for (key, value) in &evidence.fields {
        out.put(key, Some(text(value)));
    }
    out.fields
}

/// The entry that these keys describe; where it stands is left open.
pub(in crate::checklist) fn entry_of(fields: &Fields) -> Result<Entry, Wrong> {
    let read = Reader::new(fields);
    let must = |key: &str| -> Result<String, Wrong> {
        read.text(key)?
            .filter(|t| !t.is_empty())
            .ok_or_else(|| Wrong {
                key: key.to_owned(),
                problem: "is missing".to_owned(),
            })
    };
    Ok(Entry {
        id: must("id")?,
        exact: must("exact")?,
        review: review_of(read)?.into(),
        part: read
            .one_of("part", Part::ALL, Part::name)?
            .unwrap_or(Part::Body),
        kind: read
            .one_of("kind", Kind::ALL, Kind::name)?
            .unwrap_or(Kind::Other),
        repeats: read.text("repeats")?,
        origin: read
            .one_of("origin", Origin::ALL, Origin::name)?
            .unwrap_or(Origin::Found),
        parent: read.text("parent")?,
        anchor: read
            .one_of("anchor", Anchor::ALL, Anchor::name)?
            .unwrap_or(Anchor::Exact),
        stale: read.flag("stale")?,
        suggestion: read
            .map("suggestion")?
            .map(suggestion_of)
            .transpose()?
            .flatten(),
        prefix: read.text("prefix")?.unwrap_or_default(),
        suffix: read.text("suffix")?.unwrap_or_default(),
        span: None,
        claim: None,
    })
}

fn review_of(read: Reader<'_>) -> Result<Review, Wrong> {
    let status = read.one_of("status", Status::ALL, Status::name)?;
    let exclude = read.one_of("exclude", Exclude::ALL, Exclude::name)?;
    if status.is_some() && exclude.is_some() {
        return Err(Wrong {
            key: "exclude".to_owned(),
            problem: "stands beside status; delete one of the two".to_owned(),
        });
    }
    Ok(Review {
        status,
        exclude,
        basis: read.one_of("basis", Basis::ALL, Basis::name)?,
        problem: read.one_of("problem", Problem::ALL, Problem::name)?,
        concern: read.some_of("concern", Concern::ALL, Concern::name)?,
        finding: read.one_of("finding", Finding::ALL, Finding::name)?,
        flag: read.flag("flag")?,
        note: read.text("note")?,
        by: read.text("by")?,
        at: read.time("at")?,
        source: read
            .map("source")?
            .map(source_of)
            .transpose()?
            .filter(|s| *s != Source::default()),
        checks: read
            .map("checks")?
            .map(checks_of)
            .transpose()?
            .unwrap_or_default(),
        evidence: read
            .maps("evidence")?
            .iter()
            .map(evidence_of)
            .collect::<Result<_, _>>()?,
    })
}

/// A suggestion that lacks a part is none: it is only the program's guess, and is made again.
fn suggestion_of(fields: &Fields) -> Result<Option<Suggestion>, Wrong> {
    let read = Reader::new(fields);
    let status = read.one_of("status", Status::ALL, Status::name)?;
    let basis = read.one_of("basis", Basis::ALL, Basis::name)?;
    let problem = read.one_of("problem", Problem::ALL, Problem::name)?;
    let rule = read.text("rule")?.unwrap_or_default();
    let because = read.text("because")?.unwrap_or_default();
    Ok(status.zip(basis).map(|(status, basis)| Suggestion {
        status,
        basis,
        problem,
        rule: rule.into(),
        because: because.into(),
    }))
}

fn source_of(fields: &Fields) -> Result<Source, Wrong> {
    let read = Reader::new(fields);
    Ok(Source {
        name: read.text("name")?,
        role: read.text("role")?,
        affiliation: read.text("affiliation")?,
        cue: read.text("cue")?,
        speech: read.one_of("speech", Speech::ALL, Speech::name)?,
        scope: read.one_of("scope", Scope::ALL, Scope::name)?,
        chain: read.list("chain")?,
        reason_unnamed: read.text("reason_unnamed")?,
    })
}

fn checks_of(fields: &Fields) -> Result<Vec<(String, Answer)>, Wrong> {
    let read = Reader::new(fields);
    let mut checks = Vec::new();
    for (id, _) in fields {
        if let Some(answer) = read.one_of(id, Answer::ALL, Answer::name)? {
            checks.push((id.clone(), answer));
        }
    }
    Ok(checks)
}

fn evidence_of(fields: &Fields) -> Result<Evidence, Wrong> {
    let read = Reader::new(fields);
    let role = read.one_of("role", EvidenceRole::ALL, EvidenceRole::name)?;
    let stance = read.one_of("stance", Stance::ALL, Stance::name)?;
    let mut others = Vec::new();
    for (key, _) in fields
        .iter()
        .filter(|(k, _)| EVIDENCE_KEYS.contains(&k.as_str()))
    {
        if let ("role" | "stance", _) | (_, None) = (key.as_str(), read.text(key)?) {
            continue;
        }
        let value = read.text(key)?.unwrap_or_default();
        let allowed = EVIDENCE_VALUES.iter().find(|(k, _)| k == key);
        if let Some((_, allowed)) = allowed.filter(|(_, a)| !a.contains(&value.as_str())) {
            return Err(not_among(key, &value, allowed));
        }
        others.push((key.clone(), value));
    }
    // Without a role it is nobody's citation: only what the article cites may support a status.
    Ok(Evidence {
        role: role.unwrap_or(EvidenceRole::Found),
        stance,
        fields: others,
    })
}

fn text(words: &str) -> Field {
    Field::Text(words.to_owned())
}

/// Collects keys in order, leaving out what is absent.
#[derive(Default)]
struct Writer {
    fields: Fields,
}

impl Writer {
    fn put(&mut self, key: &str, value: Option<Field>) {
        self.fields.extend(value.map(|v| (key.to_owned(), v)));
    }

    fn text(&mut self, key: &str, value: Option<&String>) {
        self.put(key, value.map(|v| text(v)));
    }

    fn name(&mut self, key: &str, value: Option<&'static str>) {
        self.put(key, value.map(text));
    }

    fn flag(&mut self, key: &str, value: bool) {
        self.put(key, value.then_some(Field::Flag(true)));
    }

    fn list(&mut self, key: &str, value: Vec<String>) {
        self.put(key, Some(value).filter(|v| !v.is_empty()).map(Field::List));
    }

    fn map(&mut self, key: &str, value: Option<Fields>) {
        self.put(key, value.filter(|v| !v.is_empty()).map(Field::Map));
    }

    /// A name that is left out where it is the usual one.
    fn unless<T: PartialEq + Copy>(
        &mut self,
        usual: T,
        key: &str,
        value: T,
        name: fn(T) -> &'static str,
    ) {
        if value != usual {
            self.name(key, Some(name(value)));
        }
    }
}

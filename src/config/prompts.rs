//! `prompts.toml`: the shipped prompts, changed key by key by the reader's, and the reader's own before them.
//!
//! Fills the bank; which prompt is asked of a claim is not decided here.

use super::document::{ConfigError, ConfigLine, File, lines, listed};
use super::shipped::Shipped;
use crate::checklist::Concern;
use crate::claim::{Basis, Kind, Problem, Status};
use crate::prompt::{Bank, Prompt, Proposal, Situation, has_plain_form};

const SHIPPED: File<'static> = File::new("config/prompts.toml", Shipped::Prompts.text());

/// Reads one line into a prompt, or says what its value must be.
type PromptReader = fn(&mut Prompt, &ConfigLine<'_>) -> Result<(), String>;

/// Every key of a prompt and how it is read.
const KEYS: &[(&str, PromptReader)] = &[
    ("ask", |prompt, line| {
        line.string()?.trim().clone_into(&mut prompt.ask);
        Ok(())
    }),
    ("ask_plain", |prompt, line| {
        prompt.ask_plain = Some(line.string()?.trim().to_owned());
        Ok(())
    }),
    ("kinds", |prompt, line| {
        prompt.kinds = named(line, Kind::from_name, Kind::ALL)?;
        Ok(())
    }),
    ("bases", |prompt, line| {
        prompt.bases = named(line, Basis::from_name, Basis::ALL)?;
        Ok(())
    }),
    ("statuses", |prompt, line| {
        prompt.statuses = named(line, Status::from_name, Status::ALL)?;
        Ok(())
    }),
    ("needs", |prompt, line| {
        prompt.needs = named(line, Situation::from_name, Situation::ALL)?;
        Ok(())
    }),
    ("words", |prompt, line| {
        prompt.words = line.strings()?;
        Ok(())
    }),
    ("names", |prompt, line| {
        prompt.names = line.strings()?;
        Ok(())
    }),
    ("fallback", |prompt, line| {
        prompt.fallback = line.boolean()?;
        Ok(())
    }),
    ("proposes", |prompt, line| {
        prompt.proposes = proposal(line)?;
        Ok(())
    }),
];

pub(super) fn load(reader: Option<&(String, String)>) -> Result<Bank, Vec<ConfigError>> {
    let Some(file) = File::of_reader(reader) else {
        return Ok(Bank::read_later(shipped));
    };
    let mut prompts = shipped();
    let own = read(file, &prompts)?;
    let mut added = Vec::new();
    for prompt in own {
        match prompts.iter_mut().find(|p| p.id == prompt.id) {
            Some(changed) => *changed = prompt,
            None => added.push(prompt),
        }
    }
    // The reader's own come first among equals.
    prompts.splice(0..0, added);
    Ok(Bank::new(prompts))
}

fn shipped() -> Vec<Prompt> {
    read(SHIPPED, &[]).expect("the shipped file is in order, as a test sees to")
}

/// The prompts of a file, each begun as `known` has it.
fn read(file: File<'_>, known: &[Prompt]) -> Result<Vec<Prompt>, Vec<ConfigError>> {
    let table = file.parse().map_err(|error| vec![error])?;
    let (mut prompts, mut errors) = (Vec::new(), Vec::new());
    for line in lines(&table) {
        let begun = known.iter().find(|p| p.id == line.key);
        let begun = begun.cloned().unwrap_or_else(|| Prompt {
            id: line.key.to_owned(),
            ..Prompt::default()
        });
        match read_prompt(file, begun, &line) {
            Ok(prompt) => prompts.push(prompt),
            Err(found) => errors.extend(found),
        }
    }
    if errors.is_empty() {
        Ok(prompts)
    } else {
        Err(errors)
    }
}

fn read_prompt(
    file: File<'_>,
    mut prompt: Prompt,
    head: &ConfigLine<'_>,
) -> Result<Prompt, Vec<ConfigError>> {
    let Some(table) = head.value.as_table() else {
        return Err(vec![
            file.error(head.at, head.wrong("a table, as in [my-prompt]")),
        ]);
    };
    let mut errors = Vec::new();
    for line in lines(table) {
        let read = match KEYS.iter().find(|(key, _)| *key == line.key) {
            Some((_, read)) => read(&mut prompt, &line).map_err(|wanted| line.wrong(&wanted)),
            None => Err(unknown_key(line.key)),
        };
        if let Err(said) = read {
            errors.push(file.error(line.at, format!("[{}]: {said}", prompt.id)));
        }
    }
    if errors.is_empty() {
        errors.extend(incomplete(&prompt).map(|said| file.error(head.at, said)));
    }
    if errors.is_empty() {
        Ok(prompt)
    } else {
        Err(errors)
    }
}

/// What keeps a prompt from being asked.
fn incomplete(prompt: &Prompt) -> Option<String> {
    if prompt.ask.is_empty() {
        return Some(format!("[{}] needs \"ask\", the question", prompt.id));
    }
    let plain = has_plain_form(prompt);
    (!plain).then(|| {
        format!(
            "[{}]: begin \"ask\" with ‘{{cue}}’:, ‘{{source}}’: or ‘{{number}}’:, or say in \"ask_plain\" how to ask without them",
            prompt.id
        )
    })
}

fn named<T: Copy + std::fmt::Display>(
    line: &ConfigLine<'_>,
    from_name: fn(&str) -> Option<T>,
    all: &[T],
) -> Result<Vec<T>, String> {
    let names = line.strings().ok();
    let values = names.and_then(|names| names.iter().map(|name| from_name(name)).collect());
    values.ok_or_else(|| {
        let names: Vec<String> = all.iter().map(ToString::to_string).collect();
        format!("a list of {}", names.join(", "))
    })
}

/// Reads `problem:no-source` or `concern:no-base`; an empty text proposes nothing.
fn proposal(line: &ConfigLine<'_>) -> Result<Option<Proposal>, String> {
    let text = line.string().unwrap_or("no text");
    if text.is_empty() {
        return Ok(None);
    }
    let read = text.split_once(':').and_then(|(axis, name)| match axis {
        "problem" => Problem::from_name(name).map(Proposal::Problem),
        "concern" => Concern::from_name(name).map(Proposal::Concern),
        _ => None,
    });
    read.map(Some).ok_or_else(|| {
        let problems = listed(Problem::ALL.iter().map(|p| p.name()));
        let concerns = listed(Concern::ALL.iter().map(|c| c.name()));
        format!("\"problem:\" and one of {problems}, or \"concern:\" and one of {concerns}")
    })
}

fn unknown_key(key: &str) -> String {
    let keys = listed(KEYS.iter().map(|(key, _)| *key));
    format!("no such key: \"{key}\"; keys are {keys}")
}

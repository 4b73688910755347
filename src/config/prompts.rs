//! `prompts.toml`: the shipped prompts, changed key by key by the reader's, and the reader's own before them.
//!
//! Fills the bank; which prompt is asked of a claim is not decided here.

use super::document::{ConfigError, ConfigLine, File, lines, listed};
use super::shipped::Shipped;
use crate::checklist::Concern;
use crate::claim::Problem;
use crate::prompt::{Bank, Prompt, Proposal, has_plain_form};
use crate::text::{NamedEnum, names};

const SHIPPED: File<'static> = File::new("config/prompts.toml", Shipped::Prompts.text());

/// Every key of a prompt.
const KEYS: [&str; 10] = [
    "ask",
    "ask_plain",
    "kinds",
    "bases",
    "statuses",
    "needs",
    "words",
    "names",
    "fallback",
    "proposes",
];

/// Takes the value of one line, or says what it must be.
fn set(prompt: &mut Prompt, line: &ConfigLine<'_>) -> Result<(), String> {
    match line.key {
        "ask" => prompt.ask = words(line)?,
        "ask_plain" => prompt.ask_plain = Some(words(line)?),
        "kinds" => prompt.kinds = named(line)?,
        "bases" => prompt.bases = named(line)?,
        "statuses" => prompt.statuses = named(line)?,
        "needs" => prompt.needs = named(line)?,
        "words" => prompt.words = line.strings()?,
        "names" => prompt.names = line.strings()?,
        "fallback" => prompt.fallback = line.boolean()?,
        _ => prompt.proposes = proposal(line)?,
    }
    Ok(())
}

fn words(line: &ConfigLine<'_>) -> Result<String, String> {
    Ok(line.string()?.trim().to_owned())
}

pub(super) fn load(reader: Option<&(String, String)>, errors: &mut Vec<ConfigError>) -> Bank {
    let Some(file) = File::of_reader(reader) else {
        return Bank::read_later(shipped);
    };
    let mut prompts = shipped();
    let mut added = Vec::new();
    for prompt in read(file, &prompts, errors) {
        match prompts.iter_mut().find(|p| p.id == prompt.id) {
            Some(changed) => *changed = prompt,
            None => added.push(prompt),
        }
    }
    // The reader's own come first among equals.
    prompts.splice(0..0, added);
    Bank::new(prompts)
}

/// The shipped prompts. That nothing is wrong with them, is for a test to see.
fn shipped() -> Vec<Prompt> {
    read(SHIPPED, &[], &mut Vec::new())
}

/// The prompts of a file, each begun as `known` has it.
fn read(file: File<'_>, known: &[Prompt], errors: &mut Vec<ConfigError>) -> Vec<Prompt> {
    let table = file.parse(errors);
    let mut prompts = Vec::new();
    for line in lines(&table) {
        let begun = known.iter().find(|p| p.id == line.key);
        let begun = begun.cloned().unwrap_or_else(|| Prompt {
            id: line.key.to_owned(),
            ..Prompt::default()
        });
        prompts.extend(read_prompt(file, begun, &line, errors));
    }
    prompts
}

fn read_prompt(
    file: File<'_>,
    mut prompt: Prompt,
    head: &ConfigLine<'_>,
    errors: &mut Vec<ConfigError>,
) -> Option<Prompt> {
    let table = head.value.as_table();
    let table = table.ok_or_else(|| head.wrong("a table, as in [my-prompt]"));
    let table = file.checked(head.at, table, errors)?;
    let n_before = errors.len();
    for line in lines(table) {
        let read = if KEYS.contains(&line.key) {
            set(&mut prompt, &line).map_err(|wanted| line.wrong(&wanted))
        } else {
            let keys = listed(KEYS);
            Err(format!("no such key: \"{}\"; keys are {keys}", line.key))
        };
        let read = read.map_err(|message| format!("[{}]: {message}", prompt.id));
        file.checked(line.at, read, errors);
    }
    if errors.len() == n_before {
        errors.extend(incomplete(&prompt).map(|message| file.error(head.at, message)));
    }
    Some(prompt)
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

fn named<T: NamedEnum>(line: &ConfigLine<'_>) -> Result<Vec<T>, String> {
    let given = line.strings().ok();
    let values = given.and_then(|given| given.iter().map(|name| T::from_name(name)).collect());
    values.ok_or_else(|| format!("a list of {}", names::<T>()))
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
        let (problems, concerns) = (names::<Problem>(), names::<Concern>());
        format!("\"problem:\" and one of {problems}, or \"concern:\" and one of {concerns}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_prompts_are_read_without_an_error() {
        let mut errors = Vec::new();
        assert!(!read(SHIPPED, &[], &mut errors).is_empty());
        assert_eq!(errors, []);
    }
}

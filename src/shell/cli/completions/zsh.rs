//! Completions for zsh: `_arguments` for what stands behind each command, and both commands and files before any.

use super::{CompletedCommand, Flag, MADE_BY, Value, Words};
use std::fmt::Write;

pub(super) fn script(all: &Words) -> String {
    // The first line has to name the command; everything else may stand below it.
    let mut out = format!(
        "#compdef sourcecheck\n{MADE_BY}\n_sourcecheck_commands() {{\n    local -a commands\n    commands=(\n"
    );
    for task in &all.tasks {
        let _ = writeln!(out, "        '{}:{}'", task.name, quoted(&task.about));
    }
    out.push_str("    )\n    _describe -t commands command commands\n}\n\n");
    out.push_str("# An article, and as the first word also a command.\n");
    out.push_str("_sourcecheck_first() {\n    local found=1\n    (( CURRENT == 2 )) && _sourcecheck_commands && found=0\n    _files && found=0\n    return found\n}\n\n");
    out.push_str("_sourcecheck() {\n    local task=''\n");
    let _ = write!(
        out,
        "    if (( CURRENT > 2 )); then\n        case $words[2] in\n            ({}) task=$words[2]; shift words; (( CURRENT-- )) ;;\n        esac\n    fi\n    case $task in\n",
        all.names().join("|")
    );
    for task in &all.tasks {
        let argument = argument(&task.argument);
        let _ = writeln!(out, "        ({})", task.name);
        out.push_str(&arguments(task, argument.as_deref()));
    }
    out.push_str("        (*)\n");
    out.push_str(&arguments(
        &all.reading,
        Some("'1:article:_sourcecheck_first'"),
    ));
    out.push_str("    esac\n}\n\n");
    // Read by autoload it is the function's body; sourced it has to be registered.
    out.push_str("if [[ $funcstack[1] == _sourcecheck ]]; then\n    _sourcecheck \"$@\"\nelse\n    compdef _sourcecheck sourcecheck\nfi\n");
    out
}

fn arguments(task: &CompletedCommand, argument: Option<&str>) -> String {
    let mut out = "            _arguments -S :".to_owned();
    let specs = task.options.iter().map(option);
    for spec in specs.chain(argument.map(str::to_owned)) {
        let _ = write!(out, " \\\n                {spec}");
    }
    out + "\n            ;;\n"
}

fn option(option: &Flag) -> String {
    let (name, about) = (&option.name, quoted(&option.about));
    match &option.value {
        None => format!("'{name}[{about}]'"),
        Some(value) => {
            let action = action(value).unwrap_or_else(|| " ".to_owned());
            format!(
                "'{name}=[{about}]:{}:{action}'",
                &name.trim_start_matches('-')
            )
        }
    }
}

fn argument(value: &Value) -> Option<String> {
    Some(format!("'1:{}:{}'", what(value), action(value)?))
}

const fn what(value: &Value) -> &'static str {
    match value {
        Value::File => "article",
        Value::Folder => "folder",
        Value::Nothing | Value::OneOf(_) => "word",
    }
}

fn action(value: &Value) -> Option<String> {
    match value {
        Value::Nothing => None,
        Value::File => Some("_files".to_owned()),
        Value::Folder => Some("_files -/".to_owned()),
        Value::OneOf(words) => Some(format!("({})", words.join(" "))),
    }
}

/// A description inside of single quotes, where colons and brackets divide.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\'' => out.push_str(r"'\''"),
            '[' | ']' | ':' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

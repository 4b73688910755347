//! Completions for fish: a line for each word, with the condition under which it may stand.

use super::{CompletedCommand, Flag, MADE_BY, Value, Words};
use std::fmt::Write;

pub(super) fn script(all: &Words) -> String {
    let names = all.names().join(" ");
    let mut out = format!(
        "{MADE_BY}
# Whether no word stands behind the program's name yet.
function __sourcecheck_first
    test (count (commandline -opc)) -eq 1
end

# Whether the command is the one named.
function __sourcecheck_under
    set -l words (commandline -opc)
    test (count $words) -ge 2; and test $words[2] = $argv[1]
end

# Whether there is no command, so that an article is read.
function __sourcecheck_reads
    set -l words (commandline -opc)
    test (count $words) -eq 1; or not contains -- $words[2] {names}
end

"
    );
    for task in &all.tasks {
        let (name, about) = (&task.name, quoted(&task.about));
        let _ = writeln!(
            out,
            "complete -c sourcecheck -n __sourcecheck_first -a {name} -d '{about}'"
        );
    }
    out.push_str(&of_task(&all.reading, "__sourcecheck_reads"));
    for task in &all.tasks {
        out.push_str(&of_task(
            task,
            &format!("'__sourcecheck_under {}'", task.name),
        ));
    }
    out
}

/// The options of a task, and its argument; files are offered unless they are taken away.
fn of_task(task: &CompletedCommand, condition: &str) -> String {
    let mut out = String::new();
    let line = format!("complete -c sourcecheck -n {condition}");
    let _ = match &task.argument {
        Value::File => Ok(()),
        Value::Nothing => writeln!(out, "{line} -f"),
        Value::Folder => writeln!(out, "{line} -f -a '(__fish_complete_directories)'"),
        Value::OneOf(words) => writeln!(out, "{line} -f -a '{}'", words.join(" ")),
    };
    for option in &task.options {
        let (name, about) = (option.name.trim_start_matches('-'), quoted(&option.about));
        let _ = writeln!(out, "{line} -l {name}{} -d '{about}'", value(option));
    }
    out
}

fn value(option: &Flag) -> String {
    match &option.value {
        None => String::new(),
        Some(Value::File) => " -r -F".to_owned(),
        Some(Value::Nothing) => " -x".to_owned(),
        Some(Value::Folder) => " -x -a '(__fish_complete_directories)'".to_owned(),
        Some(Value::OneOf(words)) => format!(" -x -a '{}'", words.join(" ")),
    }
}

fn quoted(text: &str) -> String {
    text.replace('\\', r"\\").replace('\'', r"\'")
}

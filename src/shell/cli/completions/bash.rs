//! Completions for bash: one function that looks at the words so far.
//!
//! Where files are wanted the function answers nothing and leaves them to bash, which knows how to quote them; only
//! where a file or a command may stand it names both. Written for bash 3.2 and newer.

use super::{CompletedCommand, MADE_BY, Value, Words};
use std::fmt::Write;

/// What comes first: which words there are, and what stands before the cursor.
const BEGIN: &str = r"_sourcecheck() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} lead='' task='' kind='' words='' options=''
    local valued='' n=0 i=1 word
    COMPREPLY=()
    # Bash takes --keys=vim apart at the sign, unless that was taken out of COMP_WORDBREAKS.
    if [[ $cur == = ]]; then
        cur=''
    elif [[ $prev == = ]]; then
        prev=${COMP_WORDS[COMP_CWORD-2]}
    elif [[ $cur == --*=* ]]; then
        lead=${cur%%=*}=
        prev=${cur%%=*}
        cur=${cur#*=}
    fi
";

/// What comes last: counts the arguments so far, and answers.
const END: &str = r#"    if [[ $kind == argument ]]; then
        # The options so far, with their values, are no arguments.
        while (( i < COMP_CWORD )); do
            word=${COMP_WORDS[i]}
            if [[ " $valued " == *" $word "* ]]; then
                (( i++ ))
                [[ ${COMP_WORDS[i]} == = ]] && (( i++ ))
            elif [[ $word != -* || $word == - ]]; then
                (( n++ ))
            fi
            (( i++ ))
        done
        if [[ $cur == -?* ]]; then
            kind=words
            words=$options
        elif (( n > 0 )); then
            kind=nothing
        else
            kind=$argument
        fi
    fi
    case $kind in
        words)
            COMPREPLY=( $(compgen -P "$lead" -W "$words" -- "$cur") )
            compopt +o default 2>/dev/null
            ;;
        nothing)
            compopt +o default 2>/dev/null
            ;;
        folder)
            compopt +o default -o dirnames 2>/dev/null
            ;;
        either)
            COMPREPLY=( $(compgen -W "$words" -- "$cur") )
            if (( ${#COMPREPLY[@]} )); then
                while IFS= read -r word; do
                    COMPREPLY+=("$word")
                done < <(compgen -f -- "$cur")
                compopt -o filenames 2>/dev/null
            fi
            ;;
    esac
} &&
complete -o bashdefault -o default -F _sourcecheck sourcecheck
"#;

pub(super) fn script(all: &Words) -> String {
    let names = all.names();
    let mut out = format!("{MADE_BY}{BEGIN}");
    let _ = write!(
        out,
        "    local argument=file\n    if (( COMP_CWORD > 1 )); then\n        case ${{COMP_WORDS[1]}} in\n            \
         {}) task=${{COMP_WORDS[1]}} i=2 ;;\n        esac\n    fi\n",
        names.join("|")
    );
    out.push_str("    case $task in\n");
    for task in &all.tasks {
        let _ = writeln!(out, "        {})", task.name);
        out.push_str(&of_task(task, &task.argument));
    }
    out.push_str("        *)\n");
    out.push_str(&of_task(&all.reading, &all.reading.argument));
    out.push_str("    esac\n");
    let _ = write!(
        out,
        "    if [[ -z $task && $kind == argument ]] && (( COMP_CWORD == 1 )); then\n        argument=either\n        \
         words='{}'\n    fi\n",
        names.join(" ")
    );
    out + END
}

/// What may stand behind a task: the value of the option before the cursor, else its argument.
fn of_task(task: &CompletedCommand, argument: &Value) -> String {
    let options: Vec<&str> = task.options.iter().map(|o| o.name.as_str()).collect();
    let valued: Vec<&str> = task.with_value().map(|(name, _)| name).collect();
    let mut out = format!(
        "            options='{}' valued='{}'\n            case $prev in\n",
        options.join(" "),
        valued.join(" ")
    );
    for (name, value) in task.with_value() {
        let _ = writeln!(out, "                {name}) {} ;;", kind(value, "kind"));
    }
    let argument = kind(argument, "argument");
    let _ = writeln!(
        out,
        "                *) kind=argument {argument} ;;\n            esac\n            ;;"
    );
    out
}

fn kind(value: &Value, variable: &str) -> String {
    match value {
        Value::Nothing => format!("{variable}=nothing"),
        Value::File => format!("{variable}=file"),
        Value::Folder => format!("{variable}=folder"),
        Value::OneOf(words) => format!("{variable}=words words='{}'", words.join(" ")),
    }
}

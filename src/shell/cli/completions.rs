//! Completions for shells, made by `clap_complete` from the command line's own definitions, with what it leaves out:
//! that the first word may be an article or a command, and arguments that are one of some words.

use super::help::with_topics;
use clap::builder::PossibleValue;
use clap::{Arg, Command};
use clap_complete::Shell;

/// Files besides options and commands, and options written as `--keys=vim`.
const BASH: &str = r#"
_sourcecheck_all() {
    local before=$3 IFS=$'\n'
    [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD-2]}
    IFS=$' \t\n' _sourcecheck "$1" "$2" "$before"
    [[ $2 == -* ]] && return
    COMPREPLY=(${COMPREPLY[@]/#-*/})
    if (( COMP_CWORD == 1 && ${#COMPREPLY[@]} )); then
        COMPREPLY+=($(compgen -f -- "$2"))
        compopt -o filenames 2>/dev/null
    fi
}
complete -o bashdefault -o default -F _sourcecheck_all sourcecheck
"#;

/// The completions for a shell, as it reads them.
pub fn script(shell: Shell) -> String {
    let mut command = with_topics();
    if shell == Shell::Zsh {
        // To zsh an argument and a command are two words.
        let options = command.get_arguments().filter(|arg| !arg.is_positional());
        command = Command::new("sourcecheck")
            .version(env!("CARGO_PKG_VERSION"))
            .disable_help_subcommand(true)
            .args(options)
            .subcommands(command.get_subcommands());
    }
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "sourcecheck", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    match shell {
        // What is to be written itself, not the name of it.
        Shell::Bash => script.replace(" [ARTICLE]", "").replace(" <ARTICLE>", "") + BASH,
        Shell::Zsh => script.replace(
            "\":: :_sourcecheck_commands\"",
            "':: :{_sourcecheck_commands; _files}'",
        ),
        Shell::Fish => {
            let script = script
                // An option that waits for its value is no failure.
                .replacen("or return\n", "or return 0\n", 1)
                // The word `help` itself hides what may follow it.
                .replace(" help\" -f -a", "\" -f -a");
            script + &fish_arguments(&with_topics())
        }
        _ => script,
    }
}

/// No files where a command takes none, and the words that its argument may be.
fn fish_arguments(command: &Command) -> String {
    let lines = command.get_subcommands().filter_map(|command| {
        let argument = command.get_positionals().next();
        let values = argument.map(Arg::get_possible_values).unwrap_or_default();
        let words: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
        let (name, words) = (command.get_name(), words.join(" "));
        (argument.is_none() || !words.is_empty()).then(|| {
            format!(
                "complete -c sourcecheck -n '__fish_sourcecheck_using_subcommand {name}' -f -a '{words}'\n"
            )
        })
    });
    lines.collect()
}

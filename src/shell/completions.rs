//! Completions for shells, made from the command line's own definitions.

use super::args::{Args, Shell};
use clap::{Arg, Command, CommandFactory};
use clap_complete::generate;

/// What every file of completions that we made holds, as a comment of each of the shells.
pub const MADE_BY: &str = "# made by sourcecheck\n";

/// The completions for a shell, as it reads them.
pub fn script(shell: Shell) -> String {
    let mut command = Args::command();
    let mut script = Vec::new();
    generate(generator(shell), &mut command, "sourcecheck", &mut script);
    let mut script = String::from_utf8_lossy(&script).into_owned();
    if shell == Shell::Fish {
        script.push_str(&fish_values(&command));
    }
    // For zsh the first line has to name the command; everything else may stand below it.
    match script.split_once('\n') {
        Some((first, rest)) if first.starts_with("#compdef") => format!("{first}\n{MADE_BY}{rest}"),
        _ => format!("{MADE_BY}{script}"),
    }
}

/// For fish the values of a command's argument have to be added: its generator leaves them out.
fn fish_values(command: &Command) -> String {
    let line = |sub: &Command| {
        let values: Vec<String> = sub
            .get_positionals()
            .flat_map(Arg::get_possible_values)
            .map(|value| value.get_name().to_owned())
            .collect();
        let name = sub.get_name();
        let values = (!values.is_empty()).then(|| values.join(" "))?;
        Some(format!(
            "complete -c sourcecheck -n \"__fish_sourcecheck_using_subcommand {name}\" -f -a \"{values}\"\n"
        ))
    };
    command.get_subcommands().filter_map(line).collect()
}

const fn generator(shell: Shell) -> clap_complete::Shell {
    match shell {
        Shell::Bash => clap_complete::Shell::Bash,
        Shell::Zsh => clap_complete::Shell::Zsh,
        Shell::Fish => clap_complete::Shell::Fish,
    }
}

//! The presets of keys: each is in order, keeps what decides, and lies between the shipped keys and the reader's.

use sourcecheck::config::{self, Preset, UserFiles};
use sourcecheck::keymap::{Keymap, Lookup, parse_keys};
use sourcecheck::session::{Command, Mode, ROWS};

/// The keymap with a preset, or what is wrong with it and the reader's `keys.toml`.
fn loaded(preset: &str, keys: &str) -> Result<Keymap, Vec<String>> {
    let own = |name: &str, text: &str| Some((format!("own/{name}.toml"), text.to_owned()));
    let files = UserFiles {
        settings: own("sourcecheck", &format!("keys = \"{preset}\"")),
        keys: own("keys", keys),
        ..UserFiles::default()
    };
    match config::load(&files) {
        Ok(config) => Ok(config.keymap),
        Err(errors) => Err(errors.iter().map(ToString::to_string).collect()),
    }
}

#[track_caller]
fn check_preset(preset: &str, keys: &str, name: &str) {
    let keymap = loaded(preset, "").expect("the preset is in order");
    let pressed = parse_keys(keys).expect("the test presses keys");
    let Lookup::Command(command) = keymap.look_up(Mode::Reading, &pressed) else {
        panic!("{keys} is nothing in {preset}");
    };
    assert_eq!(command.row().name, name, "{keys} in {preset}");
}

#[test]
fn every_preset_keeps_what_decides_and_steps_and_every_command_a_key() {
    for preset in Preset::ALL {
        for (keys, name) in [
            ("]", "undecided-next"),
            ("[", "undecided-back"),
            ("a", "attributed"),
            ("s", "sourced"),
            ("u", "unsupported"),
            ("z", "undo"),
            ("?", "help"),
            ("q", "quit"),
        ] {
            check_preset(preset.name(), keys, name);
        }
        let keymap = loaded(preset.name(), "").expect("the preset is in order");
        for row in ROWS {
            for mode in row.modes {
                let bound = keymap.key_for(row.command, *mode).is_some();
                assert!(bound, "{preset}: {} in {mode:?}", row.name);
            }
        }
    }
}

#[test]
fn presets_are_those_of_the_manual() {
    check_preset("vim", "Ctrl-F", "page-next");
    check_preset("vim", "Ctrl-B", "page-back");
    // Wherever pages are turned: in the help and in lists as well.
    let vim = loaded("vim", "").expect("the preset is in order");
    for mode in [Mode::Reading, Mode::List, Mode::Look] {
        for (key, command) in [("Ctrl-F", Command::PageNext), ("Ctrl-B", Command::PageBack)] {
            let pressed = parse_keys(key).expect("the test presses keys");
            assert_eq!(
                vim.look_up(mode, &pressed),
                Lookup::Command(command),
                "{key} in {mode:?}"
            );
        }
    }
    check_preset("vim", "g g", "start");
    check_preset("vim", "G", "end");
    check_preset("vim", "Z Z", "quit");
    check_preset("vim", "Ctrl-R", "redo");
    assert_eq!(vim.key_for(Command::Quit, Mode::Reading), Some("q"));
    check_preset("vim", "Ctrl-O", "jump-older");
    check_preset("arrows", "Right", "claim-next");
    check_preset("arrows", "Left", "claim-back");
    check_preset("arrows", "Down", "line-down");
    check_preset("arrows", "PgUp", "page-back");
    check_preset("arrows", "Enter", "sheet");
    check_preset("less", "Right", "page-next");
    let said = loaded("emacs", "").unwrap_err();
    assert_eq!(
        said,
        ["own/sourcecheck.toml, line 1: \"keys\" must be one of less, vim, arrows"]
    );
}

#[test]
fn own_keys_lie_over_the_preset_and_a_conflict_names_both() {
    let own = "[reading]\n\"Right\" = \"page-next\"";
    let keymap = loaded("arrows", own).expect("the keys are in order");
    let right = keymap.look_up(Mode::Reading, &parse_keys("Right").unwrap());
    assert_eq!(right, Lookup::Command(Command::PageNext));
    let said = loaded("vim", "[reading]\ng = \"list\"").unwrap_err();
    assert_eq!(
        said,
        [
            "own/keys.toml, line 2: \"g\" (\"list\") conflicts with \"g g\" (\"start\"): \
             one begins the other; set one of them to \"\""
        ]
    );
    assert!(loaded("vim", "[reading]\ng = \"list\"\n\"g g\" = \"\"").is_ok());
}

//! What a reader can set: the shipped files agree with the commands, own files override line by line, and what is
//! wrong in one is said with file, line and key.

use ratatui::style::Color;
use sourcecheck::checklist::Concern;
use sourcecheck::config::{self, Config, UserFiles};
use sourcecheck::keymap::{Lookup, parse_keys};
use sourcecheck::prompt::{Bank, Proposal};
use sourcecheck::session::{Command, Mode, ROWS, ThemeChoice};
use sourcecheck::view::Role;

/// Commands that have no key on purpose, and where.
const UNBOUND: &[(Mode, &str)] = &[];

fn shipped() -> Config {
    config::load(&UserFiles::default()).expect("the shipped files are right")
}

fn own(name: &str, text: &str) -> UserFiles {
    let file = Some((format!("own/{name}.toml"), text.to_owned()));
    let mut files = UserFiles::default();
    match name {
        "sourcecheck" => files.settings = file,
        "keys" => files.keys = file,
        "theme" => files.theme = file,
        "prompts" => files.prompts = file,
        _ => panic!("no such file: {name}"),
    }
    files
}

/// Loads one file of the reader's and compares what is said about it.
#[track_caller]
fn check_said(name: &str, text: &str, sentences: &[&str]) {
    let errors = config::load(&own(name, text)).map_or_else(|errors| errors, |_| Vec::new());
    let said: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(said, sentences, "{text}");
}

/// What pressing `keys` in `mode` does with the reader's `keys.toml`.
#[track_caller]
fn check_key(text: &str, mode: Mode, keys: &str, command: Option<&str>) {
    let config = config::load(&own("keys", text)).unwrap_or_else(|errors| panic!("{errors:?}"));
    let pressed = parse_keys(keys).expect("the test presses keys");
    let found = match config.keymap.look_up(mode, &pressed) {
        Lookup::Command(command) => Some(command.row().name),
        Lookup::Pending => Some("..."),
        Lookup::None => None,
    };
    assert_eq!(found, command, "{keys}");
}

#[test]
fn every_command_has_a_key_wherever_it_works() {
    let keymap = shipped().keymap;
    for row in ROWS {
        for mode in row.modes {
            // A typed line takes what can be typed, and only what leaves it has a key there.
            let on_purpose = UNBOUND.contains(&(*mode, row.name));
            let bound = keymap.key_for(row.command, *mode).is_some();
            assert_eq!(bound, !on_purpose, "{} in [{}]", row.name, mode.name());
        }
    }
}

#[test]
fn the_keys_are_those_of_the_manual() {
    for (keys, name) in [
        ("Space", "page-next"),
        ("Ctrl-U", "half-up"),
        ("<", "start"),
        ("' '", "jump-back"),
        ("'", "mark-go"),
        ("x", "..."),
        ("x t", "exclude-transition"),
        (";", "undecided-next"),
        ("F1", "help"),
        ("Shift-Tab", "claim-back"),
    ] {
        check_key("", Mode::Reading, keys, Some(name));
    }
    check_key("", Mode::Sheet, "n", Some("answer-no"));
    check_key("", Mode::Sheet, "x t", Some("exclude-transition"));
    check_key("", Mode::Entry, "n", None);
    check_key("", Mode::Unsaved, "w", Some("save-elsewhere"));
    check_key("", Mode::Reading, "l", None);
}

#[test]
fn what_may_follow_is_known() {
    let keymap = shipped().keymap;
    let following = keymap.following(Mode::Reading, &parse_keys("x").unwrap());
    let keys: Vec<&str> = following.iter().map(|(keys, _)| keys.as_str()).collect();
    assert_eq!(keys, ["o", "q", "c", "d", "e", "t", "n"]);
    let keys = keymap.keys_for(Command::PageNext, Mode::Reading);
    assert_eq!(keys, ["Space", "f", "PgDn", "Right", "Ctrl-F"]);
    assert_eq!(keymap.key_for(Command::Help, Mode::Sheet), Some("?"));
    assert_eq!(keymap.key_for(Command::PageNext, Mode::Sheet), None);
    assert_eq!(keymap.keys_for(Command::SpanKeep, Mode::Span), ["Enter"]);
}

#[test]
fn own_keys_override_key_by_key() {
    let own = "[reading]\n\"Ctrl-F\" = \"page-next\"\n\"b\" = \"\"\n\"PageDown\" = \"page-back\"\n\"k\" = \"none\"";
    check_key(own, Mode::Reading, "Ctrl-F", Some("page-next"));
    check_key(own, Mode::Reading, "b", None);
    check_key(own, Mode::Reading, "k", None);
    check_key(own, Mode::Reading, "PgDn", Some("page-back"));
    check_key(own, Mode::Reading, "Space", Some("page-next"));
    check_key(own, Mode::Look, "b", Some("page-back"));
}

#[test]
fn wrong_keys_are_said_with_file_line_and_key() {
    check_said(
        "keys",
        "[reading]\n\"x o\" = \"exclude-opinion\"\n\"m a\" = \"list\"\n",
        &[
            "own/keys.toml, line 3: \"m\" (\"mark-set\") conflicts with \"m a\" (\"list\"): \
           one begins the other; set one of them to \"\"",
        ],
    );
    check_said(
        "keys",
        "[reading]\nq = \"fly\"\n\"7\" = \"end\"\n[look]\nw = \"wider\"\nx = 3\n",
        &["own/keys.toml, line 6: \"x\" must be the name of a command"],
    );
    check_said(
        "keys",
        "[reading]\nq = \"fly\"\n\"7\" = \"end\"\n[look]\nw = \"wider\"\n",
        &[
            "own/keys.toml, line 2: \"q\": no such command: \"fly\"; sourcecheck config --shipped keys lists them, \"\" unbinds the key",
            "own/keys.toml, line 3: \"7\" cannot be bound: digits are counts, as in 12G",
            "own/keys.toml, line 5: \"w\": \"wider\" does not work in [look]; only in [reading]",
        ],
    );
    check_said(
        "keys",
        "[reading]\n\"Esc\" = \"quit\"\n",
        &[
            "own/keys.toml, line 2: \"Esc\" cannot be bound: Esc can only be \"close\": it never decides and never quits",
        ],
    );
    check_said(
        "keys",
        "\n[raeding]\n",
        &[
            "own/keys.toml, line 2: no such table: [raeding]; tables are reading, asked, sheet, list, span, look, unsaved, entry",
        ],
    );
    check_said(
        "keys",
        "[list]\n\"Ctrl-I\" = \"close\"\n\"Foo\" = \"\"\n",
        &[
            "own/keys.toml, line 2: \"Ctrl-I\" cannot be bound: terminals send it as Tab",
            "own/keys.toml, line 3: no such key: \"Foo\"; keys are single characters, F1 to F24, and Space, Enter, Esc, Tab, \
             Shift-Tab, Backspace, Del, Ins, Up, Down, Left, Right, Home, End, PgUp, PgDn; Ctrl- or Alt- may precede them",
        ],
    );
}

#[test]
fn wrong_settings_are_said_with_file_line_and_key() {
    check_said(
        "sourcecheck",
        "# mine\nwidht = 70\nwidth = \"wide\"\ntheme = \"pink\"\nreviewer = 3\n[prompts]\nmute = \"any-gain\"\nshow = 3\n",
        &[
            "own/sourcecheck.toml, line 2: no such setting: \"widht\"; settings are reviewer, width, theme, keys, hints, title, links, prompts.mute",
            "own/sourcecheck.toml, line 3: \"width\" must be a whole number from 30 to 76",
            "own/sourcecheck.toml, line 4: \"theme\" must be one of auto, light, dark, paper, night, plain, ask",
            "own/sourcecheck.toml, line 5: \"reviewer\" must be a text in quotation marks",
            "own/sourcecheck.toml, line 7: \"prompts.mute\" must be a list of texts, as in [\"one\", \"two\"]",
            "own/sourcecheck.toml, line 8: no such setting: \"prompts.show\"; settings are reviewer, width, theme, keys, hints, title, links, prompts.mute",
        ],
    );
    check_said(
        "sourcecheck",
        "width = 200\n[promts]\n",
        &[
            "own/sourcecheck.toml, line 1: \"width\" must be a whole number from 30 to 76",
            "own/sourcecheck.toml, line 2: no such setting: \"promts\"; settings are reviewer, width, theme, keys, hints, title, links, prompts.mute",
        ],
    );
}

#[test]
fn what_is_not_toml_is_said_with_its_line() {
    check_said(
        "sourcecheck",
        "width = 50\nwidth = 60\n",
        &["own/sourcecheck.toml, line 2: not TOML (duplicate key): width = 60"],
    );
    let files = own("keys", "[reading]\nq = quit\n");
    let errors = config::load(&files).unwrap_err();
    assert_eq!(
        (errors[0].line, errors[0].file.as_str()),
        (2, "own/keys.toml")
    );
}

#[test]
fn own_styles_override_role_by_role() {
    let files = own("theme", "[dark]\nlink = \"underlined green\"\n");
    let theme = config::load(&files).unwrap().theme;
    assert_eq!(
        theme.theme(ThemeChoice::Dark).style(Role::Link).fg,
        Some(Color::Green)
    );
    let shipped = shipped().theme;
    assert_eq!(
        theme.theme(ThemeChoice::Light).style(Role::Link),
        shipped.theme(ThemeChoice::Light).style(Role::Link)
    );
    assert_eq!(
        theme.theme(ThemeChoice::Dark).style(Role::Key),
        shipped.theme(ThemeChoice::Dark).style(Role::Key)
    );
    check_said(
        "theme",
        "[plain]\nlink = \"red\"\n",
        &["own/theme.toml, line 2: \"link\": [plain] has no colours"],
    );
    check_said(
        "theme",
        "[pink]\n",
        &[
            "own/theme.toml, line 1: no such theme: [pink]; themes are auto, light, dark, paper, night, plain, ask",
        ],
    );
    let errors = config::load(&own(
        "theme",
        "[dark]\nlinks = \"red\"\nlink = \"crimson\"\n",
    ))
    .unwrap_err();
    let said: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert!(
        said[0].starts_with(
            "own/theme.toml, line 2: no such role: \"links\"; roles are text, heading,"
        ),
        "{said:?}"
    );
    assert!(
        said[1].starts_with("own/theme.toml, line 3: \"link\" must be \"none\", or some of bold,"),
        "{said:?}"
    );
}

#[test]
fn all_files_are_checked_at_once() {
    let files = UserFiles {
        settings: Some(("a".to_owned(), "width = 1".to_owned())),
        theme: Some(("b".to_owned(), "[x]".to_owned())),
        ..UserFiles::default()
    };
    let errors = config::load(&files).unwrap_err();
    let files: Vec<&str> = errors.iter().map(|error| error.file.as_str()).collect();
    assert_eq!(files, ["a", "b"]);
}

#[test]
fn the_key_table_names_every_command() {
    let table = crate::support::key_table::markdown_table(&shipped().keymap);
    for row in ROWS {
        assert!(table.contains(&format!("| {} |", row.help)), "{}", row.name);
    }
    assert!(table.contains("| `Space`, `f`, `PgDn`, `Right`, `Ctrl-F` | next page |"));
    assert!(table.contains("| `'` | with a letter, go to that mark |"));
}

#[test]
fn own_prompts_add_and_change_key_by_key() {
    let own = own(
        "prompts",
        "[num-period]\nproposes = \"concern:weak-source\"\n\n[tide]\nask = \"At which state of the tide?\"\nkinds = [\"quantity\"]\n",
    );
    let bank = config::load(&own).expect("the file is right").bank;
    let shipped = shipped().bank;
    assert_eq!(bank.prompts().len(), shipped.prompts().len() + 1);
    assert_eq!(bank.prompts()[0].id, "tide");
    let of = |bank: &Bank| {
        bank.prompts()
            .iter()
            .find(|p| p.id == "num-period")
            .cloned()
    };
    let (changed, before) = (of(&bank).expect("changed"), of(&shipped).expect("shipped"));
    assert_eq!((&changed.ask, &changed.kinds), (&before.ask, &before.kinds));
    assert_eq!(
        changed.proposes,
        Some(Proposal::Concern(Concern::WeakSource))
    );
}

#[test]
fn wrong_prompts_are_said_with_file_line_and_key() {
    check_said(
        "prompts",
        "[tide]\nkinds = [\"quantity\"]\n[swell]\nask = \"Seen ‘{cue}’?\"\n",
        &[
            "own/prompts.toml, line 1: [tide] needs \"ask\", the question",
            "own/prompts.toml, line 3: [swell]: begin \"ask\" with ‘{cue}’:, ‘{source}’: or ‘{number}’:, \
             or say in \"ask_plain\" how to ask without them",
        ],
    );
    check_said(
        "prompts",
        "[num-base]\nkinds = [\"number\"]\nstatuses = \"sourced\"\nfallback = 1\nwhen = \"always\"\n",
        &[
            "own/prompts.toml, line 2: [num-base]: \"kinds\" must be a list of accusation, quantity, comparison, \
             superlative, causal, prediction, law, history, biography, quote, event, other",
            "own/prompts.toml, line 3: [num-base]: \"statuses\" must be a list of attributed, sourced, unsupported",
            "own/prompts.toml, line 4: [num-base]: \"fallback\" must be true or false",
            "own/prompts.toml, line 5: [num-base]: no such key: \"when\"; keys are ask, ask_plain, kinds, bases, \
             statuses, needs, words, names, fallback, proposes",
        ],
    );
    check_said(
        "prompts",
        "[num-base]\nproposes = \"no-base\"\n",
        &[
            "own/prompts.toml, line 2: [num-base]: \"proposes\" must be \"problem:\" and one of no-source, vague-attribution, \
           failed-verification, dead-link, off-topic-link, circular, overstated, or \"concern:\" and one of second-hand, \
           undated-quote, interested-party, primary-needed, weak-source, single-source, no-base, anonymity-unexplained, \
           no-reply, headline-drops-source",
        ],
    );
}

#[test]
fn only_prompts_that_exist_can_be_muted() {
    let files = own("sourcecheck", "[prompts]\nmute = [\"any-gain\"]\n");
    let settings = config::load(&files).expect("the file is right").settings;
    assert_eq!(settings.mute.value, ["any-gain"]);
    check_said(
        "sourcecheck",
        "[prompts]\nmute = [\"any-gian\"]\n",
        &[
            "own/sourcecheck.toml, line 2: \"prompts.mute\": no such prompt: \"any-gian\"; sourcecheck config --shipped prompts lists them",
        ],
    );
}

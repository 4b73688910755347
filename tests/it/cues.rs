//! The reader's own `cues.toml`: a verb, a set phrase and a kind of document that the shipped files do not know.

use crate::support::home::{Home, err, out};

const ARTICLE: &str = "Mara Ilves mumbled that the pier was closed in 2019.\n\n\
    From the desk of Jonas Brandt, the lock will stay shut until May.\n\n\
    A fieldbook by the Harbour Board says that 212 bolts were cracked.\n";

const OWN: &str = "frames = [{ words = \"from the desk of SOURCE\", rule = \"cue.desk\" }]\n\
    [verbs]\nSAY = \"mumble\"\n[words]\nDOCUMENT = \"fieldbook\"\n";

#[test]
fn own_words_count_as_the_shipped_ones_do() {
    let home = Home::new();
    home.write("a.md", ARTICLE);
    let plain = out(&home.run(&["claims", "--format", "jsonl", "a.md"], ""));
    assert!(!plain.contains("mumbled\",\"start"), "{plain}");
    home.write("config/sourcecheck/cues.toml", OWN);
    let own = out(&home.run(&["claims", "--format", "jsonl", "a.md"], ""));
    for shown in [
        "\"cue\":{\"text\":\"mumbled\"",
        "\"rule\":\"cue.desk\"",
        "\"source\":{\"text\":\"Jonas Brandt\"",
        "\"basis\":\"named-organisation\"",
    ] {
        assert!(own.contains(shown), "{shown}\n{own}");
    }
}

#[test]
fn a_verb_that_the_shipped_files_list_too_is_what_the_reader_says() {
    let home = Home::new();
    home.write("a.md", "Mara Ilves plans that the pier be closed.\n");
    home.write(
        "config/sourcecheck/cues.toml",
        "[verbs]\nSAY = \"say plan\"\n",
    );
    let own = out(&home.run(&["claims", "--format", "jsonl", "a.md"], ""));
    assert!(own.contains("\"status\":\"attributed\""), "{own}");
}

#[test]
fn what_is_wrong_in_it_is_said_with_its_file_and_line() {
    let home = Home::new();
    home.write("a.md", ARTICLE);
    for (text, line, said) in [
        (
            "[verbs]\nASK = \"mumble\"\nSAY = \"mumble\"\n",
            2,
            "the verb \"mumble\" is listed in ASK and again in SAY: list it once, as one word",
        ),
        (
            "[verbs]\nSAY = \"mumble mumble\"\n",
            2,
            "the verb \"mumble\" is listed in SAY and again in SAY",
        ),
        (
            "[verbs]\nSAY = \"mumble\"\n[irregular]\nmumble = \"mumbles mumbled\"\n",
            2,
            "\"mumble\" needs four forms",
        ),
        (
            "[verbs]\nframes = [{ words = \"from the desk of SOURCE\", rule = \"x\" }]\n",
            2,
            "rows stand above the first table",
        ),
        (
            "frames = [{ words = \"from the desk of X\", rule = \"x\" }]\n",
            1,
            "the place of the speaker is called SOURCE",
        ),
        (
            "[verbs]\nSAYS = \"mumble\"\n",
            2,
            "no rule asks for the class SAYS",
        ),
        (
            "[words]\n\nDOKUMENT = \"fieldbook\"\n",
            3,
            "no rule asks for the class DOKUMENT",
        ),
        ("[verbs]\nSAY = [\"mumble\"]\n", 2, "expected a string"),
        ("[gates", 1, "not TOML"),
        (
            "frames = [{ words = \"SOURCE says\", rule = \"x\" }]\n",
            1,
            "a frame begins with a word and names SOURCE once",
        ),
    ] {
        home.write("config/sourcecheck/cues.toml", text);
        let output = home.run(&["claims", "a.md"], "");
        let message = err(&output);
        let place = format!("cues.toml, line {line}: ");
        assert!(
            message.contains(&place) && message.contains(said),
            "{said}\n{message}"
        );
        assert_eq!(output.status.code(), Some(2), "{message}");
    }
}

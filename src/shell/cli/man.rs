//! The manual page: made of the command line's own definitions, the live keys, and the text of `config/man.md`; and
//! those of the topics of help, the same text that `help` prints.

use super::args::Args;
use crate::article::{Article, Block, BlockKind, InlineStyle};
use crate::config::{self, Topic, UserFiles, article_of};
use crate::keymap::Keymap;
use crate::session::{Group, ROWS};
use crate::text::Span;
use clap::{Arg, Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};
use std::fmt::Write as _;
use std::io::{self, Write};

/// When the page was last changed.
const LAST_CHANGED: &str = "2026-11-28";

/// What the generator writes before each section.
const APOSTROPHES: &str = ".ie \\n(.g .ds Aq \\(aq\n.el .ds Aq '\n";

/// What stands behind the keys: files, environment, exit codes, examples.
const TEXT: &str = include_str!("../../../config/man.md");

/// The page, as `man` reads it; the keys are the shipped ones.
///
/// # Errors
/// Never for a string; what the generator says.
pub fn page() -> io::Result<String> {
    let keymap =
        config::load(&UserFiles::default()).map_or_else(|_| Keymap::default(), |c| c.keymap);
    // Help is everywhere and says so itself.
    let mut command = Args::command()
        .disable_help_flag(true)
        .disable_help_subcommand(true);
    command.build();
    let man = Man::new(command.clone())
        .title("SOURCECHECK")
        .date(LAST_CHANGED)
        .manual("sourcecheck");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    writeln!(page, ".SH SYNOPSIS")?;
    synopsis(&command).to_writer(&mut page)?;
    writeln!(page, ".br\n\\fBsourcecheck\\fR \\fICOMMAND\\fR ...")?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    commands(&command, &mut page)?;
    let mut rest = Roff::new();
    keys(&mut rest, &keymap);
    push_all(&mut rest, &article_of(TEXT));
    rest.control("SH", ["TOPICS OF HELP"]);
    for topic in Topic::ALL {
        rest.control("TP", []).text([bold(topic.name())]);
        rest.text([roman(topic.title())]);
    }
    rest.to_writer(&mut page)?;
    Ok(folded_page(&page))
}

/// What the generator wrote, as readers of such pages want it.
fn folded_page(page: &[u8]) -> String {
    // Each section brings the same two lines on apostrophes: once is enough. An empty line is written as one.
    let page = String::from_utf8_lossy(page).replace(APOSTROPHES, "");
    let page = page.replace(".br\n\n.br\n", ".sp\n");
    let page = page.replace(" \n", "\n");
    // Lines of an example stay as they are.
    let mut is_example = false;
    let lines: String = page
        .lines()
        .map(|line| {
            is_example = line == ".EX" || is_example && line != ".EE";
            if is_example {
                format!("{line}\n")
            } else {
                folded(line)
            }
        })
        .collect();
    format!("{APOSTROPHES}{lines}")
}

/// The bytes after which an input line of roff is broken; 80 are usual at most.
const LONGEST_LINE: usize = 66;

/// A line of text as several where it is too long, each with its end. A full stop at the beginning would be a request, one
/// at the end the end of a sentence.
fn folded(line: &str) -> String {
    let (mut out, mut used) = (String::new(), 0);
    for word in line.split(' ') {
        let is_torn = word.starts_with(['.', '\'']) || out.ends_with(['.', '?', '!']);
        let breaks = used + word.len() >= LONGEST_LINE && !is_torn;
        if used > 0 {
            out.push(if breaks { '\n' } else { ' ' });
        }
        used = if breaks { 0 } else { used } + word.len() + 1;
        out.push_str(word);
    }
    out + "\n"
}

/// A command with its options and their values, which the generator's own synopsis lacks.
fn synopsis(command: &Command) -> Roff {
    let name = command.get_bin_name().unwrap_or(command.get_name());
    let mut line = vec![bold(name)];
    let mut arguments: Vec<&Arg> = command.get_arguments().collect();
    arguments.sort_by_key(|argument| argument.is_positional());
    for argument in arguments {
        let flags = argument.get_short().map(|short| format!("-{short}"));
        let flags = flags
            .into_iter()
            .chain(argument.get_long().map(|long| format!("--{long}")));
        let flags: Vec<String> = flags.collect();
        let takes_value = argument.get_action().takes_values();
        let value = argument.get_value_names().filter(|_| takes_value);
        let value = value.and_then(<[_]>::first).map(ToString::to_string);
        let between = if flags.is_empty() || value.is_none() {
            ""
        } else {
            " "
        };
        let (open, close) = if argument.is_required_set() {
            ("", "")
        } else {
            ("[", "]")
        };
        line.push(roman(format!(" {open}")));
        line.extend([bold(flags.join("|")), roman(between)]);
        line.extend([italic(value.unwrap_or_default()), roman(close)]);
    }
    let mut page = Roff::new();
    page.text(line);
    page
}

/// Every command as one part of a section: what the generator makes a page of.
fn commands(command: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    writeln!(page, ".SH COMMANDS")?;
    for sub in command.get_subcommands() {
        let man = Man::new(sub.clone());
        let mut part = Vec::new();
        writeln!(part, ".SS {}", sub.get_name())?;
        synopsis(sub).to_writer(&mut part)?;
        man.render_description_section(&mut part)?;
        man.render_options_section(&mut part)?;
        let part = String::from_utf8_lossy(&part)
            .replace(".SH DESCRIPTION", ".PP")
            .replace(".SH OPTIONS\n", "");
        page.extend(part.bytes());
    }
    Ok(())
}

/// Every command of the reader that has keys, group by group.
fn keys(page: &mut Roff, keymap: &Keymap) {
    page.control("SH", ["KEYS"]);
    page.text([roman(
        "These are the shipped keys; ? shows those in force. A number before a command repeats it.",
    )]);
    for group in Group::ALL {
        page.control("SS", [group.name()]);
        for row in ROWS.iter().filter(|row| row.group == *group) {
            let mut of = row
                .modes
                .iter()
                .map(|&mode| keymap.keys_for(row.command, mode));
            let Some(keys) = of.find(|keys| !keys.is_empty()) else {
                continue;
            };
            let mut shown: Vec<Inline> = Vec::new();
            for key in keys {
                if !shown.is_empty() {
                    shown.push(roman(", "));
                }
                shown.push(bold(key));
            }
            page.control("TP", []).text(shown);
            page.text([roman(row.help)]);
        }
    }
}

/// The page, as `man` reads it.
///
/// # Errors
/// Never; as the page of the program.
pub fn page_of(topic: Topic) -> io::Result<String> {
    let article = article_of(topic.text());
    let name = format!("sourcecheck-{topic}");
    let mut page = Roff::new();
    let head = [&name.to_uppercase(), "7", LAST_CHANGED, "", "sourcecheck"];
    page.control("TH", head).control("SH", ["NAME"]);
    page.text([roman(format!("{name} - {}", topic.title()))]);
    push_all(&mut page, &article);
    page.control("SH", ["SEE ALSO"]).text([
        bold("sourcecheck"),
        roman("(1); "),
        bold("sourcecheck help"),
        roman(" lists the topics."),
    ]);
    let mut bytes = Vec::new();
    page.to_writer(&mut bytes)?;
    Ok(ascii(&folded_page(&bytes)))
}

/// The page with every other character by its number, which readers take whatever encoding they expect.
fn ascii(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    for c in page.chars() {
        match c {
            _ if c.is_ascii() => out.push(c),
            _ => _ = write!(out, "\\[u{:04X}]", u32::from(c)),
        }
    }
    out
}

/// All behind the first heading.
fn push_all(page: &mut Roff, article: &Article) {
    let mut is_below_heading = false;
    for (n, block) in article.blocks.iter().skip(1).enumerate() {
        let is_heading = matches!(block.kind, BlockKind::Heading(_));
        if n == 0 && !is_heading {
            page.control("SH", ["DESCRIPTION"]);
            is_below_heading = true;
        }
        push(page, article, block, is_below_heading);
        is_below_heading = is_heading;
    }
}

/// One block; a paragraph needs no macro where it follows a heading.
fn push(page: &mut Roff, article: &Article, block: &Block, is_below_heading: bool) {
    let text = block.span.of(&article.text);
    match &block.kind {
        BlockKind::Heading(_) => _ = page.control("SH", [text.to_uppercase().as_str()]),
        BlockKind::Code => {
            if !is_below_heading {
                page.control("PP", []);
            }
            page.control("EX", []);
            for line in text.lines() {
                page.text([roman(line)]);
            }
            page.control("EE", []);
        }
        BlockKind::Table(_) => {
            for row in block.span.split(&article.text, '\n').skip(1) {
                let cut = row.of(&article.text).find('\t').unwrap_or(row.len());
                let middle = row.start + cut;
                page.control("TP", []);
                page.text([bold(Span::new(row.start, middle).of(&article.text))]);
                page.text(inlines(
                    article,
                    Span::new((middle + 1).min(row.end), row.end),
                ));
            }
        }
        BlockKind::Item(mark) => {
            let mark = if mark == "•" { "*" } else { mark };
            page.control("IP", [mark, "3"]);
            page.text(inlines(article, block.span));
        }
        _ => {
            if !is_below_heading {
                page.control("PP", []);
            }
            page.text(inlines(article, block.span));
        }
    }
}

/// The words of a stretch in their fonts; of styles that nest the outer one counts.
fn inlines(article: &Article, span: Span) -> Vec<Inline> {
    let mut parts = Vec::new();
    let mut at = span.start;
    for inline in article.inlines_in(span) {
        if inline.span.start < at || inline.span.end > span.end {
            continue;
        }
        parts.push(roman(Span::new(at, inline.span.start).of(&article.text)));
        let words = inline.span.of(&article.text);
        parts.push(match inline.style {
            InlineStyle::Emphasis => italic(words),
            _ => bold(words),
        });
        at = inline.span.end;
    }
    parts.push(roman(Span::new(at, span.end).of(&article.text)));
    parts
}

#[cfg(test)]
mod tests {
    use super::TEXT;
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};

    fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else {
                found.push(path);
            }
        }
    }

    /// The words in capitals between quotation marks, but for those that cargo sets while it builds.
    fn in_capitals(text: &str) -> impl Iterator<Item = &str> {
        let is_name = |word: &&str| {
            !word.starts_with("CARGO_")
                && word.len() > 3
                && word.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
        };
        text.split('"').skip(1).step_by(2).filter(is_name)
    }

    #[test]
    fn every_variable_that_is_read_is_told_and_the_other_way_round() {
        let mut found = Vec::new();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/shell");
        sources(&source, &mut found);
        found.retain(|path| !path.ends_with("man.rs"));
        let texts: Vec<String> = found
            .iter()
            .map(|path| std::fs::read_to_string(path).unwrap())
            .collect();
        let read: BTreeSet<&str> = texts
            .iter()
            .filter(|text| text.contains("env::var"))
            .flat_map(|text| in_capitals(text))
            .collect();
        let (_, rows) = TEXT.split_once("| variable |").unwrap();
        let rows = rows.lines().skip(2).take_while(|line| !line.is_empty());
        let documented: BTreeSet<&str> = rows.map(|row| row.split(' ').nth(1).unwrap()).collect();
        assert_eq!(read, documented);
    }
}

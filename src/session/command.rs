//! Every command as one row of a table: its name, where it works, what is true of it, what it does.
//!
//! A new command is a row here, its action a method of `Session`, its keys lines in `config`; keys, help, completion,
//! command line and manual are made from the rows.

use super::mode::Group;
use super::mode::Mode::{self, Entry, List, Look, Reading, Sheet, Span, Unsaved};
use crate::checklist::{Answer, Exclude};
use jiff::Timestamp;

/// One command: what it is called and where it works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommandRow {
    /// The command.
    pub command: Command,
    /// Its name in `keys.toml` and on the command line.
    pub name: &'static str,
    /// The modes in which it works.
    pub modes: &'static [Mode],
    /// Under which heading the help lists it.
    pub group: Group,
    /// What else is true of it.
    pub flags: &'static [CommandFlag],
    /// What it does, for the help.
    pub help: &'static str,
}

/// What is true of a command besides what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandFlag {
    /// A number before it says how often.
    Times,
    /// A number before it says which row, how many percent or how many columns.
    Number,
    /// A number before it is that of a page.
    Page,
    /// A letter must follow (marks).
    Letter,
    /// It asks for a line of text, which may as well follow its key or its name.
    Text,
    /// Words that choose may follow its name: a theme, what to find in the help.
    Words,
    /// It changes the checklist: refused where that is read only.
    Changes,
    /// It waits until claims are found.
    Claims,
    /// It may lead behind the beginning of the article: waits until all of it is read.
    Whole,
    /// All that it does is seen on a screen alone.
    Screen,
}

/// Makes [`Command`] and [`ROWS`], so that none is without the other.
macro_rules! commands {
    ($($group:ident {$(
        $($unit:ident)? $(($kind:ident($value:expr)))? $name:literal $modes:expr,
        [$($flag:ident)*], $help:literal, $action:expr;
    )*})*) => {
        /// Something the reader can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each has its sentence in ROWS")]
        pub enum Command {
            $($($($unit,)?)*)*
            Exclude(Exclude),
            Answer(Answer),
        }

        /// Every command, in the order of the help.
        pub const ROWS: &[CommandRow] = &[$($(CommandRow {
            command: $(Command::$unit)? $(Command::$kind($value))?,
            name: $name,
            modes: $modes,
            group: Group::$group,
            flags: &[$(CommandFlag::$flag),*],
            help: $help,
        },)*)*];
    };
}

const PAGE: &[Mode] = &[Reading];
const PAGED: &[Mode] = &[Reading, List, Look];
const PAGE_AND_SHEET: &[Mode] = &[Reading, Sheet];
const PAGE_AND_LIST: &[Mode] = &[Reading, List];
const ROWS_OF: &[Mode] = &[Sheet, List, Look];
const NOT_TYPING: &[Mode] = &[Reading, Sheet, List, Span, Look, Unsaved];
const EVERYWHERE: &[Mode] = &[Reading, Sheet, List, Span, Look, Unsaved, Entry];

/// The table of commands, handed to a macro that makes something of it: below the commands and their rows, in `run` what
/// they do. Command, name, modes, flags, help, action.
macro_rules! command_table {
    ($makes:ident) => {
        $makes! {
        Reading {
            PageNext "page-next" PAGED, [Times], "next page", |s, i| s.turn_pages(i.times(), true);
            PageBack "page-back" PAGED, [Times], "previous page", |s, i| s.turn_pages(i.times(), false);
            LineDown "line-down" PAGE, [Times], "one line down", |s, i| s.scroll(i.times(), true);
            LineUp "line-up" PAGE, [Times], "one line up", |s, i| s.scroll(i.times(), false);
            HalfDown "half-down" PAGE, [Times], "half a page down", |s, i| s.scroll_by_halves(i.times(), true);
            HalfUp "half-up" PAGE, [Times], "half a page up", |s, i| s.scroll_by_halves(i.times(), false);
            Start "start" PAGE, [Page], "start of the article", |s, i| s.go_to_page(i.times());
            End "end" PAGE, [Page Whole],
                "end; with a number, that page", |s, i| s.go_to_page(i.count.unwrap_or(usize::MAX));
            Percent "percent" PAGE, [Number Whole],
                "with a number, go to that percent", |s, i| s.go_to_percent(i.count);
            ParagraphNext "paragraph-next" PAGE, [Times Whole],
                "next paragraph", |s, i| s.go_by_block(i.times(), true, false);
            ParagraphBack "paragraph-back" PAGE, [Times],
                "previous paragraph", |s, i| s.go_by_block(i.times(), false, false);
            SectionNext "section-next" PAGE, [Times Whole], "next section", |s, i| s.go_by_block(i.times(), true, true);
            SectionBack "section-back" PAGE, [Times], "previous section", |s, i| s.go_by_block(i.times(), false, true);
            Contents "contents" PAGE, [Whole], "contents: the headings", |s, _| s.open_contents();
            MarkSet "mark-set" PAGE, [Letter], "with a letter, mark this place", |s, i| s.set_mark(i.letter);
            MarkGo "mark-go" PAGE, [Letter Whole], "with a letter, go to that mark", |s, i| s.go_to_mark(i.letter);
            JumpBack "jump-back" PAGE, [], "previous position; again returns", |s, _| s.jump_back();
            JumpOlder "jump-older" PAGE, [], "older positions, one by one", |s, _| s.jump_older();
        }
        Claims {
            ClaimNext "claim-next" PAGE_AND_SHEET, [Times Claims],
                "next claim", |s, i| s.step(i.times(), true, Stop::Listed);
            ClaimBack "claim-back" PAGE_AND_SHEET, [Times Claims],
                "previous claim", |s, i| s.step(i.times(), false, Stop::Listed);
            UndecidedNext "undecided-next" PAGE_AND_SHEET, [Times Claims],
                "next undecided claim", |s, i| s.step(i.times(), true, Stop::Undecided);
            UndecidedBack "undecided-back" PAGE_AND_SHEET, [Times Claims],
                "previous undecided claim", |s, i| s.step(i.times(), false, Stop::Undecided);
            Return "return" PAGE_AND_SHEET, [], "back to the claim just decided", |s, _| s.return_to_decided();
        }
        Deciding {
            Attributed "attributed" PAGE_AND_SHEET, [Changes],
                "attributed: the article names who says it", |s, i| s.decide(Decision::Status(Status::Attributed), i.now);
            Sourced "sourced" PAGE_AND_SHEET, [Changes],
                "sourced: the article gives something to consult", |s, i| s.decide(Decision::Status(Status::Sourced), i.now);
            Unsupported "unsupported" PAGE_AND_SHEET, [Changes],
                "unsupported: neither", |s, i| s.decide(Decision::Status(Status::Unsupported), i.now);
            (Exclude(Exclude::Opinion)) "exclude-opinion" PAGE_AND_SHEET, [Changes],
                "exclude: an opinion", |s, i| s.decide(Decision::Exclude(Exclude::Opinion), i.now);
            (Exclude(Exclude::Question)) "exclude-question" PAGE_AND_SHEET, [Changes],
                "exclude: a question", |s, i| s.decide(Decision::Exclude(Exclude::Question), i.now);
            (Exclude(Exclude::CommonKnowledge)) "exclude-common-knowledge" PAGE_AND_SHEET, [Changes],
                "exclude: common knowledge", |s, i| s.decide(Decision::Exclude(Exclude::CommonKnowledge), i.now);
            (Exclude(Exclude::Definition)) "exclude-definition" PAGE_AND_SHEET, [Changes],
                "exclude: a definition", |s, i| s.decide(Decision::Exclude(Exclude::Definition), i.now);
            (Exclude(Exclude::OwnExperience)) "exclude-own-experience" PAGE_AND_SHEET, [Changes],
                "exclude: the author's own experience", |s, i| s.decide(Decision::Exclude(Exclude::OwnExperience), i.now);
            (Exclude(Exclude::Transition)) "exclude-transition" PAGE_AND_SHEET, [Changes],
                "exclude: a transition", |s, i| s.decide(Decision::Exclude(Exclude::Transition), i.now);
            (Exclude(Exclude::NotAClaim)) "exclude-not-a-claim" PAGE_AND_SHEET, [Changes],
                "exclude: not a claim", |s, i| s.decide(Decision::Exclude(Exclude::NotAClaim), i.now);
            Clear "clear" PAGE_AND_SHEET, [Changes], "clear the decision", |s, i| s.clear(i.now);
            Repeat "repeat" PAGE_AND_SHEET, [Changes], "repeat the last decision on this claim", |s, i| s.repeat(i.now);
            Flag "flag" PAGE_AND_SHEET, [Changes], "flag for later, or remove the flag", |s, i| s.flag(i.now);
            Note "note" PAGE_AND_SHEET, [Text Changes], "write a note", |s, _| s.type_note();
            Evidence "evidence" PAGE_AND_SHEET, [Text Changes], "add an evidence link", |s, _| s.type_evidence();
            Undo "undo" PAGE_AND_SHEET, [Times Changes], "undo", |s, i| s.travel(i.times(), i.now, true);
            Redo "redo" PAGE_AND_SHEET, [Times Changes], "redo", |s, i| s.travel(i.times(), i.now, false);
            Pick "pick" &[Reading, Span],
                [Changes], "add a missed sentence as a claim; again: the next one", |s, _| s.pick();
            EditSpan "edit-span" PAGE, [Changes], "move the claim's ends, split it, merge it", |s, _| s.edit_span();
        }
        Finding {
            Search "search" PAGED, [Text], "find a phrase; /PATTERN a regular expression", |s, _| s.begin_finding();
            SearchNext "search-next" PAGE_AND_LIST,
                [Times Whole], "next match", |s, i| s.go_to_next_match(i.times(), true);
            SearchBack "search-back" PAGE_AND_LIST,
                [Times Whole], "previous match", |s, i| s.go_to_next_match(i.times(), false);
            RecallOlder "recall-older" &[Entry], [], "while typing: history back", |s, _| s.recall(true);
            RecallNewer "recall-newer" &[Entry], [], "while typing: history forward", |s, _| s.recall(false);
            Complete "complete" &[Entry], [], "while typing: complete a command's name", |s, _| s.complete();
            ClaimLinks "claim-links" PAGE, [], "links of this claim, to see and to open", |s, _| s.open_claim_links();
            AllLinks "links" PAGE, [], "all links of the article", |s, _| s.open_all_links();
            Copy "copy" PAGE_AND_LIST, [], "copy the claim, or the address of the link shown", |s, i| s.copy(i.command);
            CopyQuotation "copy-quotation" PAGE, [], "copy it as a quotation with its speaker", |s, i| s.copy(i.command);
            CopyMarkdown "copy-markdown" PAGE, [], "copy it as Markdown", |s, i| s.copy(i.command);
            List "list" PAGE, [Claims], "list of claims", |s, _| s.open_list();
            Filter "filter" PAGE_AND_LIST,
                [], "next filter: all, to do, attributed, ...", |s, _| s.next_filter();
            FilterWords "filter-words" &[Reading, List],
                [Text], "filter claims by words or speaker", |s, _| s.type_filter();
            Summary "summary" PAGE, [], "summary of the decisions", |s, _| s.boxes.push(Overlay::Summary(0));
        }
        Sheet {
            Sheet "sheet" PAGE, [], "the claim's sheet: prompts and fields", |s, _| s.open_sheet();
            RowDown "row-down" ROWS_OF, [Times], "next row", |s, i| s.move_row(i.times(), true);
            RowUp "row-up" ROWS_OF, [Times], "previous row", |s, i| s.move_row(i.times(), false);
            RowFirst "row-first" ROWS_OF, [Number], "first row", |s, i| s.go_to_row(i.count.unwrap_or(1));
            RowLast "row-last" ROWS_OF, [Number], "last row", |s, i| s.go_to_row(i.count.unwrap_or(usize::MAX));
            RowOpen "row-open" ROWS_OF, [Number],
                "open or choose the row; accept what a prompt proposes", |s, i| s.open_row(i.count, i.now);
            Prompt1 "prompt-1" &[Sheet], [], "go to the first prompt", |s, _| s.go_to_prompt(1);
            Prompt2 "prompt-2" &[Sheet], [], "go to the second prompt", |s, _| s.go_to_prompt(2);
            Prompt3 "prompt-3" &[Sheet], [], "go to the third prompt", |s, _| s.go_to_prompt(3);
            (Answer(Answer::Yes)) "answer-yes" &[Sheet], [Changes], "answer: yes", |s, i| s.answer(Answer::Yes, i.now);
            (Answer(Answer::No)) "answer-no" &[Sheet], [Changes], "answer: no", |s, i| s.answer(Answer::No, i.now);
            (Answer(Answer::Partly)) "answer-partly" &[Sheet], [Changes],
                "answer: partly", |s, i| s.answer(Answer::Partly, i.now);
            (Answer(Answer::Na)) "answer-na" &[Sheet], [Changes],
                "answer: does not apply", |s, i| s.answer(Answer::Na, i.now);
            MorePrompts "more-prompts" &[Sheet], [], "show more prompts, or fewer", |s, _| s.toggle_more();
        }
        Span {
            SpanEndBack "span-end-back" &[Span], [Times],
                "end one word earlier", |s, i| s.move_end(SpanEnd::End, i.times(), false);
            SpanEndForward "span-end-forward" &[Span], [Times],
                "end one word later", |s, i| s.move_end(SpanEnd::End, i.times(), true);
            SpanStartBack "span-start-back" &[Span], [Times],
                "start one word earlier", |s, i| s.move_end(SpanEnd::Start, i.times(), false);
            SpanStartForward "span-start-forward" &[Span], [Times],
                "start one word later", |s, i| s.move_end(SpanEnd::Start, i.times(), true);
            SpanSplit "span-split" &[Span], [Changes],
                "split here: the rest becomes a claim", |s, i| s.split_span(i.now);
            SpanMerge "span-merge" &[Span], [Changes], "merge with the next claim", |s, i| s.merge_span(i.now);
            SpanKeep "span-keep" &[Span], [Changes], "keep the new ends", |s, i| s.keep_span(i.now);
        }
        Program {
            Shelf "shelf" PAGE, [], "recent articles, to open another one", |s, _| s.ask_for_shelf();
            Forget "forget" &[List], [Number], "forget an article; press twice", |s, i| s.forget(i.count);
            CommandLine "command" &[Reading, Sheet, List, Span, Look, Unsaved],
                [], "run a command by its name", |s, _| s.type_line(Purpose::Command, "");
            Help "help" &[Reading, Sheet, List, Span], [Words], "this help", |s, _| s.open_help();
            Close "close" EVERYWHERE, [], "close a box or filter; never decides or quits", |s, _| s.close();
            Quit "quit" NOT_TYPING, [], "close this box, or quit; always saved", |s, _| s.quit();
            Cancel "cancel" EVERYWHERE, [], "cancel; twice: quit", |s, _| s.cancel();
            Suspend "suspend" EVERYWHERE, [], "suspend; fg returns", |s, _| s.effects.push(Effect::Suspend);
            Redraw "redraw" EVERYWHERE, [], "redraw the screen", |s, _| s.effects.push(Effect::Redraw);
            Editor "editor" PAGE, [], "open the checklist in $EDITOR", |s, _| s.effects.push(Effect::EditChecklist);
            Reload "reload" PAGE, [],
                "reload article and checklist", |s, _| s.effects.push(Effect::Reload { rescued: false });
            TakeRescued "take-rescued" PAGE, [],
                "load what was saved elsewhere", |s, _| s.effects.push(Effect::Reload { rescued: true });
            ThemeNext "theme" PAGE, [Words Screen], "next theme; :theme dark sets one", |s, _| s.next_theme();
            Panel "panel" PAGE, [Screen],
                "hide or show the panel; wide screens then show two pages", |s, _| s.toggle_panel();
            Wider "wider" PAGE, [Screen], "wider text", |s, _| s.change_column(true);
            Narrower "narrower" PAGE, [Screen], "narrower text", |s, _| s.change_column(false);
            WidthReset "width-reset" PAGE, [Number Screen],
                "reset the text width; with a number, set it", |s, i| s.set_column(i.count.unwrap_or(s.usual_column));
            Mouse "mouse" PAGE, [Screen], "mouse on or off: wheel, click on a claim or a link", |s, _| s.toggle_mouse();
            SaveRetry "save-retry" &[Unsaved], [], "try to save again", |s, _| s.retry();
            SaveElsewhere "save-elsewhere" &[Unsaved], [Text],
                "save to another file", |s, _| s.type_line(Purpose::SaveElsewhere, "");
            QuitAnyway "quit-unsaved" &[Unsaved], [], "quit without saving", |s, _| s.effects.push(Effect::Quit);
        }
        }
    };
}
pub(super) use command_table;

command_table!(commands);

impl Command {
    /// Its row of the table.
    ///
    /// # Panics
    /// Never: commands and rows are made of one table, and all values that a command holds have their action there.
    pub fn row(self) -> &'static CommandRow {
        ROWS.iter()
            .find(|row| row.command == self)
            .expect("commands and rows are made of one table")
    }

    /// Whether something is true of it.
    pub fn has(self, flag: CommandFlag) -> bool {
        self.row().flags.contains(&flag)
    }

    /// Whether a number before it means something: how often, which one, or how far.
    pub fn takes_number(self) -> bool {
        use CommandFlag::{Number, Page, Times};
        [Times, Number, Page].into_iter().any(|flag| self.has(flag))
    }

    /// Whether all that it does is seen on a screen alone.
    pub fn needs_screen(self) -> bool {
        self.has(CommandFlag::Screen)
    }

    /// The command of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        ROWS.iter()
            .find(|row| row.name == name)
            .map(|row| row.command)
    }
}

/// A command that was called by its name, with what was around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Called<'a> {
    /// The command.
    pub command: Command,
    /// The number before or behind the name.
    pub count: Option<usize>,
    /// The letter behind it (marks).
    pub letter: Option<char>,
    /// The text behind it, where the command asks for some or chooses by it (a theme, words to find in the help).
    pub text: Option<&'a str>,
}

/// A command with what was typed around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invocation {
    /// The command.
    pub command: Command,
    /// The number typed before it.
    pub count: Option<usize>,
    /// The letter typed behind it (marks).
    pub letter: Option<char>,
    /// When.
    pub now: Timestamp,
}

impl Invocation {
    /// How often it is to be done.
    pub fn times(&self) -> usize {
        self.count.unwrap_or(1)
    }
}

impl Called<'_> {
    /// It is invoked; the text behind it is for whoever called it.
    pub const fn at(self, now: Timestamp) -> Invocation {
        Invocation {
            command: self.command,
            count: self.count,
            letter: self.letter,
            now,
        }
    }
}

impl Called<'static> {
    /// A command with nothing around it.
    pub const fn of(command: Command) -> Self {
        Self {
            command,
            count: None,
            letter: None,
            text: None,
        }
    }

    /// The same with a number before it.
    #[must_use]
    pub const fn times(self, count: usize) -> Self {
        Self {
            count: Some(count),
            ..self
        }
    }

    /// The same with a letter behind it.
    #[must_use]
    pub const fn letter(self, letter: char) -> Self {
        Self {
            letter: Some(letter),
            ..self
        }
    }
}

impl From<Command> for Called<'static> {
    fn from(command: Command) -> Self {
        Self::of(command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_are_unique_and_found_again() {
        let names: HashSet<_> = ROWS.iter().map(|row| row.name).collect();
        assert_eq!(names.len(), ROWS.len());
        for row in ROWS {
            assert_eq!(Command::from_name(row.name), Some(row.command));
            assert_eq!(row.command.row().name, row.name);
            let is_described = !row.help.is_empty() && !row.modes.is_empty();
            assert!(is_described, "{}", row.name);
        }
    }
}

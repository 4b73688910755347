//! Every command as one row: what it is called, where it works, what it does, and what its key hints say.
//!
//! A new command is a row here, its action a method of `Session`, and a key in every mode that it names in
//! `config/keys.toml`; then `config/help/keys.md` is made again (`UPDATE_README=1`) and `tests/fixtures/talks/names.txt`. Keys, hints, help,
//! completion, command line and manual are made from the rows.

/// The table of commands, handed to a macro that makes something of it: below the commands and their rows, in `run` what
/// they do. Command, name, modes, flags, help, action; then the words of its key hint, each with the places where it is shown
/// and how early there.
macro_rules! command_table {
    ($makes:ident) => {
        $makes! {
        Reading {
            PageNext "page-next" PAGED, [Times], "next page", |s, i| s.turn_pages(i.times(), true),
                "page": Moving 0 Help 0;
            PageBack "page-back" PAGED, [Times], "previous page", |s, i| s.turn_pages(i.times(), false),
                "back": Help 1;
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
                "next claim", |s, i| s.step(i.times(), true, Stop::Listed),
                "claim": Moving 1, "next claim": First 0;
            ClaimBack "claim-back" PAGE_AND_SHEET, [Times Claims],
                "previous claim", |s, i| s.step(i.times(), false, Stop::Listed),
                "previous claim": Last 0;
            UndecidedNext "undecided-next" PAGE_AND_SHEET, [Times Claims],
                "next undecided claim", |s, i| s.step(i.times(), true, Stop::Undecided),
                "next undecided": Moving 2 Last 1;
            UndecidedBack "undecided-back" PAGE_AND_SHEET, [Times Claims],
                "previous undecided claim", |s, i| s.step(i.times(), false, Stop::Undecided);
            Return "return" PAGE_AND_SHEET, [], "back to the claim just decided", |s, _| s.return_to_decided();
        }
        Deciding {
            Attributed "attributed" DECIDES, [Changes],
                "attributed: the article names who says it", |s, i| s.decide(Decision::Status(Status::Attributed), i.now),
                "attributed": Deciding 0 First 1 Lines 0 Prompt 7 Field 4, "decide": Claims 1;
            Sourced "sourced" DECIDES, [Changes],
                "sourced: the article gives something to consult", |s, i| s.decide(Decision::Status(Status::Sourced), i.now),
                "sourced": Deciding 1 First 2 Lines 1 Prompt 8 Field 5, "decide": Claims 2;
            Unsupported "unsupported" DECIDES, [Changes],
                "unsupported: neither", |s, i| s.decide(Decision::Status(Status::Unsupported), i.now),
                "unsupported": Deciding 2 First 3 Lines 2 Prompt 9 Field 6, "decide": Claims 3;
            (Exclude(Exclude::Opinion)) "exclude-opinion" PAGE_AND_SHEET, [Changes],
                "exclude: an opinion", |s, i| s.decide(Decision::Exclude(Exclude::Opinion), i.now),
                "exclude": Deciding 3 Lines 3;
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
            QuotationAttributed "quotation-attributed" PAGE, [Changes],
                "attributed: all open claims of this quotation", |s, i| s.decide_quotation(Status::Attributed, i.now);
            QuotationSourced "quotation-sourced" PAGE, [Changes],
                "sourced: all open claims of this quotation", |s, i| s.decide_quotation(Status::Sourced, i.now);
            QuotationUnsupported "quotation-unsupported" PAGE, [Changes],
                "unsupported: all open claims of this quotation", |s, i| s.decide_quotation(Status::Unsupported, i.now);
            Mark "mark" &[List], [Number],
                "mark the claim, to decide several together", |s, i| s.mark(i.count),
                "mark": Claims 7, "with a number marks": LineClaims 3;
            Who "who-says" PAGE_AND_SHEET, [Text Changes], "say who says it: name, role, body, why unnamed", |s, _| s.type_who(),
                "who says": Deciding 9;
            (Finding(Some(Finding::Confirmed))) "finding-confirmed" PAGE_AND_SHEET, [Changes],
                "finding of my own check: confirmed", |s, i| s.find_out(Some(Finding::Confirmed), i.now),
                "finding": Deciding 8;
            (Finding(Some(Finding::Partly))) "finding-partly" PAGE_AND_SHEET, [Changes],
                "finding of my own check: partly correct", |s, i| s.find_out(Some(Finding::Partly), i.now);
            (Finding(Some(Finding::Contradicted))) "finding-contradicted" PAGE_AND_SHEET, [Changes],
                "finding of my own check: contradicted", |s, i| s.find_out(Some(Finding::Contradicted), i.now);
            (Finding(Some(Finding::CouldNotCheck))) "finding-could-not-check" PAGE_AND_SHEET, [Changes],
                "finding of my own check: could not check", |s, i| s.find_out(Some(Finding::CouldNotCheck), i.now);
            (Finding(None)) "finding-none" PAGE_AND_SHEET, [Changes],
                "finding of my own check: clear", |s, i| s.find_out(None, i.now);
            SourceSupports "source-supports" &[Asked], [Changes],
                "asked: the opened source says so", |s, i| s.judge(Stance::Supports, i.now),
                "yes": Asked 0 AskedInBrief 0;
            SourcePartly "source-partly" &[Asked], [Changes],
                "asked: the opened source says it in part", |s, i| s.judge(Stance::Partly, i.now),
                "in part": Asked 1, "part": AskedInBrief 1;
            SourceContradicts "source-contradicts" &[Asked], [Changes],
                "asked: the opened source says otherwise", |s, i| s.judge(Stance::Contradicts, i.now),
                "says otherwise": Asked 2, "no": AskedInBrief 2;
            SourceSilent "source-silent" &[Asked], [Changes],
                "asked: the opened source does not mention it", |s, i| s.judge(Stance::Silent, i.now),
                "not mentioned": Asked 3, "silent": AskedInBrief 3;
            SourceUnreachable "source-unreachable" &[Asked], [Changes],
                "asked: the source does not open", |s, i| s.judge(Stance::Unreachable, i.now),
                "does not open": Asked 4, "dead": AskedInBrief 4;
            TakeProposed "take-proposed" &[Asked], [Changes],
                "asked: decide what follows from the answer", |s, i| s.take_proposed(i.now);
            Clear "clear" PAGE_AND_SHEET, [Changes], "clear the decision", |s, i| s.clear(i.now);
            Repeat "repeat" PAGE_AND_SHEET, [Changes], "repeat the last decision on this claim", |s, i| s.repeat(i.now);
            Flag "flag" PAGE_AND_SHEET, [Changes], "flag for later, or remove the flag", |s, i| s.flag(i.now),
                "flag": Deciding 7;
            Note "note" PAGE_AND_SHEET, [Text Changes], "write a note", |s, _| s.type_note(),
                "note": Deciding 5;
            Evidence "evidence" &[Reading, Sheet, List], [Text Changes],
                "add evidence: an address or words; in lists, cite that link", |s, i| s.begin_evidence(i.now),
                "evidence": Deciding 6, "cite": Links 1, "with a number cites that one": LineLinks 0;
            Undo "undo" DECIDES, [Times Changes], "undo", |s, i| s.travel(i.times(), i.now, true),
                "undo": Moving 7;
            Redo "redo" DECIDES, [Times Changes], "redo", |s, i| s.travel(i.times(), i.now, false);
            Pick "pick" &[Reading, Span],
                [Changes], "add a missed sentence as a claim; again: the next one", |s, _| s.pick(),
                "adds a claim": Picking 0;
            EditSpan "edit-span" PAGE, [Changes], "move the claim's ends, split it, merge it", |s, _| s.edit_span();
        }
        Finding {
            Search "search" PAGED, [Text], "find a phrase; /PATTERN a regular expression", |s, _| s.begin_finding(),
                "find": Moving 5 Links 4 Contents 4 Help 2, "filter": Shelf 3, "filters": LineShelf 0;
            SearchNext "search-next" PAGE_AND_LIST,
                [Times Whole], "next match", |s, i| s.go_to_next_match(i.times(), true);
            SearchBack "search-back" PAGE_AND_LIST,
                [Times Whole], "previous match", |s, i| s.go_to_next_match(i.times(), false);
            RecallOlder "recall-older" &[Entry], [], "while typing: history back", |s, _| s.recall(true),
                "history": TypingWords 0, "choose": TypingName 2;
            RecallNewer "recall-newer" &[Entry], [], "while typing: history forward", |s, _| s.recall(false),
                "choose": TypingName 3;
            Complete "complete" &[Entry], [], "while typing: complete a command's name", |s, _| s.complete(),
                "complete": TypingName 0;
            ClaimLinks "claim-links" &[Reading, Sheet], [Claims], "open the link of this claim, or list its links", |s, _| s.open_claim_links();
            AllLinks "links" PAGE, [], "all links of the article", |s, _| s.open_all_links();
            MoreAddress "more-address" &[List], [Screen],
                "show the next part of a long address", |s, _| s.show_more_address();
            Copy "copy" PAGE_AND_LIST, [], "copy the claim, or the address of the link shown", |s, i| s.copy(i.command),
                "copy": Links 2;
            CopyQuotation "copy-quotation" PAGE, [], "copy it as a quotation with its speaker", |s, i| s.copy(i.command);
            CopyMarkdown "copy-markdown" PAGE, [], "copy it as Markdown", |s, i| s.copy(i.command);
            List "list" PAGE, [Number Claims],
                "list of claims; with a number, that claim", |s, i| s.open_list(i.count),
                "list": Moving 6;
            Filter "filter" PAGE_AND_LIST,
                [Words], "next filter; :filter contradicted sets one", |s, _| s.next_filter(),
                "filter": Claims 5 LineClaims 0;
            FilterWords "filter-words" &[Reading, List],
                [Text], "filter claims by words or speaker", |s, _| s.type_filter(),
                "words": Claims 6 LineClaims 1;
            Sources "source" PAGE, [Claims], "the sources, each with its claims", |s, _| s.open_sources();
            SourceMerge "source-merge" &[List], [Number Changes],
                "merge sources: once on each of the two", |s, i| s.merge_source(i.count, i.now),
                "same as …": Sources 4, "with a number merges two": LineSources 0;
            SourceRename "source-rename" &[List], [Number Changes],
                "rename a source in all its claims", |s, i| s.type_source_name(i.count),
                "rename": Sources 5, "with a number renames": LineSources 1;
            Summary "summary" PAGE, [], "summary of the decisions", |s, _| s.boxes.push(Overlay::list(Listed::Summary, 0)),
                "summary": Moving 8;
        }
        Sheet {
            Sheet "sheet" PAGE, [], "the claim's sheet: prompts and fields", |s, _| s.open_sheet(),
                "prompts": Deciding 4;
            RowDown "row-down" ROWS_OF, [Times], "next row", |s, i| s.move_row(i.times(), true),
                "down": Prompt 5 Field 2 Values 1 EvidenceItems 2 Contents 1 Sources 1 Summary 0 Shelf 1;
            RowUp "row-up" ROWS_OF, [Times], "previous row", |s, i| s.move_row(i.times(), false),
                "up": Field 3 Values 2 EvidenceItems 3 Contents 2 Sources 2 Summary 1 Shelf 2;
            RowFirst "row-first" ROWS_OF, [Number], "first row", |s, i| s.go_to_row(i.count.unwrap_or(1));
            RowLast "row-last" ROWS_OF, [Number], "last row", |s, i| s.go_to_row(i.count.unwrap_or(usize::MAX));
            RowOpen "row-open" ROWS_OF, [Number],
                "open or choose the row; accept what a prompt proposes", |s, i| s.open_row(i.count, i.now),
                "change": Field 0 EvidenceItems 0, "choose": Values 0, "open in browser": Links 0, "go there": Contents 0 Claims 0,
                "open": Shelf 0, "its claims": Sources 0, "sources": Summary 4;
            Prompt1 "prompt-1" &[Sheet], [], "go to the first prompt", |s, _| s.go_to_prompt(1);
            Prompt2 "prompt-2" &[Sheet], [], "go to the second prompt", |s, _| s.go_to_prompt(2);
            Prompt3 "prompt-3" &[Sheet], [], "go to the third prompt", |s, _| s.go_to_prompt(3);
            (Answer(Answer::Yes)) "answer-yes" &[Sheet], [Changes], "answer: yes", |s, i| s.answer(Answer::Yes, i.now),
                "yes": Prompt 0 LineSheet 0;
            (Answer(Answer::No)) "answer-no" &[Sheet], [Changes], "answer: no", |s, i| s.answer(Answer::No, i.now),
                "no": Prompt 1 LineSheet 1;
            (Answer(Answer::Partly)) "answer-partly" &[Sheet], [Changes],
                "answer: partly", |s, i| s.answer(Answer::Partly, i.now),
                "partly": Prompt 2 LineSheet 2;
            (Answer(Answer::Na)) "answer-na" &[Sheet], [Changes],
                "answer: does not apply", |s, i| s.answer(Answer::Na, i.now),
                "n/a": Prompt 3, "does not apply": LineSheet 3;
            MorePrompts "more-prompts" &[Sheet], [], "show more prompts, or fewer", |s, _| s.toggle_more(),
                "more prompts": Prompt 6 LineSheet 4;
        }
        Span {
            SpanEndBack "span-end-back" &[Span], [Times],
                "end one word earlier", |s, i| s.move_end(SpanEnd::End, i.times(), false),
                "end ◀ ▶": Ends 2;
            SpanEndForward "span-end-forward" &[Span], [Times],
                "end one word later", |s, i| s.move_end(SpanEnd::End, i.times(), true),
                "end ◀ ▶": Ends 3;
            SpanStartBack "span-start-back" &[Span], [Times],
                "start one word earlier", |s, i| s.move_end(SpanEnd::Start, i.times(), false),
                "start ◀ ▶": Ends 4;
            SpanStartForward "span-start-forward" &[Span], [Times],
                "start one word later", |s, i| s.move_end(SpanEnd::Start, i.times(), true),
                "start ◀ ▶": Ends 5;
            SpanSplit "span-split" &[Span], [Changes],
                "split here: the rest becomes a claim", |s, i| s.split_span(i.now),
                "split": Ends 6;
            SpanMerge "span-merge" &[Span], [Changes], "merge with the next claim", |s, i| s.merge_span(i.now),
                "merge with next": Ends 7;
            SpanKeep "span-keep" &[Span], [Changes], "keep the new ends", |s, i| s.keep_span(i.now),
                "ok": Ends 0;
        }
        Program {
            Shelf "shelf" PAGE, [], "recent articles, to open another one", |s, _| s.ask_for_shelf();
            Forget "forget" &[List], [Number],
                "forget an article (press twice); remove evidence", |s, i| s.forget(i.count, i.now),
                "forget": Shelf 4, "with a number forgets": LineShelf 1, "remove": EvidenceItems 1,
                "with a number removes": LineEvidence 0;
            CommandLine "command" &[Reading, Sheet, List, Span, Look, Unsaved],
                [], "run a command by its name", |s, _| s.type_line(Purpose::Command, "");
            Help "help" &[Reading, Sheet, List, Span], [Words], "this help", |s, _| s.open_help(),
                "help": Moving 3 First 4 Last 2 Lines 4;
            Close "close" EVERYWHERE, [], "close a box or filter; never decides or quits", |s, _| s.close(),
                "cancel": Ends 1 Values 3 Typing 0 TypingWords 1 TypingName 1,
                "close": Prompt 4 Field 1 Links 4 EvidenceItems 4 Contents 3 Claims 4 Sources 3 Summary 2 Help 3, "leave": Shelf 5,
                "go back": Unsaved 3;
            Quit "quit" NOT_TYPING, [], "close this box, or quit; always saved", |s, _| s.quit(),
                "quit": Moving 4 Lines 5 Shelf 6, "close": LineClaims 2, "closes": LineList 0 LineSources 2 LineLinks 1 LineEvidence 1 LineSheet 5,
                "leaves": LineShelf 2;
            Cancel "cancel" EVERYWHERE, [], "cancel; twice: quit", |s, _| s.cancel();
            Suspend "suspend" EVERYWHERE, [], "suspend; fg returns", |s, _| s.effects.push(Effect::Suspend);
            Redraw "redraw" EVERYWHERE, [], "redraw the screen", |s, _| s.effects.push(Effect::Redraw);
            Report "report" PAGE, [Text Claims], "write a report: html, docx, markdown ...", |s, _| s.type_report(),
                "report": Last 3;
            Editor "editor" PAGE, [], "open the checklist at this claim in $EDITOR", |s, _| s.edit_checklist();
            EditArticle "edit-article" PAGE, [], "open the article at this claim in $EDITOR", |s, _| s.edit_article();
            Reload "reload" PAGE, [],
                "reload article and checklist", |s, _| s.effects.push(Effect::Reload { rescued: false });
            TakeRescued "take-rescued" PAGE, [],
                "load what was saved elsewhere", |s, _| s.effects.push(Effect::Reload { rescued: true });
            Theme "theme" PAGE, [Words Screen], "list of themes; :theme dark sets one", |s, _| s.open_themes();
            Panel "panel" PAGE, [Screen],
                "hide or show the panel; wide screens then show two pages", |s, _| s.toggle_panel();
            Wider "wider" PAGE, [Screen], "wider text", |s, _| s.change_column(true);
            Narrower "narrower" PAGE, [Screen], "narrower text", |s, _| s.change_column(false);
            WidthReset "width-reset" PAGE, [Number Screen],
                "reset the text width; with a number, set it", |s, i| s.set_column(i.count.unwrap_or(s.usual_column));
            Mouse "mouse" PAGE, [Screen], "mouse on or off: wheel, click on a claim or a link", |s, _| s.toggle_mouse();
            SaveRetry "save-retry" &[Unsaved], [], "try to save again", |s, _| s.retry(),
                "try again": Unsaved 0;
            SaveElsewhere "save-elsewhere" &[Unsaved], [Text],
                "save to another file", |s, _| s.type_line(Purpose::SaveElsewhere, ""),
                "save elsewhere": Unsaved 1;
            QuitAnyway "quit-unsaved" &[Unsaved], [], "quit without saving", |s, _| s.effects.push(Effect::Quit),
                "quit without saving": Unsaved 2;
        }
        }
    };
}
pub(super) use command_table;

//! Word classes: what the rules may know of a word.
//!
//! A class is one bit. Classes named here are those that Rust rules ask for; `config/cues` may name more.
//! No class is a list of names of people, countries, parties or outlets.

use crate::text::named;

named! {
    /// A class that the rules in Rust ask for, under its name in `config/cues`.
    Class {
        // Shape, seen from the characters. These and those of place must stay the first: see `ShapeBits`.
        /// Letters.
        Word = "WORD",
        /// Begins with a capital.
        Capital = "CAPITAL",
        /// Begins with a digit.
        Number = "NUMBER",
        /// No word and no number.
        Marks = "MARKS",
        /// The marks that open or close a quotation.
        Mark = "MARK",
        /// Between quotation marks.
        Quoted = "QUOTED",
        /// More than three letters.
        Long = "LONG",
        /// Ends in "ly".
        Ly = "LY",
        /// Ends in "al".
        EndsAl = "ENDS-AL",
        /// Ends in "ed".
        EndsEd = "ENDS-ED",
        /// Ends in "ing".
        EndsIng = "ENDS-ING",
        /// Ends like an adjective.
        Adjectival = "ADJECTIVAL",
        /// A comma.
        Comma = "COMMA",
        /// A colon.
        Colon = "COLON",
        /// A semicolon.
        Semicolon = "SEMICOLON",
        /// A dash.
        Dash = "DASH",
        /// A full stop, question mark or exclamation mark.
        Stop = "STOP",
        /// A closing or opening bracket.
        Bracket = "BRACKET",
        // Place, known only where a gate asks.
        /// Nothing is there: the sentence begins or ends.
        Start = "START",
        /// May be the subject of the word in question.
        Subject = "SUBJECT",
        /// Begins an object or a clause.
        Object = "OBJECT",
        /// Written like a name, so no verb.
        NameLike = "NAME-LIKE",
        // Verbs, by what they do and by form.
        /// Any verb of the lists.
        Verb = "VERB",
        /// The bare form.
        Base = "BASE",
        /// The form in -s.
        Present = "PRESENT",
        /// The past tense or participle.
        Past = "PAST",
        /// The form in -ing.
        Ing = "ING",
        /// Says.
        Say = "SAY",
        /// Finds or shows.
        Find = "FIND",
        /// Asks.
        Ask = "ASK",
        /// Speaks of somebody or something: criticises, backs, calls.
        Address = "ADDRESS",
        /// Promises or refuses.
        Commit = "COMMIT",
        /// Believes, wants, fears.
        Attitude = "ATTITUDE",
        /// Takes the hearer as object.
        Teller = "TELLER",
        /// A state of mind that a clause may precede.
        Holds = "HOLDS",
        /// Gives a name: calls, dubs.
        Names = "NAMES",
        /// Says that something is not so.
        Denies = "DENIES",
        /// Says that something is not so, whatever the verb.
        Negation = "NEGATION",
        /// Reports only with a clause or a quotation: writes, sings, finds.
        ClauseOnly = "CLAUSE-ONLY",
        /// What is declined by who says nothing: comment, respond.
        Withheld = "WITHHELD",
        /// Says it without a view of its own.
        Neutral = "NEUTRAL",
        /// A verb of two words: point out, refer to.
        Phrasal = "PHRASAL",
        /// What a thing may do, too: show, suggest, underline.
        Evident = "EVIDENT",
        // Other words.
        /// "according".
        According = "ACCORDING",
        /// A noun for what is said.
        Statement = "STATEMENT",
        /// A noun or adjective that may be a cue.
        Carrier = "CARRIER",
        /// "continued", which may say.
        Continued = "CONTINUED",
        /// Forms of "be".
        Be = "BE",
        /// Forms of "have".
        Have = "HAVE",
        /// Auxiliaries, "not" and "to".
        Modal = "MODAL",
        /// Adverbs passed over on the way to the subject.
        Adverb = "ADVERB",
        /// Articles and the like.
        Determiner = "DETERMINER",
        /// Pronouns of the third person, and "who".
        Pronoun = "PRONOUN",
        /// I, we, you.
        First = "FIRST",
        /// Pronouns as objects.
        ObjectPronoun = "OBJECT-PRONOUN",
        /// Question words.
        Wh = "WH",
        /// Days.
        Day = "DAY",
        /// Words that join clauses.
        Conjunction = "CONJUNCTION",
        /// Short prepositions.
        Preposition = "PREPOSITION",
        /// No noun phrase begins with it, and no claim ends in it.
        Edge = "EDGE",
        /// Words that open a subordinate clause.
        Subordinate = "SUBORDINATE",
        /// 's.
        Possessive = "POSSESSIVE",
        /// Words for wrongdoing.
        Wrongdoing = "WRONGDOING",
        /// What a document does with what it holds.
        Holding = "HOLDING",
        /// His, her, their.
        Possessor = "POSSESSOR",
        /// Rests on something named: citing, referring.
        Citing = "CITING",
        /// Joins a subject to a mood: remains, felt.
        Link = "LINK",
        /// Leads to the verb that says what is done: "began to" explain.
        Leading = "LEADING",
        /// A state of mind as an adjective.
        Mood = "MOOD",
        /// May open a circumstance after a verb of saying.
        Circumstance = "CIRCUMSTANCE",
        /// May follow "he said" at the end of a sentence.
        Trailing = "TRAILING",
        /// Opens a sentence with a circumstance.
        Opener = "OPENER",
        /// Opens a sentence with a time or condition.
        TimeOpener = "TIME-OPENER",
        /// May belong to the hearer: "told them".
        Hearer = "HEARER",
        /// Ends an inverted subject.
        InvertedStop = "INVERTED-STOP",
        /// Begins an inverted subject.
        InvertedStart = "INVERTED-START",
        /// Never begins an inverted subject.
        NotInverted = "NOT-INVERTED",
        /// Ends what is said, after a comma.
        SpeechCut = "SPEECH-CUT",
        /// Begins a clause like "there are".
        Existential = "EXISTENTIAL",
        /// Ends "by X".
        AgentStop = "AGENT-STOP",
        /// Stands before a name that is no subject.
        SourceSkip = "SOURCE-SKIP",
        // What a claim is about, and who is meant by a source.
        /// A number or a word for one.
        Amount = "AMOUNT",
        /// A unit of time.
        Duration = "DURATION",
        /// A year before this century.
        OldYear = "OLD-YEAR",
        /// A word for a number.
        NumberWord = "NUMBER-WORD",
        /// A word for a quantity.
        Quantity = "QUANTITY",
        /// A day, month or time.
        Time = "TIME",
        /// A form of a verb that can carry a sentence.
        Finite = "FINITE",
        /// Something that happened.
        PastEvent = "PAST-EVENT",
        /// Says where else to look: here, below.
        Elsewhere = "ELSEWHERE",
        /// What will be: will, expected, likely.
        Ahead = "AHEAD",
        /// May precede an order: please, never.
        OrderLead = "ORDER-LEAD",
        /// Begins a greeting or thanks.
        Greeting = "GREETING",
        /// Begins an order to the reader.
        Order = "ORDER",
        /// A title before a name.
        Title = "TITLE",
        /// A form of address: Mr, Dr.
        Honorific = "HONORIFIC",
        /// Tells that somebody is a she.
        Female = "FEMALE",
        /// Tells that somebody is a he.
        Male = "MALE",
        /// Qualifies an office: former, deputy.
        NotQuite = "NOT-QUITE",
        /// A small word inside a name: "van".
        Particle = "PARTICLE",
        /// Goes on with what was said: "added".
        GoesOn = "GOES-ON",
        /// A spokesperson.
        Spokes = "SPOKES",
        /// A body: ministry, company, council.
        Body = "BODY",
        /// An unnamed person by role.
        Role = "ROLE",
        /// Experts, critics, many: nobody identifiable.
        Nobody = "NOBODY",
        /// Joins a role to its body or access.
        Access = "ACCESS",
        /// A document.
        Document = "DOCUMENT",
        /// A recording, transcript or minutes, found by what was recorded and when.
        Recording = "RECORDING",
        /// Evidence that is shown or held, and not published.
        Exhibit = "EXHIBIT",
        /// People of a body that goes without saying: officers, prosecutors.
        Service = "SERVICE",
        /// Tells that the author was notified, and gives nothing to consult.
        Heard = "HEARD",
        /// A census.
        Census = "CENSUS",
        /// The name of a month.
        Month = "MONTH",
        /// Polls, reports, data, and those who make them.
        Study = "STUDY",
        /// Scholarly work.
        Scholarly = "SCHOLARLY",
        /// Who does scholarly work: authors, researchers.
        Authors = "AUTHORS",
        /// A case before a court.
        DocketWord = "DOCKET-WORD",
        /// Stands before the number of a publication or a patent: ISBN, no.
        NumberSign = "NUMBER-SIGN",
        /// A part of a law.
        SectionWord = "SECTION-WORD",
        /// Stands before a law on which something rests.
        Ground = "GROUND",
        /// What a footnote cites.
        Cited = "CITED",
        /// Words about law.
        Legal = "LEGAL",
        /// What a state has and a person has not: a minister, an army, a capital.
        StateOffice = "STATE-OFFICE",
        /// Opens the name of a region: north, new, upper.
        Region = "REGION",
        /// Ends the name of a company.
        Firm = "FIRM",
        /// What is said of somebody by nobody: "is said to", "it is believed".
        SaidByNobody = "SAID-BY-NOBODY",
        /// In an address: lists, profiles, shares, accounts.
        Listing = "LISTING",
        /// The ending of a picture's file.
        Picture = "PICTURE",
        /// The ending of a document's file.
        File = "FILE",
        /// Points to something to read: source, here, see.
        Pointer = "POINTER",
        /// May stand beside such a word.
        PointerFill = "POINTER-FILL",
        /// Points to other articles: more, next, related.
        Teaser = "TEASER",
        /// Carries somebody's words: a statement, a post, a speech.
        Message = "MESSAGE",
        /// Names a line of the paper, not a speaker: "Correction:".
        Heading = "HEADING",
        /// Announces a title or a slogan: titled, book, song.
        Titled = "TITLED",
        /// "reportedly".
        Hearsay = "HEARSAY",
        /// I, me, my.
        Me = "ME",
        /// We, us, our.
        Us = "US",
        /// You, your.
        You = "YOU",
        // Words that join.
        /// "that".
        That = "THAT",
        /// "who", "which".
        Relative = "RELATIVE",
        /// "and", "or", "but".
        Coordinator = "COORDINATOR",
    }
}

/// The classes that a token has by its shape or place: those up to [`Class::NameLike`], which stand first.
pub type ShapeBits = u32;

const _: () = assert!((Class::NameLike as u32) < ShapeBits::BITS);

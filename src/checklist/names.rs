//! The values that a claim's keys may have in the file.

use crate::claim::Problem;
use crate::text::named;

named! {
    /// Why a claim is taken out of the count.
    Exclude {
        /// It judges.
        Opinion = "opinion",
        /// It is a question.
        Question = "question",
        /// It is common knowledge.
        CommonKnowledge = "common-knowledge",
        /// It says what a word means.
        Definition = "definition",
        /// The author was there.
        OwnExperience = "own-experience",
        /// It leads from one thought to the next.
        Transition = "transition",
        /// It states nothing.
        NotAClaim = "not-a-claim",
    }
}

named! {
    /// What qualifies a decision without changing it.
    Concern {
        /// Passed on by another.
        SecondHand = "second-hand",
        /// Said when?
        UndatedQuote = "undated-quote",
        /// The source gains by it.
        InterestedParty = "interested-party",
        /// The document itself should be cited.
        PrimaryNeeded = "primary-needed",
        /// A source that may not know.
        WeakSource = "weak-source",
        /// One source alone.
        SingleSource = "single-source",
        /// A percentage of what?
        NoBase = "no-base",
        /// Unnamed, and no reason given.
        AnonymityUnexplained = "anonymity-unexplained",
        /// The accused is not heard.
        NoReply = "no-reply",
        /// The headline drops its source.
        HeadlineDropsSource = "headline-drops-source",
    }
}

named! {
    /// What the reader found when checking.
    Finding {
        /// It holds.
        Confirmed = "confirmed",
        /// Some of it holds.
        Partly = "partly",
        /// It does not hold.
        Contradicted = "contradicted",
        /// It could not be checked.
        CouldNotCheck = "could-not-check",
    }
}

named! {
    /// An answer to a prompt.
    Answer {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// In part.
        Partly = "partly",
        /// Does not apply.
        Na = "na",
    }
}

named! {
    /// Whose evidence it is.
    EvidenceRole {
        /// The article cites it.
        Cited = "cited",
        /// The reader found it.
        Found = "found",
    }
}

named! {
    /// What evidence says of the claim.
    Stance {
        /// Not opened yet.
        Unopened = "unopened",
        /// It says so.
        Supports = "supports",
        /// In part.
        Partly = "partly",
        /// It says otherwise.
        Contradicts = "contradicts",
        /// It does not mention it.
        Silent = "silent",
        /// It cannot be opened.
        Unreachable = "unreachable",
    }
}

impl Stance {
    /// The problem of a claim that rests on such a source alone.
    pub const fn problem(self) -> Option<Problem> {
        match self {
            Self::Partly => Some(Problem::Overstated),
            Self::Contradicts | Self::Silent => Some(Problem::FailedVerification),
            Self::Unreachable => Some(Problem::DeadLink),
            Self::Supports | Self::Unopened => None,
        }
    }
}

named! {
    /// How a claim came to be on the list.
    #[derive(Default)]
    Origin {
        /// The program found it.
        #[default]
        Found = "found",
        /// The reader picked it.
        Manual = "manual",
        /// Cut from another.
        Split = "split",
        /// Joined from others.
        Merged = "merged",
    }
}

named! {
    /// How an entry was found again in the article.
    #[derive(Default)]
    Anchor {
        /// Its words are where they were or unchanged elsewhere.
        #[default]
        Exact = "exact",
        /// Found with a small change that does not matter.
        Moved = "moved",
        /// Found, but a number, name, negation, attribution or link changed.
        Changed = "changed",
        /// It fits in more than one place.
        Ambiguous = "ambiguous",
        /// Not found.
        Orphan = "orphan",
    }
}

named! {
    /// How near to the event a document is.
    Level {
        /// The document itself, a witness.
        Primary = "primary",
        /// Somebody who tells of it.
        Secondary = "secondary",
        /// A digest of what others told.
        Tertiary = "tertiary",
    }
}

named! {
    /// What ties evidence to the claim.
    Ties {
        /// None.
        Independent = "independent",
        /// It comes from somebody whom the claim concerns.
        Party = "party",
        /// It comes from the article's own outlet.
        SameOutlet = "same-outlet",
    }
}

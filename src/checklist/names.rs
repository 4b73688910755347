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
        SecondHand = "second-hand": "the source heard it from another",
        UndatedQuote = "undated-quote": "no date for these words",
        InterestedParty = "interested-party": "the source has an interest in it",
        PrimaryNeeded = "primary-needed": "the document itself should be cited",
        WeakSource = "weak-source": "the source may not know it",
        SingleSource = "single-source": "only one source",
        NoBase = "no-base": "a percentage of what?",
        AnonymityUnexplained = "anonymity-unexplained": "unnamed, and no reason given",
        NoReply = "no-reply": "no reply from the accused",
        HeadlineDropsSource = "headline-drops-source": "the headline omits the source",
    }
}

named! {
    /// What the reader found when checking.
    Finding {
        Confirmed = "confirmed": "checked: correct",
        Partly = "partly": "checked: partly correct",
        Contradicted = "contradicted": "checked: not correct",
        CouldNotCheck = "could-not-check": "no way found to check it",
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
        Cited = "cited": "the article cites it",
        Found = "found": "my own find",
    }
}

named! {
    /// What evidence says of the claim.
    Stance {
        Unopened = "unopened": "not opened yet",
        Supports = "supports": "says so",
        Partly = "partly": "says it in part",
        Contradicts = "contradicts": "says otherwise",
        Silent = "silent": "does not mention it",
        Unreachable = "unreachable": "does not open",
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
        Primary = "primary": "the document itself, a witness",
        Secondary = "secondary": "somebody who tells of it",
        Tertiary = "tertiary": "a digest of what others told",
    }
}

named! {
    /// What ties evidence to the claim.
    Ties {
        Independent = "independent": "no tie to the claim",
        Party = "party": "from somebody whom the claim concerns",
        SameOutlet = "same-outlet": "from the article's own outlet",
    }
}

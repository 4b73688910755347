//! Articles of any length for measuring: varied sentences of our own from a seed, the same on every machine.
//!
//! A repeated paragraph would keep every table warm and every word known; so names, nouns and numbers change all the
//! time, and one word in five is in no list.

/// Sentences with places for words: see `Words::filled`.
const SENTENCES: &[&str] = &[
    "{Name} {Name} {said} that the {new} {thing} on {Name} Street, which the {body} had {done} for the {thing} in {year}, \
     would be {done} again by the end of {month}.",
    "“The {thing} was {done} in front of all of us and nobody asked,” {said} {Name} {Name}, who runs the {thing} there. “We \
     will wait until {month}.”",
    "The {Name} {body} {did} {number} {thing}s between {month} and {month} {year}, {number} percent more than in the year before \
     and far from the {number} it had hoped for.",
    "According to the {body}, the {new} {thing} has {done} since {month} {year}, although the {thing} beside it was {fine} then.",
    "It is a {fine} {thing}, and it should never have been {done} while the {thing} was still in the {new} {thing}.",
    "{Name} told reporters on {day} that the {body} had {done} the {thing}, but the {thing} was {fine} all the same, with {number} \
     people on the {new} {thing} and no {thing} in sight.",
    "Who {did} the {thing}, and when?",
    "The {thing} {did} because the {new} {thing} near the {thing} was {done} in {year}, when the {body} still had a {thing} of \
     its own and {number} people to look after it.",
    "Critics say the {body} {did} too little, while its director, {Name} {Name}, {said} the {thing}s were {fine} and the {new} \
     {thing} was only a matter of time.",
    "He {did} it again in {month}; the {body}’s report on the {thing}, seen by nobody outside of the {new} {thing}, runs to \
     {number} pages.",
    "A spokeswoman for the {Name} {body} {said} “no {thing} was {done}” and declined to comment on the {thing} that {Name} {Name} \
     had {done} on the {new} {thing} in {month}.",
    "Two people familiar with the {thing}, who were not allowed to speak about it in public, {said} it had {done} {number} times \
     since the {new} {thing} was {done}.",
    "On {day} the {body} will {do} whether the {new} {thing} may be {done} before {month}, as {Name} and {Name} have asked it to.",
    "“{Name} {did} the {thing},” he added, “and I was there: it was {fine}, it was {done}, and it cost {number} crowns that the \
     {body} did not have.”",
    "From the {thing} at the end of the road to the {new} {thing} by the water, there were {thing}s, ropes and {thing}s, and behind \
     them the {thing} of {Name}, {fine} and slow in the morning.",
];
const THINGS: &[&str] = &[
    "harbour",
    "bridge",
    "ferry",
    "school",
    "road",
    "market",
    "ship",
    "engine",
    "lighthouse",
    "budget",
    "letter",
    "contract",
    "tower",
    "river",
    "factory",
    "library",
    "hospital",
    "vote",
    "plan",
    "court",
    "tunnel",
    "mast",
];
const BODIES: &[&str] = &[
    "council",
    "ministry",
    "board",
    "company",
    "university",
    "court",
    "agency",
    "union",
    "museum",
];
const SAID: &[&str] = &[
    "said",
    "argued",
    "wrote",
    "insisted",
    "explained",
    "noted",
    "warned",
    "claimed",
    "announced",
];
const DONE: &[&str] = &[
    "closed", "repaired", "built", "sold", "counted", "painted", "opened", "measured", "lost",
    "moved",
];
const DID: &[&str] = &[
    "closed", "opened", "lost", "bought", "counted", "visited", "refused", "found", "rebuilt",
    "kept",
];
const DO: &[&str] = &["decide", "announce", "consider", "settle", "discuss"];
const NEW: &[&str] = &[
    "new", "old", "northern", "narrow", "public", "wooden", "second", "largest", "local", "planned",
];
const FINE: &[&str] = &[
    "fine",
    "beautiful",
    "terrible",
    "late",
    "cheap",
    "dangerous",
    "small",
    "absurd",
    "quiet",
    "good",
];
const MONTHS: &[&str] = &[
    "January", "March", "May", "June", "August", "October", "December",
];
const DAYS: &[&str] = &["Monday", "Tuesday", "Thursday", "Saturday", "Sunday"];
const SYLLABLES: &[&str] = &[
    "ka", "lo", "mer", "vin", "sta", "bro", "ul", "ter", "ani", "eph", "gor", "wen", "dal", "ri",
    "sk", "oth", "man", "ey",
];

/// Where in the sequence of chances the text is.
pub struct Words {
    seed: u64,
}

impl Words {
    /// The beginning of a sequence; the same seed gives the same text.
    pub const fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// At least `bytes` of an article: a headline, then paragraphs with a subheading now and then.
    pub fn article(&mut self, bytes: usize) -> String {
        let mut text = format!(
            "# {}\n",
            self.filled("The {new} {thing} of {Name} will be {done}")
        );
        for paragraph in 1.. {
            if text.len() >= bytes {
                break;
            }
            text.push('\n');
            if paragraph % 20 == 0 {
                text += &self.filled("## The {new} {thing}\n\n");
            }
            for _ in 0..2 + self.below(4) {
                let sentence = self.one_of(SENTENCES);
                text += &self.filled(sentence);
                text.push(' ');
            }
            text.push('\n');
        }
        text
    }

    /// The pattern with a word in the place of every `{...}`.
    fn filled(&mut self, pattern: &str) -> String {
        let mut out = String::new();
        for part in pattern.split('}') {
            let (words, place) = part.split_once('{').unwrap_or((part, ""));
            out.push_str(words);
            match place {
                "thing" if self.below(3) == 0 => out += &self.invented(),
                "thing" => out += self.one_of(THINGS),
                "body" => out += self.one_of(BODIES),
                "said" => out += self.one_of(SAID),
                "done" => out += self.one_of(DONE),
                "did" => out += self.one_of(DID),
                "do" => out += self.one_of(DO),
                "new" => out += self.one_of(NEW),
                "fine" => out += self.one_of(FINE),
                "month" => out += self.one_of(MONTHS),
                "day" => out += self.one_of(DAYS),
                "Name" => {
                    let name = self.invented();
                    let (first, rest) = name.split_at(1);
                    out += &first.to_uppercase();
                    out += rest;
                }
                "number" => out += &(self.below(900) + 2).to_string(),
                "year" => out += &(self.below(120) + 1900).to_string(),
                _ => {}
            }
        }
        out
    }

    /// A word of no list.
    fn invented(&mut self) -> String {
        (0..2 + self.below(2))
            .map(|_| self.one_of(SYLLABLES))
            .collect()
    }

    fn one_of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        let index = self.below(words.len());
        words.get(index).copied().unwrap_or("")
    }

    /// A number from 0 up to, not including, `end` (xorshift).
    fn below(&mut self, end: usize) -> usize {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        usize::try_from(self.seed >> 33).unwrap_or(0) % end.max(1)
    }
}

//! `named!`: an enumeration whose variants carry the one name that files and commands use, and screens in words.

/// Declares an enumeration with `ALL`, `name()` and `from_name()`; serde reads and writes the name. Where each value says
/// in a few words what it means, to readers of the code and of the screen, it has `meaning()` and `VALUES` as well.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal: $meaning:literal),+ $(,)? }) => {
        $crate::text::named! { $(#[$meta])* $name { $(#[doc = $meaning] $(#[$vmeta])* $variant = $text),+ } }

        impl $name {
            /// Names and meanings as they are offered, behind what clears a field.
            pub const VALUES: &'static [(&'static str, &'static str)] = &[("none", "clear"), $(($text, $meaning)),+];

            /// What it means, in a few words.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning),+ }
            }
        }
    };
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every value, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name used in files and commands; on the screen it is put [in words](crate::text::in_words).
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The value of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl $crate::text::NamedEnum for $name {
            const ALL: &'static [Self] = Self::ALL;

            fn name(self) -> &'static str {
                self.name()
            }

            fn from_name(name: &str) -> Option<Self> {
                Self::from_name(name)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let found: std::borrow::Cow<'de, str> = serde::Deserialize::deserialize(deserializer)?;
                let wrong = || $crate::text::not_among(&found, &[$($text),+]);
                Self::from_name(&found).ok_or_else(|| serde::de::Error::custom(wrong()))
            }
        }
    };
}

pub(crate) use named;

/// What `named!` declares, for those who take any such enumeration.
pub trait NamedEnum: Copy + Send + Sync + 'static {
    /// Every value, in the order in which they are offered.
    const ALL: &'static [Self];
    /// The name used in files and commands.
    fn name(self) -> &'static str;
    /// The value of that name.
    fn from_name(name: &str) -> Option<Self>;
}

/// All names of an enumeration, as a person lists them.
pub fn names<T: NamedEnum>() -> String {
    let names: Vec<&str> = T::ALL.iter().map(|value| value.name()).collect();
    names.join(", ")
}

/// The value after this one; after the last the first.
pub fn next<T: NamedEnum + PartialEq>(value: T) -> T {
    let mut round = T::ALL.iter().cycle().copied();
    round.find(|known| *known == value);
    round.next().unwrap_or(value)
}

/// Columns shown of a value that is not among those allowed.
const SHOWN: usize = 40;

/// Such a name in words: `no-source` becomes "no source".
pub fn in_words(name: &str) -> String {
    name.replace('-', " ")
}

/// The rest of a sentence about a value that is not among those it may have; safe to show.
pub fn not_among(found: &str, allowed: &[&str]) -> String {
    let allowed = match allowed {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        one => one.concat(),
    };
    let found = super::SafeText::sanitize(found);
    let found = super::clipped(found.as_str(), SHOWN);
    format!("is \"{found}\"; it may be {allowed}")
}

//! Sets of word classes: one bit each, so that a word's classes are compared in one step.
//!
//! Knows no class by its meaning; those stand in `class`.

use super::class::{Class, ShapeBits};

/// A set of the classes named, as `classes!(Comma Stop)`.
macro_rules! classes {
    ($first:ident $($class:ident)*) => {
        {
            $crate::claim::cues::Classes::of($crate::claim::cues::Class::$first)
                $(.with($crate::claim::cues::Class::$class))*
        }
    };
}
pub(in crate::claim) use classes;

/// A set of classes, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classes {
    low: u128,
    high: u128,
}

impl Classes {
    /// How many classes there may be.
    pub const MOST: u32 = 2 * u128::BITS;

    /// The set of one class, by its number.
    #[inline]
    pub(super) const fn numbered(bit: u32) -> Self {
        if bit < u128::BITS {
            Self {
                low: 1 << bit,
                high: 0,
            }
        } else {
            Self {
                low: 0,
                high: 1 << (bit - u128::BITS),
            }
        }
    }

    /// The set of one class.
    #[inline]
    pub const fn of(class: Class) -> Self {
        Self::numbered(class as u32)
    }

    /// The set of several classes.
    #[cfg(test)]
    pub fn all(classes: &[Class]) -> Self {
        classes.iter().fold(Self::default(), |set, &c| set.with(c))
    }

    /// The classes of shape and place among them.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the higher classes belong to the word"
    )]
    #[inline]
    pub(in crate::claim) const fn shape_bits(self) -> ShapeBits {
        self.low as ShapeBits
    }

    /// The set of these classes of shape and place.
    #[inline]
    pub(in crate::claim) const fn of_shape(bits: ShapeBits) -> Self {
        Self {
            low: bits as u128,
            high: 0,
        }
    }

    /// The classes of the word itself among them: none of shape and place.
    pub(super) const fn beyond_shape(self) -> Self {
        Self {
            low: self.low & !(ShapeBits::MAX as u128),
            high: self.high,
        }
    }

    /// The set and one more class.
    #[inline]
    #[must_use]
    pub const fn with(self, class: Class) -> Self {
        self.and(Self::of(class))
    }

    /// What is in either set.
    #[inline]
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            low: self.low | other.low,
            high: self.high | other.high,
        }
    }

    /// What is in both sets.
    #[inline]
    #[must_use]
    pub const fn and_only(self, other: Self) -> Self {
        Self {
            low: self.low & other.low,
            high: self.high & other.high,
        }
    }

    /// The numbers of its classes.
    #[inline]
    pub(super) fn numbers(self) -> impl Iterator<Item = usize> {
        bits(self.low).chain(bits(self.high).map(|bit| bit + u128::BITS as usize))
    }

    /// Whether the class is in the set.
    #[inline]
    pub const fn has(self, class: Class) -> bool {
        self.meets(Self::of(class))
    }

    /// Whether the sets share a class.
    #[inline]
    pub const fn meets(self, other: Self) -> bool {
        self.low & other.low != 0 || self.high & other.high != 0
    }

    /// Whether every class of `other` is in the set.
    #[inline]
    pub const fn covers(self, other: Self) -> bool {
        self.low & other.low == other.low && self.high & other.high == other.high
    }

    /// Whether it holds no class.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.low == 0 && self.high == 0
    }
}

/// The numbers of the bits that are set, lowest first.
#[inline]
pub(super) fn bits(mut bits: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = bits.trailing_zeros();
        bits &= bits.wrapping_sub(1);
        (bit < u128::BITS).then_some(bit as usize)
    })
}

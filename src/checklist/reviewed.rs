//! The review of an entry, which takes room only once there is one: of tens of thousands of claims few are decided.

use super::Review;
use std::ops::{Deref, DerefMut};

/// A [`Review`] that is empty until it is written to. Reads and compares as the review that it holds.
#[derive(Clone, Debug, Default)]
pub struct Reviewed(Option<Box<Review>>);

static EMPTY: Review = Review {
    status: None,
    exclude: None,
    basis: None,
    problem: None,
    concern: Vec::new(),
    finding: None,
    flag: false,
    note: None,
    by: None,
    at: None,
    source: None,
    checks: Vec::new(),
    evidence: Vec::new(),
};

impl Deref for Reviewed {
    type Target = Review;

    fn deref(&self) -> &Review {
        self.0.as_deref().unwrap_or(&EMPTY)
    }
}

impl DerefMut for Reviewed {
    fn deref_mut(&mut self) -> &mut Review {
        self.0.get_or_insert_default()
    }
}

impl From<Review> for Reviewed {
    fn from(review: Review) -> Self {
        Self((review != EMPTY).then(|| Box::new(review)))
    }
}

impl From<Reviewed> for Review {
    fn from(reviewed: Reviewed) -> Self {
        reviewed.0.map_or_else(Self::default, |review| *review)
    }
}

impl PartialEq for Reviewed {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Reviewed {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_takes_no_room_and_reads_as_an_empty_review() {
        assert_eq!(EMPTY, Review::default());
        let mut reviewed = Reviewed::from(Review::default());
        assert!(reviewed.0.is_none() && *reviewed == EMPTY);
        reviewed.flag = true;
        assert!(reviewed.flag && reviewed != Reviewed::default());
        reviewed.flag = false;
        assert_eq!(reviewed, Reviewed::default());
    }
}

//! The bank of prompts, read when the first prompt is asked for: an article is opened without waiting for it.

use super::Prompt;
use std::sync::OnceLock;

/// All prompts, in the order in which they are tried.
#[derive(Clone, Debug)]
pub struct Bank {
    prompts: OnceLock<Vec<Prompt>>,
    read: fn() -> Vec<Prompt>,
}

impl Bank {
    /// A bank of these prompts.
    pub fn new(prompts: Vec<Prompt>) -> Self {
        Self {
            prompts: prompts.into(),
            read: Vec::new,
        }
    }

    /// A bank whose prompts `read` gives once they are needed.
    pub const fn read_later(read: fn() -> Vec<Prompt>) -> Self {
        Self {
            prompts: OnceLock::new(),
            read,
        }
    }

    /// The prompts.
    pub fn prompts(&self) -> &[Prompt] {
        self.prompts.get_or_init(self.read)
    }
}

impl Default for Bank {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl PartialEq for Bank {
    fn eq(&self, other: &Self) -> bool {
        self.prompts() == other.prompts()
    }
}

impl Eq for Bank {}

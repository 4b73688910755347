//! What is known of an article's bytes beside the bytes: where they came from and what they are said to be.

/// Where the bytes of an article came from. The content decides what they are; this helps where it leaves that open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hint {
    /// The absolute address that the bytes came from: the base of their links.
    pub address: Option<String>,
    /// The value of HTTP's `Content-Type`.
    pub content_type: Option<String>,
    /// The name of the file, without its folder.
    pub name: Option<String>,
}

impl Hint {
    /// That they came from a file of that name.
    pub fn file(name: impl Into<String>) -> Self {
        Self {
            name: Some(name.into()),
            ..Self::default()
        }
    }

    /// The ending of the file's name, in lower case.
    pub(super) fn ending(&self) -> Option<String> {
        let (_, ending) = self.name.as_deref()?.rsplit_once('.')?;
        Some(ending.to_ascii_lowercase())
    }
}

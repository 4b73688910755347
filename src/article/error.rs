//! Why bytes are not read as an article, in a sentence that goes on after the path.

/// The largest input that is read, in bytes.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// Why bytes are not read; each a sentence that goes on after the path ("bridge.png looks like ...").
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// More than [`MAX_BYTES`].
    #[error("is {megabytes} MB large; articles up to 32 MB can be read")]
    TooLarge {
        /// Its size, rounded up.
        megabytes: usize,
    },
    /// Something that holds no text.
    #[error("looks like {what}, not an article; web pages, Markdown and plain text can be read")]
    NotText {
        /// What it looks like, with its article: "a PNG image".
        what: &'static str,
    },
    /// Text in an encoding that is not read.
    #[error("is text in {encoding}, which cannot be read; save it as UTF-8 and open that")]
    Encoding {
        /// The encoding's name.
        encoding: &'static str,
    },
    /// An article in a form that is not read yet.
    #[error("looks like {what}, which cannot be read yet; {instead}")]
    NotYet {
        /// What it looks like, with its article: "a PDF document".
        what: &'static str,
        /// What to do.
        instead: &'static str,
    },
    /// No words.
    #[error("holds no text{why}")]
    Empty {
        /// Why, and what to do, where that can be told.
        why: &'static str,
    },
    /// Packed with gzip, and cut off or changed since.
    #[error("is packed with gzip and damaged; get it again")]
    Damaged,
    /// Packed with gzip, and more than [`MAX_BYTES`] inside.
    #[error("is packed with gzip and holds more than 32 MB; articles up to 32 MB can be read")]
    TooMuchInside,
}

impl ReadError {
    /// That an input of so many bytes is not read.
    pub const fn too_large(bytes: usize) -> Self {
        Self::TooLarge {
            megabytes: bytes.div_ceil(1024 * 1024),
        }
    }
}

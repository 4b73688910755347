//! Bytes packed with gzip, unpacked once: what is inside is an article or is refused as it is.

use super::error::{MAX_BYTES, ReadError};
use flate2::read::MultiGzDecoder;
use std::io::Read;

/// What gzip's files begin with (RFC 1952).
pub(super) const GZIP: &[u8] = b"\x1f\x8b";

/// Whether these bytes are packed with gzip.
pub(super) fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(GZIP)
}

/// The bytes inside, where these are packed with gzip; never more than [`MAX_BYTES`] are unpacked.
pub(super) fn gzip(bytes: &[u8]) -> Result<Option<Vec<u8>>, ReadError> {
    if !is_packed(bytes) {
        return Ok(None);
    }
    let mut inside = Vec::new();
    let most = MAX_BYTES as u64 + 1;
    let read = MultiGzDecoder::new(bytes)
        .take(most)
        .read_to_end(&mut inside);
    if inside.len() > MAX_BYTES {
        return Err(ReadError::TooMuchInside);
    }
    match read {
        Ok(_) => Ok(Some(inside)),
        Err(_) => Err(ReadError::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn what_is_packed_is_unpacked_once_and_within_limits() {
        assert_eq!(gzip(b"The ferry."), Ok(None));
        let twice = packed(&packed(b"The ferry."));
        assert_eq!(gzip(&twice), Ok(Some(packed(b"The ferry."))));
        let cut = &twice[..twice.len() - 12];
        assert_eq!(gzip(cut), Err(ReadError::Damaged));
        assert_eq!(gzip(b"\x1f\x8b"), Err(ReadError::Damaged));
        let bomb = packed(&vec![b'a'; MAX_BYTES + 1]);
        assert!(bomb.len() < 64 * 1024);
        assert_eq!(gzip(&bomb), Err(ReadError::TooMuchInside));
    }
}

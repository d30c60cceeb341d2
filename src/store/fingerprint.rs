//! Fingerprints of stored values, to see whether another tab has written.

/// Stands for a value in memory: 2,000 sheets as text would be 30 MB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    length: usize,
    hash: u64,
}

impl Fingerprint {
    pub(crate) fn of(text: &str) -> Self {
        Self::of_bytes(text.as_bytes())
    }

    /// Each step is one to one in what was hashed before, so one differing stretch always shows.
    pub(crate) fn of_bytes(bytes: &[u8]) -> Self {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
        }
        Self { length: bytes.len(), hash }
    }

    /// The fingerprint in letters, as it is kept.
    pub(crate) fn text(self) -> String {
        format!("{:x}.{:x}", self.length, self.hash)
    }

    /// Reads a fingerprint.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (length, hash) = text.split_once('.')?;
        let length = usize::from_str_radix(length, 16).ok()?;
        Some(Self { length, hash: u64::from_str_radix(hash, 16).ok()? })
    }
}

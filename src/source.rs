//! A path or standard input becomes bytes of a known kind.

mod encoding;
mod kind;

pub use encoding::utf16;
pub use kind::FileKind;

use crate::limits::Limits;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file to look at: its bytes, and what they are by their first bytes.
#[derive(Debug, Clone)]
pub struct Source {
    /// As given on the command line; `-` for standard input.
    pub name: String,
    /// The whole file.
    pub bytes: Arc<[u8]>,
    /// By content, not by name.
    pub kind: FileKind,
}

/// Why a file could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The operating system refused.
    #[error("cannot read {path}: {cause}")]
    Io {
        /// As given.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// More bytes than we read.
    #[error("{path} is larger than {limit} MB; nothing of it was read")]
    TooLarge {
        /// As given.
        path: PathBuf,
        /// In MB.
        limit: u64,
    },
}

impl Source {
    /// A source from bytes in memory; `name` may be a path and tells the extension.
    pub fn new(name: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> Self {
        let (name, bytes) = (name.into(), bytes.into());
        let kind = FileKind::sniff(&bytes, &name);
        Self { name, bytes, kind }
    }

    /// Reads a file, or standard input for `-`, up to [`Limits::file_bytes`].
    pub fn read(path: &Path, limits: &Limits) -> Result<Self, SourceError> {
        let io = |cause| SourceError::Io { path: path.to_owned(), cause };
        let limit = limits.file_bytes;
        let mut bytes = Vec::new();
        let read = if path == Path::new("-") {
            std::io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)
        } else {
            let file = std::fs::File::open(path).map_err(io)?;
            file.take(limit + 1).read_to_end(&mut bytes)
        };
        read.map_err(io)?;
        if bytes.len() as u64 > limit {
            return Err(SourceError::TooLarge { path: path.to_owned(), limit: limit >> 20 });
        }
        Ok(Self::new(path.to_string_lossy(), bytes))
    }

    /// The extension of the name in lower case, without the dot.
    pub fn extension(&self) -> Option<String> {
        let extension = Path::new(&self.name).extension()?;
        Some(extension.to_string_lossy().to_lowercase())
    }
}

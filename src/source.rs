//! A path or standard input becomes bytes of a known kind.

mod encoding;
mod kind;

pub use encoding::utf16;
pub use kind::FileKind;

use crate::limits::Limits;
use std::fs::{FileType, Metadata};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// A file to look at: its bytes, and what they are by their first bytes.
#[derive(Debug, Clone)]
pub struct Source {
    /// As given on the command line ([`shown_name`]); `-` for standard input.
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
        path: String,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A folder, pipe or device: what is read of it never ends, or waits for somebody to write.
    #[error("{path} is {kind}, not a file; `-` reads standard input")]
    NoFile {
        /// As given.
        path: String,
        /// What it is instead.
        kind: &'static str,
    },
    /// More bytes than we read.
    #[error("{path} is larger than {limit} MB; nothing of it was read")]
    TooLarge {
        /// As given.
        path: String,
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
        let name = shown_name(path);
        let io = |cause| SourceError::Io { path: name.clone(), cause };
        let limit = limits.file_bytes;
        let mut bytes = Vec::new();
        let read = if path == Path::new("-") {
            std::io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)
        } else {
            // To open a pipe is to wait for whoever writes into it.
            if let Some(kind) = kind_of_no_file(&path.metadata().map_err(io)?) {
                return Err(SourceError::NoFile { path: name, kind });
            }
            let file = std::fs::File::open(path).map_err(io)?;
            let size = file.metadata().map_err(io)?.len().min(limit);
            bytes.reserve_exact(usize::try_from(size).unwrap_or_default() + 1);
            file.take(limit + 1).read_to_end(&mut bytes)
        };
        read.map_err(io)?;
        if bytes.len() as u64 > limit {
            return Err(SourceError::TooLarge { path: name, limit: limit >> 20 });
        }
        Ok(Self::new(name, bytes))
    }

    /// The extension of the name in lower case, without the dot.
    pub fn extension(&self) -> Option<String> {
        let extension = Path::new(&self.name).extension()?;
        Some(extension.to_string_lossy().to_lowercase())
    }
}

/// A path as text. Bytes that are no UTF-8 are written as `\xFF`, so that two files never share a name.
pub fn shown_name(path: &Path) -> String {
    let mut name = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        name.push_str(chunk.valid());
        for byte in chunk.invalid() {
            name.push_str(&format!("\\x{byte:02X}"));
        }
    }
    name
}

/// What stands there instead of a file.
fn kind_of_no_file(metadata: &Metadata) -> Option<&'static str> {
    let kind = metadata.file_type();
    if kind.is_file() {
        return None;
    }
    Some(if kind.is_dir() { "a folder" } else { special(kind) })
}

#[cfg(unix)]
fn special(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_fifo() {
        "a pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> &'static str {
    "a device"
}

//! Frames: a length of four bytes, the least first, and as many bytes.

use std::io::{Error, ErrorKind, Read, Write};

/// Writes a frame.
pub fn write(frame: &[u8], out: &mut impl Write) -> std::io::Result<()> {
    let length = u32::try_from(frame.len()).map_err(|_| Error::from(ErrorKind::FileTooLarge))?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(frame)?;
    out.flush()
}

/// Reads a frame; nothing where the other side has ended between two.
pub fn read(input: &mut impl Read) -> std::io::Result<Option<Vec<u8>>> {
    let mut length = [0; 4];
    match input.read(&mut length)? {
        0 => return Ok(None),
        got => input.read_exact(length.get_mut(got..).unwrap_or_default())?,
    }
    let length = u64::from(u32::from_le_bytes(length));
    // Not trusted before it is there: who writes may end in the middle.
    let mut frame = Vec::new();
    input.take(length).read_to_end(&mut frame)?;
    if (frame.len() as u64) < length { Err(ErrorKind::UnexpectedEof.into()) } else { Ok(Some(frame)) }
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    #[test]
    fn frames_are_read_as_they_are_written() {
        let mut stream = Vec::new();
        for frame in [b"one".as_slice(), b"", &[7; 70_000]] {
            write(frame, &mut stream).unwrap();
        }
        let mut input = stream.as_slice();
        assert_eq!(read(&mut input).unwrap().unwrap(), b"one");
        assert_eq!(read(&mut input).unwrap().unwrap(), b"");
        assert_eq!(read(&mut input).unwrap().unwrap(), [7; 70_000]);
        assert!(read(&mut input).unwrap().is_none());
    }

    #[test]
    fn a_frame_that_ends_early_is_an_error() {
        assert!(read(&mut [3, 0].as_slice()).is_err());
        assert!(read(&mut [3, 0, 0, 0, b'a'].as_slice()).is_err());
        assert!(read(&mut [255, 255, 255, 255].as_slice()).is_err(), "no memory is taken for a length alone");
    }
}

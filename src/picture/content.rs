//! Content streams without some of their text, or with nothing but some of it: the operators stay
//! where they are, and text that is to vanish is set in a render mode that leaves no ink, so that
//! everything after it stands where it stood.
//!
//! Text is named by the number of its show operator on the page, forms included, as ingest counts
//! them ([`crate::document::Place::Pdf`]).

use super::append::Appendix;
use crate::ingest::pdf::content;
use crate::limits::{self, Limits};
use hayro::hayro_syntax::content::UntypedIter;
use hayro::hayro_syntax::object::{Dict, Name, Object, Stream};
use hayro::hayro_syntax::page::Resources;
use std::collections::BTreeSet;
use std::ops::Range;

/// What becomes of a page.
#[derive(Debug, Clone, Copy)]
pub(super) enum Variant<'s> {
    /// Everything but these show operators.
    Without(&'s BTreeSet<u32>),
    /// Everything but text.
    Textless,
    /// These show operators in plain black, and nothing else.
    Only(&'s BTreeSet<u32>),
}

/// A content stream rewritten, and the forms that it draws instead of the original ones.
#[derive(Debug, Default)]
pub(super) struct Rewritten {
    /// The operators.
    pub data: Vec<u8>,
    /// Names and object numbers to be added to the `XObject` resources.
    pub forms: Vec<(String, u32)>,
    /// Whether anything was changed.
    pub changed: bool,
}

/// Goes through the content of a page in drawing order.
pub(super) struct Rewriter<'v, 'p> {
    variant: Variant<'v>,
    limits: &'p Limits,
    appendix: &'p mut Appendix,
    /// Show operators met so far.
    shows: u32,
    depth: u32,
    /// Bytes written so far, forms drawn twice counted twice.
    written: usize,
}

/// Operators that place or show text; all that is left of a page for [`Variant::Only`].
const TEXT_OPERATORS: &[&[u8]] =
    &[b"BT", b"ET", b"Tc", b"Tw", b"Tz", b"TL", b"Tf", b"Ts", b"Td", b"TD", b"Tm", b"T*", b"q", b"Q", b"cm"];

/// Numbers of the render modes (ISO 32000-2, table 104).
const FILL: u8 = 0;
const INVISIBLE: u8 = 3;
const FIRST_CLIPPING: u8 = 4;
const CLIP: u8 = 7;

impl<'v, 'p> Rewriter<'v, 'p> {
    pub(super) fn new(variant: Variant<'v>, limits: &'p Limits, appendix: &'p mut Appendix) -> Self {
        Self { variant, limits, appendix, shows: 0, depth: 0, written: 0 }
    }

    /// Rewrites one stream. `mode` is the render mode it starts with; `None` when the stream cannot be
    /// rewritten for sure, or when the copy would grow past its cap.
    pub(super) fn rewrite(
        &mut self,
        data: &[u8],
        resources: &Resources<'_>,
        mut mode: u8,
    ) -> Option<Rewritten> {
        let mut out = Rewritten::default();
        let mut saved: Vec<u8> = Vec::new();
        // Where the text between two operators begins; an inline image has no end of its own, so what
        // comes after it is taken together with it.
        let mut from = 0;
        let only = matches!(self.variant, Variant::Only(_));
        let mut operators = UntypedIter::new(data);
        while let Some(instruction) = operators.next() {
            let operator: &[u8] = instruction.operator;
            let Some(at) = range_in(data, operator) else {
                // Spelt with escapes: no program writes that, and its place cannot be told.
                return None;
            };
            let numbers = instruction.operands().take(64).filter_map(|object| match object {
                Object::Number(number) => Some(number.as_f32()),
                _ => None,
            });
            match operator {
                b"q" if saved.len() < limits::STATE_DEPTH => saved.push(mode),
                b"Q" => mode = saved.pop().unwrap_or(mode),
                b"Tr" => {
                    let value = numbers.last().unwrap_or(0.0);
                    mode = if (0.0..=7.0).contains(&value) { value as u8 } else { FILL };
                }
                _ => {}
            }
            let shows = match operator {
                b"Tj" | b"TJ" | b"'" => true,
                b"\"" => instruction.operands().filter(|o| matches!(o, Object::Number(_))).count() >= 2,
                _ => false,
            };
            if shows {
                self.show(data, from..at.end, mode, &mut out);
                from = at.end;
            } else if operator == b"Do" {
                let name = instruction.operands().find_map(|operand| match operand {
                    Object::Name(name) => Some(name.clone()),
                    _ => None,
                });
                self.draw(data, from..at.end, at.start, name.as_ref(), resources, mode, &mut out)?;
                from = at.end;
            } else if operator == b"BI" {
                if only {
                    return None;
                }
            } else {
                if !only || TEXT_OPERATORS.contains(&operator) {
                    out.data.extend_from_slice(data.get(from..at.end)?);
                } else {
                    out.data.push(b' ');
                }
                from = at.end;
            }
            if self.written + out.data.len() > self.limits.copy_bytes {
                return None;
            }
        }
        if !only {
            out.data.extend_from_slice(data.get(from..)?);
        }
        self.written += out.data.len();
        Some(out)
    }

    /// A show operator, with its operands, at `bytes`.
    fn show(&mut self, data: &[u8], bytes: Range<usize>, mode: u8, out: &mut Rewritten) {
        self.shows += 1;
        let invisible = if mode >= FIRST_CLIPPING { CLIP } else { INVISIBLE };
        let as_mode = match self.variant {
            Variant::Without(shows) if shows.contains(&self.shows) => invisible,
            Variant::Without(_) => mode,
            Variant::Textless => invisible,
            Variant::Only(shows) if shows.contains(&self.shows) => FILL,
            Variant::Only(_) => INVISIBLE,
        };
        let bytes = data.get(bytes).unwrap_or_default();
        if as_mode == mode {
            out.data.extend_from_slice(bytes);
            return;
        }
        out.changed = true;
        out.data.extend_from_slice(format!(" {as_mode} Tr ").as_bytes());
        out.data.extend_from_slice(bytes);
        out.data.extend_from_slice(format!(" {mode} Tr ").as_bytes());
    }

    /// `Do`, with its operand, at `bytes`.
    #[expect(clippy::too_many_arguments, reason = "the place of one operator in one stream")]
    fn draw(
        &mut self,
        data: &[u8],
        bytes: Range<usize>,
        operator: usize,
        name: Option<&Name<'_>>,
        resources: &Resources<'_>,
        mode: u8,
        out: &mut Rewritten,
    ) -> Option<()> {
        let only = matches!(self.variant, Variant::Only(_));
        let form = name.and_then(|name| resources.get_x_object(name)).filter(|stream| is_form(stream.dict()));
        let copy = match &form {
            Some(form) if self.depth < limits::FORM_DEPTH => {
                self.form(form, resources, mode, &mut out.forms)?
            }
            _ => None,
        };
        let Some(number) = copy else {
            if !only {
                out.data.extend_from_slice(data.get(bytes)?);
            }
            return Some(());
        };
        // What stands between the operators before may be an inline image: only the name is replaced.
        let before = data.get(bytes.start..operator)?;
        let slash = before.iter().rposition(|byte| *byte == b'/')?;
        if !only {
            out.data.extend_from_slice(before.get(..slash)?);
        }
        let fresh = format!("Atslint{number}");
        out.data.extend_from_slice(format!(" /{fresh} Do ").as_bytes());
        out.forms.push((fresh, number));
        out.changed = true;
        Some(())
    }

    /// The number of a form's copy; `Some(None)` when the form itself will do.
    /// Forms that it draws itself and that its page must name go to `outer`.
    #[expect(clippy::option_option, reason = "no copy needed, and no copy possible")]
    fn form(
        &mut self,
        form: &Stream<'_>,
        resources: &Resources<'_>,
        mode: u8,
        outer: &mut Vec<(String, u32)>,
    ) -> Option<Option<u32>> {
        let Ok(data) = content::decoded(form, self.limits.part_bytes) else {
            return Some(None);
        };
        let dict = form.dict().get::<Dict<'_>>(b"Resources");
        let own = dict.clone().map(Resources::new);
        self.depth += 1;
        let inner = self.rewrite(&data, own.as_ref().unwrap_or(resources), mode);
        self.depth -= 1;
        let inner = inner?;
        if !inner.changed && !matches!(self.variant, Variant::Only(_)) {
            return Some(None);
        }
        let mut entries = Vec::new();
        match dict {
            Some(dict) if !inner.forms.is_empty() => {
                entries.push(("Resources", super::append::with_forms(&dict, &inner.forms)));
            }
            Some(_) => {}
            // A form without resources uses those of what draws it.
            None => outer.extend(inner.forms),
        }
        if matches!(self.variant, Variant::Only(_)) {
            entries.push(("BBox", b"[-1000000 -1000000 1000000 1000000]".to_vec()));
            entries.push(("Group", b"null".to_vec()));
            entries.push(("OC", b"null".to_vec()));
        }
        Some(Some(self.appendix.stream(Some(form.dict()), &entries, &inner.data)))
    }
}

fn is_form(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>(b"Subtype").is_some_and(|subtype| subtype.as_ref() == b"Form")
}

/// Where a part of some data lies in it, if it is one.
fn range_in(data: &[u8], part: &[u8]) -> Option<Range<usize>> {
    let start = (part.as_ptr() as usize).checked_sub(data.as_ptr() as usize)?;
    let end = start.checked_add(part.len())?;
    (end <= data.len()).then_some(start..end)
}

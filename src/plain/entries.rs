//! Where jobs and studies begin, and which lines tell what was done: how a line is set, never where it stands.

use crate::reading::Line;
use crate::resume::{Date, Field, Resume};
use crate::span::Span;

/// The entries of a résumé.
#[derive(Debug)]
pub(super) struct Entries {
    /// Where each begins.
    starts: Vec<usize>,
    /// What was done, piece by piece.
    deeds: Vec<Span>,
    /// What each covers, with the dates that stand in it.
    dated: Vec<(Span, Vec<Span>)>,
    /// Names of employers, titles, schools and degrees.
    names: Vec<String>,
}

impl Entries {
    /// Those of a résumé.
    pub fn of(resume: &Resume) -> Self {
        let spans = resume.work.iter().map(|job| job.span);
        let mut starts: Vec<usize> =
            spans.chain(resume.education.iter().map(|study| study.span)).map(Span::start).collect();
        starts.sort_unstable();
        let highlights = resume.work.iter().flat_map(|job| &job.highlights);
        let mut deeds: Vec<Span> = highlights.filter_map(|field| field.span).collect();
        deeds.sort_unstable();
        let jobs = resume.work.iter().flat_map(|job| [&job.title, &job.company]);
        let studies = resume.education.iter().flat_map(|study| [&study.degree, &study.area, &study.school]);
        let names = jobs.chain(studies).flatten().map(|field| field.value.clone()).collect();
        let dates = |entry: Span, dates: [&Option<Field<Date>>; 2]| {
            let own = dates.into_iter().flatten().filter_map(|date| date.span);
            (entry, own.filter(|date| entry.contains(*date)).collect())
        };
        let jobs = resume.work.iter().map(|job| dates(job.span, [&job.start, &job.end]));
        let studies = resume.education.iter().map(|study| dates(study.span, [&study.start, &study.end]));
        let dated = jobs.chain(studies).collect();
        Self { starts, deeds, dated, names }
    }

    /// Whether an entry begins in this line.
    pub fn begins(&self, line: &Line) -> bool {
        let first = self.starts.partition_point(|start| *start < line.span.start());
        self.starts.get(first).is_some_and(|start| *start < line.span.end()) && !line.bullet
    }

    /// The entry that begins in a line, with its dates; none if another one begins there too.
    pub fn dates_of(&self, line: &Line) -> Option<(Span, &[Span])> {
        let mut here = self
            .dated
            .iter()
            .filter(|(entry, _)| entry.start() >= line.span.start() && entry.start() < line.span.end());
        let (entry, dates) = here.next()?;
        here.next().is_none().then_some((*entry, dates))
    }

    /// Whether a line is what was done, or the beginning of it.
    pub fn is_deed(&self, line: &Line) -> bool {
        self.deed_at(line).is_some_and(|deed| deed.start() >= line.span.start() || deed.contains(line.span))
    }

    /// Whether two lines tell one thing that was done. Only a list's mark above proves it: without one, what was done
    /// may have been read as one piece.
    pub fn goes_on(&self, above: &Line, line: &Line) -> bool {
        !line.bullet && self.deed_at(line).is_some_and(|deed| deed.start() < above.span.end())
    }

    /// What goes on from the first cell of an entry's first line in the next line, with its date or place between: a
    /// name of the entry that is whole in neither of them.
    pub fn is_torn(&self, cell: &str, below: &str) -> bool {
        let below = below.trim_start();
        self.names.iter().any(|name| {
            let breaks = name.char_indices().map(|(at, _)| at).skip(1);
            breaks.map(|at| name.split_at(at)).any(|(first, second)| {
                let (first, second) = (first.trim_end(), second.trim_start());
                !first.is_empty() && !second.is_empty() && cell.ends_with(first) && below.starts_with(second)
            })
        })
    }

    /// The piece that the end of a line belongs to.
    fn deed_at(&self, line: &Line) -> Option<Span> {
        let next = self.deeds.partition_point(|deed| deed.start() < line.span.end());
        let deed = self.deeds.get(next.checked_sub(1)?)?;
        (deed.end() > line.span.start()).then_some(*deed)
    }
}

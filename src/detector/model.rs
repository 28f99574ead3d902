//! The trained weights, read in place.

use super::hash::place_of;
use super::sequence::{LABELS, Scores, Transitions};
use std::sync::OnceLock;

/// What a model's bytes start with.
const MAGIC: &[u8; 4] = b"CRF2";
/// Numbers before the features: those of the transitions, and the scale of the weights.
const NUMBERS: usize = LABELS * LABELS + LABELS + 1;
/// Bytes before the features: magic, their count, the numbers.
const HEAD: usize = 8 + 4 * NUMBERS;

/// A trained model: for each known feature one weight a label, in steps of a common scale.
#[derive(Debug)]
pub struct Model {
    bytes: &'static [u8],
    count: usize,
    scale: f32,
    transitions: Transitions,
}

impl Model {
    /// The model that comes with the program.
    pub fn builtin() -> Option<&'static Self> {
        static MODEL: OnceLock<Option<Model>> = OnceLock::new();
        MODEL.get_or_init(|| Self::read(include_bytes!("model.bin"))).as_ref()
    }

    /// A model from its bytes.
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let head = bytes.get(..HEAD)?;
        let count = usize::try_from(u32_at(head, 4)?).ok()?;
        let numbers: Vec<f32> =
            (0..NUMBERS).filter_map(|at| u32_at(head, 8 + 4 * at).map(f32::from_bits)).collect();
        let (between, rest) = numbers.split_at_checked(LABELS * LABELS)?;
        let (start, scale) = rest.split_at_checked(LABELS)?;
        let mut transitions = Transitions::default();
        for (row, of) in transitions.between.iter_mut().zip(between.chunks(LABELS)) {
            row.copy_from_slice(of);
        }
        transitions.start.copy_from_slice(start);
        let whole = bytes.starts_with(MAGIC) && bytes.len() == HEAD + count * (4 + LABELS);
        whole.then_some(Self { bytes, count, scale: *scale.first()?, transitions })
    }

    /// The bytes of a model: features by hash, ascending, with a weight a label.
    pub fn write(features: &[(u32, Scores)], transitions: &Transitions) -> Vec<u8> {
        let most = features.iter().flat_map(|(_, of)| of).fold(0.0f32, |most, weight| most.max(weight.abs()));
        let scale = most / f32::from(i8::MAX);
        let mut bytes = MAGIC.to_vec();
        bytes.extend(u32::try_from(features.len()).unwrap_or(u32::MAX).to_le_bytes());
        let numbers = transitions.between.iter().flatten().chain(&transitions.start).chain([&scale]);
        bytes.extend(numbers.flat_map(|number| number.to_le_bytes()));
        bytes.extend(features.iter().flat_map(|(hash, _)| hash.to_le_bytes()));
        let steps = features.iter().flat_map(|(_, of)| of).map(|weight| (weight / scale).round() as i8);
        bytes.extend(steps.map(|step| step.to_le_bytes()[0]));
        bytes
    }

    /// What neighbours' labels say.
    pub fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// What a word's features say for each label.
    pub fn scores(&self, features: &[u32]) -> Scores {
        let mut scores = [0.0; LABELS];
        for at in features.iter().filter_map(|&hash| self.find(hash)) {
            let first = HEAD + self.count * 4 + at * LABELS;
            for (score, byte) in scores.iter_mut().zip(self.bytes.get(first..).unwrap_or_default()) {
                *score += self.scale * f32::from(i8::from_le_bytes([*byte]));
            }
        }
        scores
    }

    /// The index of a feature.
    fn find(&self, hash: u32) -> Option<usize> {
        place_of(hash, self.count, |index| self.hash_at(index))
    }

    fn hash_at(&self, index: usize) -> Option<u32> {
        u32_at(self.bytes, HEAD + 4 * index)
    }
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{LABELS, Model, Transitions};

    #[test]
    fn what_is_written_is_read() {
        let transitions =
            Transitions { between: [[0.5; LABELS]; LABELS], start: [0.0, -1.0, 2.0, 0.5, 0.25] };
        let bytes =
            Model::write(&[(3, [1.0, -1.27, 0.0, 0.2, 0.0]), (9, [0.0, 0.01, 0.5, 0.0, 0.0])], &transitions);
        let model = Model::read(bytes.leak()).unwrap();
        assert_eq!(*model.transitions(), transitions);
        let [outside, first, ..] = model.scores(&[3, 4]);
        assert!((outside - 1.0).abs() < 0.01 && (first + 1.27).abs() < 0.01);
        assert!(Model::read(b"CRF2").is_none());
    }

    #[test]
    fn the_model_of_the_program_is_whole() {
        assert!(Model::builtin().is_some_and(|model| model.count > 10_000));
    }
}

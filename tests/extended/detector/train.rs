//! Trains and measures the detector: `cargo run --release --example train -- SKILLSPAN [folds | OUT]`.
//!
//! `SKILLSPAN` is a folder with `train.json` and `dev.json` of SkillSpan (MIT, github.com/kris927b/SkillSpan). Alone, a
//! model of the training part and the postings beside this file is measured on the development part; with `folds`, the
//! training part is measured on itself in four folds, which is what settings are chosen by; with `OUT`, a model of all
//! three is written.

#![allow(clippy::print_stdout, reason = "a program for a terminal")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a fault of its input ends it")]
#![allow(clippy::needless_range_loop, reason = "a label indexes several tables at once")]

use atslint::detector::{
    LABELS, Model, Scores, Transitions, backward, features, forward, log_sum, marginals, spans,
    words_and_signs,
};
use atslint::lexicon::tokens;
use std::collections::HashMap;
use std::path::Path;

/// A sentence: features of each word by number, labels, and which words of the source each word stands in.
struct Sentence {
    features: Vec<Vec<u32>>,
    labels: Vec<usize>,
    source: Vec<usize>,
    gold: Vec<(usize, usize)>,
    /// The posting it is from.
    posting: u64,
}

/// Passes over the data, of which the weights after the second half are averaged.
const PASSES: usize = 10;
/// Models that are trained in different order and averaged. On the folds strict F1 is .53 with one, .54 with four.
const MODELS: u64 = 4;
/// The share of features left out at random of each word in each pass, so that words nobody has seen are known by
/// the rest. Without it strict F1 is .03 lower.
const LEFT_OUT: f32 = 0.35;
/// Step of AdaGrad (Duchi et al., 2011).
const STEP: f32 = 0.06;
/// Folds of the training part; a posting is in one.
const FOLDS: u64 = 4;
/// How often each of our own lines is learnt from; SkillSpan has ten times as many lines, of few occupations.
const OWN: usize = 3;
/// Decay of a weight each time its feature is seen.
const DECAY: f32 = 0.000_4;
/// Features seen less often are left out.
const RARE: u32 = 2;
/// Weights below are left out of the written model.
const SMALL: f32 = 0.03;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = Path::new(arguments.first().expect("the folder of SkillSpan"));
    let own = include_str!("postings.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let own: Vec<Sentence> = own.map(marked).collect();
    let train = skillspan(&folder.join("train.json"));
    let dev = skillspan(&folder.join("dev.json"));
    println!("sentences: {} train, {} dev, {} own", train.len(), dev.len(), own.len());
    if arguments.get(1).is_some_and(|argument| argument == "folds") {
        return folds(&train, &own);
    }
    let fitted: Vec<&Sentence> = match arguments.get(1) {
        Some(_) => train.iter().chain(weighted(&own)).chain(&dev).collect(),
        None => train.iter().chain(weighted(&own)).collect(),
    };
    let bytes = model(&fitted);
    match arguments.get(1) {
        Some(out) => std::fs::write(out, &bytes).unwrap(),
        None => {
            let mut counts = Counts::default();
            counts.add(&Model::read(bytes.leak()).unwrap(), dev.iter());
            counts.print();
        }
    }
}

/// Measures the training part on itself, each fold by a model of the others.
fn folds(train: &[Sentence], own: &[Sentence]) {
    let mut counts = Counts::default();
    for fold in 0..FOLDS {
        let held = |sentence: &&Sentence| sentence.posting % FOLDS == fold;
        let others: Vec<&Sentence> =
            train.iter().filter(|sentence| !held(sentence)).chain(weighted(own)).collect();
        counts.add(&Model::read(model(&others).leak()).unwrap(), train.iter().filter(held));
    }
    counts.print();
}

fn weighted(own: &[Sentence]) -> impl Iterator<Item = &Sentence> {
    std::iter::repeat_n(own, OWN).flatten()
}

/// The bytes of a model.
fn model(sentences: &[&Sentence]) -> Vec<u8> {
    let (features, transitions) = fit(sentences);
    let bytes = Model::write(&features, &transitions);
    println!("features: {}, bytes: {}", features.len(), bytes.len());
    bytes
}

/// Sentences of SkillSpan with their knowledge spans.
fn skillspan(path: &Path) -> Vec<Sentence> {
    let text = std::fs::read_to_string(path).unwrap();
    let of = |line: &str| -> Sentence {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let texts = |name: &str| -> Vec<String> {
            line[name].as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
        };
        let (words, tags) = (texts("tokens"), texts("tags_knowledge"));
        let mut gold: Vec<(usize, usize)> = Vec::new();
        for (at, tag) in tags.iter().enumerate() {
            match (tag.as_bytes()[0], gold.last_mut()) {
                (b'B', _) | (b'I', None) => gold.push((at, at)),
                (b'I', Some((_, last))) => *last = at,
                _ => {}
            }
        }
        let mut bytes = Vec::new();
        let mut text = String::new();
        for word in &words {
            bytes.push((text.len(), text.len() + word.len()));
            text.push_str(word);
            text.push(' ');
        }
        Sentence { posting: line["idx"].as_u64().unwrap(), ..sentence(&text, &bytes, gold) }
    };
    text.lines().map(of).collect()
}

/// A line of ours, whose names stand in brackets.
fn marked(line: &str) -> Sentence {
    let (mut text, mut ranges) = (String::new(), Vec::new());
    for c in line.chars() {
        match c {
            '[' => ranges.push((text.len(), 0)),
            ']' => ranges.last_mut().unwrap().1 = text.len(),
            c => text.push(c),
        }
    }
    let gold = (0..ranges.len()).map(|at| (at, at)).collect();
    sentence(&text, &ranges, gold)
}

/// `bytes`: where the source's words stand in `text`; `gold`: first and last of each name.
fn sentence(text: &str, bytes: &[(usize, usize)], gold: Vec<(usize, usize)>) -> Sentence {
    let cut = words_and_signs(text, &tokens(text));
    let mut source = Vec::new();
    for (word, _) in &cut {
        let start = word.text.as_ptr() as usize - text.as_ptr() as usize;
        source.push(bytes.iter().position(|&(from, to)| from <= start && start < to).unwrap_or(usize::MAX));
    }
    let words: Vec<_> = cut.iter().map(|(word, _)| word.clone()).collect();
    let is_sign = |at: usize| cut[at].1.is_none();
    let mut labels = vec![0; words.len()];
    for &(first, last) in &gold {
        let inside: Vec<usize> =
            (0..words.len()).filter(|&at| (first..=last).contains(&source[at])).collect();
        let end = inside.iter().rposition(|&at| !is_sign(at)).map_or(0, |end| end + 1);
        let start = inside.iter().position(|&at| !is_sign(at)).unwrap_or(0);
        let name = &inside[start.min(end)..end];
        for (count, &at) in name.iter().enumerate() {
            labels[at] = match (count == 0, count + 1 == name.len()) {
                (true, true) => 4,
                (true, false) => 1,
                (false, false) => 2,
                (false, true) => 3,
            };
        }
    }
    let features = (0..words.len()).map(|at| features(&words, at)).collect();
    Sentence { features, labels, source, gold, posting: 0 }
}

/// Weights by stochastic gradient of the likelihood, averaged over models.
fn fit(sentences: &[&Sentence]) -> (Vec<(u32, Scores)>, Transitions) {
    let mut seen: HashMap<u32, u32> = HashMap::new();
    for hash in sentences.iter().flat_map(|sentence| sentence.features.iter().flatten()) {
        *seen.entry(*hash).or_default() += 1;
    }
    let mut hashes: Vec<u32> =
        seen.into_iter().filter(|&(_, count)| count >= RARE).map(|(hash, _)| hash).collect();
    hashes.sort_unstable();
    let number: HashMap<u32, usize> =
        hashes.iter().enumerate().map(|(number, &hash)| (hash, number)).collect();
    let numbered: Vec<Vec<Vec<usize>>> = sentences
        .iter()
        .map(|sentence| {
            let of = |hashes: &Vec<u32>| hashes.iter().filter_map(|hash| number.get(hash).copied()).collect();
            sentence.features.iter().map(of).collect()
        })
        .collect();
    let mut sums = vec![[0.0f32; LABELS]; hashes.len()];
    let mut transitions = Transitions { between: [[0.0; LABELS]; LABELS], start: [0.0; LABELS] };
    for seed in 1..=MODELS {
        let run = Run::new(sentences, &numbered, hashes.len(), seed);
        let (weights, between) = run.finished();
        add(sums.as_flattened_mut(), weights.as_flattened());
        add(transitions.between.as_flattened_mut(), between.between.as_flattened());
        add(&mut transitions.start, &between.start);
        println!("model {seed}");
    }
    let all = MODELS as f32;
    transitions.between.as_flattened_mut().iter_mut().for_each(|weight| *weight /= all);
    transitions.start.iter_mut().for_each(|weight| *weight /= all);
    // Each feature is there more often than it was in training.
    let weights = sums.into_iter().map(|of| of.map(|weight| weight * (1.0 - LEFT_OUT) / all));
    let kept = hashes.into_iter().zip(weights).filter(|(_, of)| of.iter().any(|weight| weight.abs() > SMALL));
    (kept.collect(), transitions)
}

fn add(sums: &mut [f32], numbers: &[f32]) {
    sums.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += number);
}

/// One model in training.
struct Run<'a> {
    sentences: &'a [&'a Sentence],
    /// The features of each word of each sentence, by number.
    numbered: &'a [Vec<Vec<usize>>],
    weights: Vec<[f32; LABELS]>,
    squares: Vec<[f32; LABELS]>,
    transitions: Transitions,
    transition_squares: Transitions,
    random: u64,
}

impl<'a> Run<'a> {
    fn new(
        sentences: &'a [&'a Sentence],
        numbered: &'a [Vec<Vec<usize>>],
        features: usize,
        seed: u64,
    ) -> Self {
        Self {
            sentences,
            numbered,
            weights: vec![[0.0; LABELS]; features],
            squares: vec![[1e-6; LABELS]; features],
            transitions: Transitions { between: [[0.0; LABELS]; LABELS], start: [0.0; LABELS] },
            transition_squares: Transitions { between: [[1e-6; LABELS]; LABELS], start: [1e-6; LABELS] },
            random: 0x9e37_79b9_7f4a_7c15u64.wrapping_mul(seed),
        }
    }

    /// The weights after all passes.
    fn finished(mut self) -> (Vec<[f32; LABELS]>, Transitions) {
        let mut order: Vec<usize> = (0..self.sentences.len()).collect();
        let mut sums = vec![[0.0f32; LABELS]; self.weights.len()];
        for pass in 0..PASSES {
            shuffle(&mut order, &mut self.random);
            for &at in order.iter().filter(|&&at| !self.sentences[at].labels.is_empty()) {
                self.learn(at);
            }
            if pass >= PASSES / 2 {
                add(sums.as_flattened_mut(), self.weights.as_flattened());
            }
        }
        let averaged = (PASSES - PASSES / 2) as f32;
        (sums.into_iter().map(|of| of.map(|weight| weight / averaged)).collect(), self.transitions)
    }

    /// Moves the weights towards one sentence's labels.
    fn learn(&mut self, at: usize) {
        let (sentences, numbered) = (self.sentences, self.numbered);
        let labels = &sentences[at].labels;
        let random = &mut self.random;
        let features: Vec<Vec<usize>> = numbered[at]
            .iter()
            .map(|of| of.iter().copied().filter(|_| next(random) >= LEFT_OUT).collect())
            .collect();
        let weights = &self.weights;
        let score = |of: &Vec<usize>| {
            of.iter().fold([0.0; LABELS], |sum, &f| std::array::from_fn(|l| sum[l] + weights[f][l]))
        };
        let scores: Vec<Scores> = features.iter().map(score).collect();
        let expected = marginals(&scores, &self.transitions);
        let between = pairs(&scores, &self.transitions);
        for ((of, expected), &label) in features.iter().zip(&expected).zip(labels) {
            for &feature in of {
                for l in 0..LABELS {
                    let weight = &mut self.weights[feature][l];
                    let slope = f32::from(l == label) - expected[l] - DECAY * *weight;
                    step(weight, &mut self.squares[feature][l], slope);
                }
            }
        }
        for l in 0..LABELS {
            let slope = f32::from(labels[0] == l) - expected[0][l];
            step(&mut self.transitions.start[l], &mut self.transition_squares.start[l], slope);
        }
        for (at, of) in between.iter().enumerate() {
            for from in 0..LABELS {
                for to in 0..LABELS {
                    let is = labels[at] == from && labels[at + 1] == to;
                    let slope = f32::from(is) - of[from][to];
                    let square = &mut self.transition_squares.between[from][to];
                    step(&mut self.transitions.between[from][to], square, slope);
                }
            }
        }
    }
}

fn step(weight: &mut f32, square: &mut f32, slope: f32) {
    *square += slope * slope;
    *weight += STEP * slope / square.sqrt();
}

/// Probabilities of neighbours' labels.
fn pairs(scores: &[Scores], transitions: &Transitions) -> Vec<[Scores; LABELS]> {
    let (forward, backward) = (forward(scores, transitions), backward(scores, transitions));
    (1..scores.len())
        .map(|at| {
            let mut of: [Scores; LABELS] = std::array::from_fn(|from| {
                std::array::from_fn(|to| {
                    forward[at - 1][from] + transitions.between[from][to] + scores[at][to] + backward[at][to]
                })
            });
            let all = log_sum(of.map(log_sum));
            of.iter_mut().flatten().for_each(|score| *score = (*score - all).exp());
            of
        })
        .collect()
}

/// Fisher and Yates.
fn shuffle(order: &mut [usize], random: &mut u64) {
    for at in (1..order.len()).rev() {
        let share = next(random);
        order.swap(at, ((share * (at + 1) as f32) as usize).min(at));
    }
}

/// The next random number from 0 to 1, by xorshift.
fn next(random: &mut u64) -> f32 {
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    (*random >> 40) as f32 / (1u32 << 24) as f32
}

/// The thresholds that are measured.
const THRESHOLDS: [f32; 6] = [0.25, 0.30, 0.35, 0.40, 0.45, 0.50];

/// Names found and marked, in words of the source, at each threshold.
#[derive(Default)]
struct Counts([Count; THRESHOLDS.len()]);

#[derive(Default)]
struct Count {
    gold: usize,
    found: usize,
    strict: usize,
    found_over: usize,
    gold_over: usize,
}

impl Counts {
    fn add<'a>(&mut self, model: &Model, sentences: impl Iterator<Item = &'a Sentence>) {
        for sentence in sentences {
            let scores: Vec<Scores> = sentence.features.iter().map(|of| model.scores(of)).collect();
            let marginals = marginals(&scores, model.transitions());
            for (count, threshold) in self.0.iter_mut().zip(THRESHOLDS) {
                count.add(sentence, &spans(&marginals, threshold));
            }
        }
    }

    fn print(&self) {
        let f = |p: f64, r: f64| 2.0 * p * r / (p + r).max(1e-9);
        let of = |part: usize, all: usize| part as f64 / all.max(1) as f64;
        for (count, threshold) in self.0.iter().zip(THRESHOLDS) {
            let (p, r) = (of(count.strict, count.found), of(count.strict, count.gold));
            let (over_p, over_r) = (of(count.found_over, count.found), of(count.gold_over, count.gold));
            println!(
                "threshold {threshold:.2}: strict P {p:.3} R {r:.3} F1 {:.3}; overlap P {over_p:.3} R {over_r:.3} F1 {:.3}",
                f(p, r),
                f(over_p, over_r)
            );
        }
    }
}

impl Count {
    fn add(&mut self, sentence: &Sentence, spans: &[(usize, usize)]) {
        let spans: Vec<(usize, usize)> =
            spans.iter().map(|&(a, b)| (sentence.source[a], sentence.source[b])).collect();
        let over = |a: &(usize, usize), b: &(usize, usize)| a.0 <= b.1 && b.0 <= a.1;
        self.gold += sentence.gold.len();
        self.found += spans.len();
        self.strict += spans.iter().filter(|span| sentence.gold.contains(span)).count();
        self.found_over +=
            spans.iter().filter(|span| sentence.gold.iter().any(|gold| over(span, gold))).count();
        self.gold_over +=
            sentence.gold.iter().filter(|gold| spans.iter().any(|span| over(span, gold))).count();
    }
}

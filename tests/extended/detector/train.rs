//! Trains and measures the detector: `cargo run --example train -- SKILLSPAN [OUT]`.
//!
//! `SKILLSPAN` is a folder with `train.json` and `dev.json` of SkillSpan (MIT, github.com/kris927b/SkillSpan). Without
//! `OUT` a model of the training part and the postings beside this file is measured on the development part; with it, a
//! model of all three is written.

#![allow(clippy::print_stdout, reason = "a program for a terminal")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a fault of its input ends it")]
#![allow(clippy::needless_range_loop, reason = "a label indexes several tables at once")]

use atslint::detector::{
    LABELS, Model, Scores, Transitions, backward, features, forward, log_sum, marginals, spans, words,
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
}

/// Passes over the data.
const PASSES: usize = 10;
/// The share of features left out at random of each word in each pass, so that words nobody has seen are known by
/// the rest. Strict F1 on the development part: .46 without, .48 with .2, .49 with .35.
const LEFT_OUT: f32 = 0.35;
/// Step of AdaGrad (Duchi et al., 2011).
const STEP: f32 = 0.12;
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
    let (fitted, measured) = match arguments.get(1) {
        Some(_) => (train.iter().chain(&own).chain(&dev).collect::<Vec<_>>(), Vec::new()),
        None => (train.iter().chain(&own).collect(), dev.iter().collect()),
    };
    let fit = fit(&fitted);
    let bytes = Model::write(&fit.0, &fit.1);
    println!("features: {}, bytes: {}", fit.0.len(), bytes.len());
    if let Some(out) = arguments.get(1) {
        std::fs::write(out, &bytes).unwrap();
    }
    let model = Model::read(bytes.leak()).unwrap();
    for threshold in [0.30, 0.35, 0.40, 0.45, 0.50] {
        measure(&model, &measured, threshold);
    }
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
        sentence(&text, &bytes, gold)
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
    let cut = words(text, &tokens(text));
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
        for (count, &at) in inside[start.min(end)..end].iter().enumerate() {
            labels[at] = if count == 0 { 1 } else { 2 };
        }
    }
    let features = (0..words.len()).map(|at| features(&words, at)).collect();
    Sentence { features, labels, source, gold }
}

/// Weights by stochastic gradient of the likelihood.
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
    let mut weights = vec![[0.0f32; LABELS]; hashes.len()];
    let mut squares = vec![[1e-6f32; LABELS]; hashes.len()];
    let mut transitions = Transitions { between: [[0.0; LABELS]; LABELS], start: [0.0; LABELS] };
    let mut transition_squares = Transitions { between: [[1e-6; LABELS]; LABELS], start: [1e-6; LABELS] };
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut random = 0x9e37_79b9_7f4a_7c15u64;
    for pass in 0..PASSES {
        shuffle(&mut order, &mut random);
        for &at in &order {
            let labels = &sentences[at].labels;
            let features: Vec<Vec<usize>> = numbered[at]
                .iter()
                .map(|of| of.iter().copied().filter(|_| next(&mut random) >= LEFT_OUT).collect())
                .collect();
            if labels.is_empty() {
                continue;
            }
            let scores: Vec<Scores> = features
                .iter()
                .map(|of| {
                    of.iter().fold([0.0; LABELS], |sum, &f| std::array::from_fn(|l| sum[l] + weights[f][l]))
                })
                .collect();
            let expected = marginals(&scores, &transitions);
            let between = pairs(&scores, &transitions);
            for ((of, expected), &label) in features.iter().zip(&expected).zip(labels) {
                for &feature in of {
                    for l in 0..LABELS {
                        let weight = &mut weights[feature][l];
                        let slope = f32::from(l == label) - expected[l] - DECAY * *weight;
                        step(weight, &mut squares[feature][l], slope);
                    }
                }
            }
            for l in 0..LABELS {
                let slope = f32::from(labels[0] == l) - expected[0][l];
                step(&mut transitions.start[l], &mut transition_squares.start[l], slope);
            }
            for (at, of) in between.iter().enumerate() {
                for from in 0..LABELS {
                    for to in 0..LABELS {
                        let is = labels[at] == from && labels[at + 1] == to;
                        let slope = f32::from(is) - of[from][to];
                        step(
                            &mut transitions.between[from][to],
                            &mut transition_squares.between[from][to],
                            slope,
                        );
                    }
                }
            }
        }
        println!("pass {}", pass + 1);
    }
    // Each feature is there more often than it was in training.
    let weights = weights.into_iter().map(|of| of.map(|weight| weight * (1.0 - LEFT_OUT)));
    let kept = hashes.into_iter().zip(weights).filter(|(_, of)| of.iter().any(|weight| weight.abs() > SMALL));
    (kept.collect(), transitions)
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

/// Strict and overlapping F1 in words of the source.
fn measure(model: &Model, sentences: &[&Sentence], threshold: f32) {
    let (mut gold, mut found, mut strict, mut found_over, mut gold_over) = (0, 0, 0, 0, 0);
    for sentence in sentences {
        let scores: Vec<Scores> = sentence.features.iter().map(|of| model.scores(of)).collect();
        let spans = spans(&marginals(&scores, model.transitions()), threshold);
        let spans: Vec<(usize, usize)> =
            spans.iter().map(|&(a, b)| (sentence.source[a], sentence.source[b])).collect();
        let over = |a: &(usize, usize), b: &(usize, usize)| a.0 <= b.1 && b.0 <= a.1;
        gold += sentence.gold.len();
        found += spans.len();
        strict += spans.iter().filter(|span| sentence.gold.contains(span)).count();
        found_over += spans.iter().filter(|span| sentence.gold.iter().any(|gold| over(span, gold))).count();
        gold_over += sentence.gold.iter().filter(|gold| spans.iter().any(|span| over(span, gold))).count();
    }
    let f = |p: f64, r: f64| 2.0 * p * r / (p + r).max(1e-9);
    let of = |part: usize, all: usize| part as f64 / all.max(1) as f64;
    let (p, r) = (of(strict, found), of(strict, gold));
    println!(
        "threshold {threshold:.2}: strict P {p:.3} R {r:.3} F1 {:.3}; overlap P {:.3} R {:.3} F1 {:.3}",
        f(p, r),
        of(found_over, found),
        of(gold_over, gold),
        f(of(found_over, found), of(gold_over, gold))
    );
}

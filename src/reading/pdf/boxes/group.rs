//! The order of boxes: the nearest two make a group, again and again, and each group has its upper
//! left part first.

use super::paragraph::TextBox;
use crate::document::Rect;
use crate::reading::pdf::work::Work;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// How much more the height counts than the place from left to right: from -1, only that place, to 1,
/// only the height (`boxes_flow`).
const FLOW: f32 = 0.5;

/// A box or a group of two.
#[derive(Debug)]
struct Node {
    bbox: Rect,
    parts: Option<(usize, usize)>,
    merged: bool,
}

/// Two nodes that might be joined. Pairs with something between them wait until there are no others.
#[derive(Debug, PartialEq)]
struct Pair {
    waits: bool,
    distance: f64,
    nodes: (usize, usize),
}

impl Eq for Pair {}

impl Ord for Pair {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_distance = || self.distance.total_cmp(&other.distance);
        self.waits.cmp(&other.waits).then_with(by_distance).then_with(|| self.nodes.cmp(&other.nodes))
    }
}

impl PartialOrd for Pair {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Indices of boxes in reading order. Where grouping takes too much work they come from top to bottom,
/// as pdfminer orders them without `boxes_flow`.
pub(super) fn order(boxes: &[TextBox], work: &mut Work) -> Vec<usize> {
    grouped(boxes, work).unwrap_or_else(|| {
        let mut order: Vec<usize> = (0..boxes.len()).collect();
        order.sort_by(|a, b| match (boxes.get(*a), boxes.get(*b)) {
            (Some(a), Some(b)) => b.bbox.y0.total_cmp(&a.bbox.y0).then(a.bbox.x0.total_cmp(&b.bbox.x0)),
            _ => Ordering::Equal,
        });
        order
    })
}

fn grouped(boxes: &[TextBox], work: &mut Work) -> Option<Vec<usize>> {
    let mut tree = Tree { nodes: Vec::new(), alive: Vec::new(), pairs: BinaryHeap::new() };
    // Each box is compared with each.
    if !work.spend(boxes.len().saturating_mul(boxes.len())) {
        return None;
    }
    for own in boxes {
        tree.add(own.bbox, None);
    }
    while let Some(Reverse(pair)) = tree.pairs.pop() {
        let (a, b) = (tree.nodes.get(pair.nodes.0)?, tree.nodes.get(pair.nodes.1)?);
        if a.merged || b.merged {
            continue;
        }
        let bbox = a.bbox.union(b.bbox);
        if !work.spend(tree.alive.len()) {
            return None;
        }
        if !pair.waits && tree.is_any_in(bbox, pair.nodes) {
            tree.pairs.push(Reverse(Pair { waits: true, ..pair }));
            continue;
        }
        tree.merge(pair.nodes);
        tree.add(bbox, Some(pair.nodes));
    }
    Some(tree.leaves())
}

struct Tree {
    nodes: Vec<Node>,
    /// Indices of nodes that are in no group yet.
    alive: Vec<usize>,
    pairs: BinaryHeap<Reverse<Pair>>,
}

impl Tree {
    fn add(&mut self, bbox: Rect, parts: Option<(usize, usize)>) {
        let index = self.nodes.len();
        for &other in &self.alive {
            let Some(known) = self.nodes.get(other) else { continue };
            let distance = distance(known.bbox, bbox);
            self.pairs.push(Reverse(Pair { waits: false, distance, nodes: (other, index) }));
        }
        self.nodes.push(Node { bbox, parts, merged: false });
        self.alive.push(index);
    }

    fn merge(&mut self, (a, b): (usize, usize)) {
        for node in [a, b] {
            if let Some(node) = self.nodes.get_mut(node) {
                node.merged = true;
            }
        }
        self.alive.retain(|node| *node != a && *node != b);
    }

    /// Whether another node reaches into a box.
    fn is_any_in(&self, bbox: Rect, (a, b): (usize, usize)) -> bool {
        let others = self.alive.iter().filter(|node| **node != a && **node != b);
        others.filter_map(|node| self.nodes.get(*node)).any(|node| {
            let other = node.bbox;
            other.x1 > bbox.x0 && bbox.x1 > other.x0 && other.y1 > bbox.y0 && bbox.y1 > other.y0
        })
    }

    /// The boxes, of each group its upper left part first.
    fn leaves(&self) -> Vec<usize> {
        let key = |node: usize| {
            let bbox = self.nodes.get(node).map(|node| node.bbox).unwrap_or_default();
            (1.0 - FLOW) * bbox.x0 - (1.0 + FLOW) * (bbox.y0 + bbox.y1)
        };
        let mut leaves = Vec::new();
        let mut open: Vec<usize> = self.alive.iter().rev().copied().collect();
        while let Some(node) = open.pop() {
            match self.nodes.get(node).and_then(|node| node.parts) {
                Some((a, b)) if key(b) < key(a) => open.extend([a, b]),
                Some((a, b)) => open.extend([b, a]),
                None => leaves.push(node),
            }
        }
        leaves
    }
}

/// The area around two boxes less their own.
fn distance(a: Rect, b: Rect) -> f64 {
    let area = |bbox: Rect| f64::from(bbox.width()) * f64::from(bbox.height());
    area(a.union(b)) - area(a) - area(b)
}

//! The `atslint` command.

fn main() {}

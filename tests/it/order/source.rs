//! Which files the library is made of, and what each of them names of the others.
//!
//! Read from the text of the files, not by the compiler: words and signs without comments and literals are
//! enough to see every `use`, every `mod` and every path. Modules for tests are left out, whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A path from the crate's root: `["rules", "Severity"]`.
pub type FromRoot = Vec<String>;

/// A path that a file names.
pub struct Named {
    pub line: usize,
    pub path: FromRoot,
    /// Whether it is only handed on, by `pub use`.
    pub handed_on: bool,
}

/// One file of the library.
pub struct SourceFile {
    pub path: PathBuf,
    /// Its modules in files of their own.
    children: Vec<String>,
    /// What names it brought in stand for.
    imports: BTreeMap<String, FromRoot>,
    pub names: Vec<Named>,
}

/// Every file of the library by its module's path; the root's is empty.
pub struct Library(pub BTreeMap<FromRoot, SourceFile>);

impl Library {
    /// Reads the library whose root is `src/lib.rs` in a folder.
    pub fn read(folder: &Path) -> Self {
        let mut files = BTreeMap::new();
        let mut waiting: Vec<FromRoot> = vec![Vec::new()];
        while let Some(module) = waiting.pop() {
            let path = path_of(&module, folder);
            let text = fs::read_to_string(folder.join(&path)).unwrap();
            let file = read_file(path, &text, &module);
            waiting.extend(
                file.children.iter().map(|child| [module.as_slice(), std::slice::from_ref(child)].concat()),
            );
            files.insert(module, file);
        }
        Self(files)
    }

    /// The module in which what a path names is written, wherever it was handed on.
    pub fn home(&self, path: &[String]) -> FromRoot {
        // As deep as handing on may go; paths that lead to themselves do not compile.
        self.home_within(path, 8)
    }

    fn home_within(&self, path: &[String], depth: usize) -> FromRoot {
        let mut module: FromRoot = Vec::new();
        for (at, name) in path.iter().enumerate() {
            let file = &self.0[&module];
            if file.children.contains(name) {
                module.push(name.clone());
            } else if let Some(import) = file.imports.get(name).filter(|_| depth > 0) {
                let rest = path.get(at + 1..).unwrap_or_default();
                return self.home_within(&[import.as_slice(), rest].concat(), depth - 1);
            } else {
                break;
            }
        }
        module
    }
}

fn path_of(module: &[String], folder: &Path) -> PathBuf {
    let Some((name, parents)) = module.split_last() else { return "src/lib.rs".into() };
    let within = parents.iter().fold(PathBuf::from("src"), |path, parent| path.join(parent));
    let plain = within.join(format!("{name}.rs"));
    if folder.join(&plain).exists() { plain } else { within.join(name).join("mod.rs") }
}

/// A word, `::` or one sign, with its line.
struct Token {
    line: usize,
    text: String,
}

fn read_file(path: PathBuf, text: &str, module: &[String]) -> SourceFile {
    let tokens = without_tests(tokens(text));
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    // The rest of a path, and how far a `pub(in …)` is seen.
    let is_inside =
        |at: usize| at > 0 && (word(at - 1) == "::" || at > 2 && word(at - 1) == "in" && word(at - 2) == "(");
    let mut children = Vec::new();
    let mut uses = Vec::new();
    let mut paths = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let line = tokens[at].line;
        if word(at) == "mod" && word(at + 2) == ";" {
            children.push(word(at + 1).to_owned());
            at += 3;
        } else if word(at) == "use" {
            let end = (at..tokens.len()).find(|&at| word(at) == ";").unwrap_or(tokens.len());
            let handed_on = at > 0 && (word(at - 1) == "pub" || word(at - 1) == ")");
            let mut leaves = Vec::new();
            leaves_of(&mut (at + 1), &tokens[..end], &[], &mut leaves);
            uses.extend(leaves.into_iter().map(|leaf| (handed_on, leaf)));
            at = end;
        } else if is_word(word(at)) && word(at + 1) == "::" && !is_inside(at) {
            let mut path = vec![word(at).to_owned()];
            while word(at + 1) == "::" && is_word(word(at + 2)) {
                path.push(word(at + 2).to_owned());
                at += 2;
            }
            paths.push((line, path));
            at += 1;
        } else {
            at += 1;
        }
    }
    let mut file = SourceFile { path, children, imports: BTreeMap::new(), names: Vec::new() };
    for (handed_on, leaf) in uses {
        let Some(path) = from_root(&leaf.path, module, &file) else { continue };
        file.imports.insert(leaf.local, path.clone());
        file.names.push(Named { line: leaf.line, path, handed_on });
    }
    for (line, path) in paths {
        let Some(path) = from_root(&path, module, &file) else { continue };
        file.names.push(Named { line, path, handed_on: false });
    }
    file
}

/// A path as written in a file, from the root; none if it leads to another crate.
fn from_root(path: &[String], module: &[String], file: &SourceFile) -> Option<FromRoot> {
    let (first, rest) = path.split_first()?;
    let mut base = match first.as_str() {
        "crate" => Vec::new(),
        "self" => module.to_vec(),
        "super" => module.split_last()?.1.to_vec(),
        name if file.imports.contains_key(name) => file.imports[name].clone(),
        name if file.children.iter().any(|child| child == name) => {
            [module, std::slice::from_ref(first)].concat()
        }
        _ => return None,
    };
    for name in rest {
        if name == "super" {
            base.pop();
        } else if name != "self" {
            base.push(name.clone());
        }
    }
    Some(base)
}

struct Leaf {
    line: usize,
    path: Vec<String>,
    local: String,
}

/// The single names of a tree as in `use a::{b, c::{self, d as e}}`, from `at` on.
fn leaves_of(at: &mut usize, tokens: &[Token], prefix: &[String], leaves: &mut Vec<Leaf>) {
    let mut path = prefix.to_vec();
    while let Some(token) = tokens.get(*at) {
        *at += 1;
        match token.text.as_str() {
            "::" => {}
            "{" => {
                while tokens.get(*at).is_some_and(|token| token.text != "}") {
                    leaves_of(at, tokens, &path, leaves);
                }
                *at += 1;
                if tokens.get(*at).is_some_and(|token| token.text == ",") {
                    *at += 1;
                }
                return;
            }
            "as" => {
                if let (Some(name), Some(leaf)) = (tokens.get(*at), leaves.last_mut()) {
                    leaf.local.clone_from(&name.text);
                }
                *at += 1;
            }
            "," => return,
            "self" if !path.is_empty() => push_leaf(token.line, &path, leaves),
            "*" => push_leaf(token.line, &path, leaves),
            word => {
                path.push(word.to_owned());
                if tokens.get(*at).is_none_or(|token| token.text != "::") {
                    push_leaf(token.line, &path, leaves);
                }
            }
        }
        if tokens.get(*at).is_some_and(|token| token.text == "}") {
            return;
        }
    }
}

fn push_leaf(line: usize, path: &[String], leaves: &mut Vec<Leaf>) {
    let local = path.last().cloned().unwrap_or_default();
    leaves.push(Leaf { line, path: path.to_vec(), local });
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Leaves out every item under `#[cfg(test)]`.
fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let is_at = |at: usize| {
        MARK.iter().enumerate().all(|(i, word)| tokens.get(at + i).is_some_and(|token| token.text == *word))
    };
    let mut dropped = vec![false; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        if !is_at(at) {
            at += 1;
            continue;
        }
        let end = end_of_item(&tokens, at + MARK.len());
        dropped[at..end].fill(true);
        at = end;
    }
    let mut dropped = dropped.into_iter();
    tokens.into_iter().filter(|_| !dropped.next().unwrap_or_default()).collect()
}

/// One past an item's last token: a semicolon, or the end of its braces where it is no `use`.
fn end_of_item(tokens: &[Token], start: usize) -> usize {
    let is_use = tokens[start..].iter().take(5).any(|token| token.text == "use");
    let mut depth = 0usize;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match token.text.as_str() {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => {
                depth = depth.saturating_sub(1);
                if depth == 0 && token.text == "}" && !is_use {
                    return at + 1;
                }
            }
            ";" if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// Words and signs; comments, strings, characters and lifetimes are left out.
fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let char_at = |at: usize| chars.get(at).copied().unwrap_or('\0');
    let mut tokens: Vec<Token> = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let start = at;
        match char_at(at) {
            '/' if char_at(at + 1) == '/' => at = find(&chars, at, "\n"),
            '/' if char_at(at + 1) == '*' => at = find(&chars, at, "*/") + 2,
            '"' => at = end_of_string(&chars, at),
            'r' if is_raw_string(&chars, at + 1) => at = end_of_raw_string(&chars, at + 1),
            'b' | 'c' if char_at(at + 1) == '"' => at = end_of_string(&chars, at + 1),
            'b' | 'c' if char_at(at + 1) == 'r' && is_raw_string(&chars, at + 2) => {
                at = end_of_raw_string(&chars, at + 2);
            }
            '\'' if char_at(at + 1) == '\\' => at = find(&chars, at + 3, "'") + 1,
            '\'' if char_at(at + 2) == '\'' => at += 3,
            '\'' => at += 1,
            ':' if char_at(at + 1) == ':' => {
                tokens.push(Token { line, text: "::".to_owned() });
                at += 2;
            }
            c if c.is_alphanumeric() || c == '_' => {
                while char_at(at).is_alphanumeric() || char_at(at) == '_' {
                    at += 1;
                }
                tokens.push(Token { line, text: chars[start..at].iter().collect() });
            }
            c => {
                if !c.is_whitespace() {
                    tokens.push(Token { line, text: c.to_string() });
                }
                at += 1;
            }
        }
        at = at.min(chars.len());
        line += chars[start..at].iter().filter(|c| **c == '\n').count();
    }
    tokens
}

fn find(chars: &[char], from: usize, wanted: &str) -> usize {
    let wanted: Vec<char> = wanted.chars().collect();
    (from..chars.len()).find(|&at| chars[at..].starts_with(&wanted)).unwrap_or(chars.len())
}

/// One past the closing mark of a string that opens at `at`.
fn end_of_string(chars: &[char], mut at: usize) -> usize {
    at += 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// Whether `"` or `#…#"` stands here.
fn is_raw_string(chars: &[char], at: usize) -> bool {
    chars[at.min(chars.len())..].iter().find(|c| **c != '#') == Some(&'"')
}

fn end_of_raw_string(chars: &[char], at: usize) -> usize {
    let hashes = chars[at..].iter().take_while(|c| **c == '#').count();
    let close = format!("\"{}", "#".repeat(hashes));
    find(chars, at + hashes + 1, &close) + close.len()
}

//! The command line.

use crate::config::FailOn;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Shows what applicant tracking systems read in a résumé, what they lose, and why.
#[derive(Debug, Parser)]
#[command(name = "atslint", version, arg_required_else_help = true)]
#[command(after_help = "`atslint RESUME` alone is `atslint check RESUME`.\n\n\
    Exit code: 0 nothing at or above --fail-on, 1 something is, 2 wrong usage or a file that cannot be read.")]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// When to use colour.
    #[arg(long, global = true, value_enum, default_value_t = When::Auto)]
    pub color: When,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check résumés, alone or against a job posting.
    Check(Box<Check>),
    /// Print what a reader gets, or the fields that were found.
    Extract(Extract),
    /// Show how programs fill an application form from a résumé: each box, and why it is not as on the page.
    Fields(Fields),
    /// Compare a résumé with a job posting.
    Keywords(Keywords),
    /// Show what a job posting asks.
    Posting(PostingArgs),
    /// Write a copy of a résumé with the findings in it: notes in a PDF, comments in a Word document.
    Annotate(Box<Annotate>),
    /// Write a plain copy of a résumé: a Word document in one column, with nothing that readers lose.
    Plain(Plain),
    /// Repair a PDF or Word document: what readers lose is put where they find it, if that is proved to cost nothing.
    Fix(Fix),
    /// Explain a rule.
    Explain(Explain),
    /// List the rules.
    Rules(Rules),
    /// List the readers and what they are modelled on.
    Readers(Readers),
    /// Write a commented atslint.toml into this folder.
    Init,
    /// Print the JSON Schema of what atslint prints or reads.
    Schema(Schema),
    /// Print completions for a shell.
    Completions(Completions),
    /// Print the manual page (roff).
    Man,
    /// Check files for another process of this program.
    #[command(hide = true)]
    Worker(Worker),
}

/// `worker`
#[derive(Debug, Args)]
pub struct Worker {
    /// The most memory to take, in MiB.
    #[arg(long)]
    pub memory: u64,
    /// A folder with rules of the user's.
    #[arg(long)]
    pub rules: Vec<PathBuf>,
}

/// `schema`
#[derive(Debug, Args)]
pub struct Schema {
    /// Of what.
    #[arg(value_enum)]
    pub kind: crate::schema::Kind,
}

/// `completions`
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// Which configuration holds.
#[derive(Debug, Args)]
pub struct ConfigChoice {
    /// The configuration file; without it the nearest atslint.toml upward.
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub config: Option<PathBuf>,
    /// Read no configuration file.
    #[arg(long)]
    pub isolated: bool,
}

/// Which rules and settings.
#[derive(Debug, Args)]
pub struct Settings {
    /// Only these rules: ids, names or families, separated by commas.
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    pub select: Vec<String>,
    /// Not these rules.
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    pub ignore: Vec<String>,
    /// These rules besides the configured ones.
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    pub extend_select: Vec<String>,
    /// What is true of the résumé (JSON Resume): its fields are followed in place of those that are parsed.
    #[arg(long, value_name = "FILE")]
    pub truth: Option<PathBuf>,
    /// A folder with rules of your own; can be given more than once.
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    #[command(flatten)]
    pub choice: ConfigChoice,
    /// Hold the file against a vendor's documented limits.
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// The day that "present" means; today if not given.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<jiff::civil::Date>,
}

/// `check`
#[derive(Debug, Args)]
pub struct Check {
    /// Résumés (PDF, DOCX, text), folders of them, or - for standard input.
    #[arg(required = true, value_name = "RESUME")]
    pub resumes: Vec<PathBuf>,
    /// The job posting (text or Markdown), or - for standard input.
    #[arg(long, value_name = "FILE")]
    pub posting: Option<PathBuf>,
    /// How to print. Full, concise and json are written as files are done; the others when all are.
    #[arg(long, value_enum, default_value_t = Format::Full, alias = "output-format")]
    pub format: Format,
    /// Write to a file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The gravity that makes the exit code 1 [default: error].
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,
    /// Count only findings that this file does not hold.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write what is found now into the file of --baseline.
    #[arg(long, requires = "baseline")]
    pub write_baseline: bool,
    /// Leave out what the résumés say: names, addresses, text, names of files. On by default for
    /// --format github where CI is set.
    #[arg(long, overrides_with = "no_redact")]
    pub redact: bool,
    /// Show what the résumés say, in CI too.
    #[arg(long, overrides_with = "redact")]
    pub no_redact: bool,
    /// Print one line at most: how much was found, if anything was.
    #[arg(short, long)]
    pub quiet: bool,
    /// Print how often each rule found something, instead of the findings (full, concise, json).
    #[arg(long, conflicts_with = "quiet")]
    pub statistics: bool,
    /// Check again whenever a file has changed, until ended with Ctrl-C.
    #[arg(long, conflicts_with = "write_baseline")]
    pub watch: bool,
    /// Files that are checked at once; as many as there are processors if not given.
    #[arg(long, value_name = "N")]
    pub jobs: Option<std::num::NonZeroUsize>,
    /// Give up on a file after so many seconds [default: 10 where there are several files, each of which is
    /// looked at in a process of its own; a single file has as long as it takes].
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub timeout: Option<std::time::Duration>,
    /// Give up on a file that takes more memory, on Linux [default: 1024 where there are several files].
    #[arg(long, value_name = "MIB")]
    pub memory: Option<u64>,
    /// Rules and settings.
    #[command(flatten)]
    pub settings: Settings,
}

/// A time, more than none.
fn seconds(text: &str) -> Result<std::time::Duration, String> {
    let seconds = text.parse().map_err(|_| "not a number of seconds".to_owned())?;
    let time = std::time::Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())?;
    if time.is_zero() { Err("nothing is done in no time".to_owned()) } else { Ok(time) }
}

/// Formats of `check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Annotated report for a person.
    Full,
    /// One line a finding.
    Concise,
    /// The stable JSON contract.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of a GitHub workflow.
    Github,
    /// GitLab's code quality report.
    Gitlab,
    /// JUnit XML, for most CI servers.
    Junit,
    /// A summary in GitHub's Markdown.
    Markdown,
    /// One page to look at in a browser: the document, what readers get, what to do.
    Html,
}

impl Format {
    /// The extensions that files in it go by.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Full | Self::Concise | Self::Github => &["txt"],
            Self::Json | Self::Gitlab => &["json"],
            Self::Sarif => &["sarif", "json"],
            Self::Junit => &["xml"],
            Self::Markdown => &["md", "markdown", "txt"],
            Self::Html => &["html", "htm"],
        }
    }
}

/// `extract`
#[derive(Debug, Args)]
pub struct Extract {
    /// The résumé.
    pub resume: PathBuf,
    /// The reader whose text or fields are printed [default: reference].
    #[arg(long, value_name = "NAME", conflicts_with = "all_readers")]
    pub reader: Option<String>,
    /// The text of every reader.
    #[arg(long)]
    pub all_readers: bool,
    /// How to print.
    #[arg(long, value_enum, default_value_t = ExtractFormat::Text)]
    pub format: ExtractFormat,
}

/// Formats of `extract`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExtractFormat {
    /// The text.
    Text,
    /// The text as JSON.
    Json,
    /// The fields in the JSON Resume schema.
    Jsonresume,
}

/// `fields`
#[derive(Debug, Args)]
pub struct Fields {
    /// The résumé.
    pub resume: PathBuf,
    /// Only these readers, separated by commas [default: all that vote].
    #[arg(long, value_delimiter = ',', value_name = "NAMES")]
    pub reader: Vec<String>,
    /// Write what was understood of the résumé, as JSON Resume, instead: correct it, and hand it back by --truth.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["reader", "format"])]
    pub write: Option<PathBuf>,
    /// What is true of the résumé (JSON Resume): its fields are followed in place of those that are parsed.
    #[arg(long, value_name = "FILE")]
    pub truth: Option<PathBuf>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = TextFormat::Full)]
    pub format: TextFormat,
}

/// `keywords`
#[derive(Debug, Args)]
pub struct Keywords {
    /// The résumé.
    pub resume: PathBuf,
    /// Job postings, or - for standard input; a folder stands for the postings in it. Of several, one line each is printed.
    #[arg(long, value_name = "FILE", required = true, num_args = 1.., action = clap::ArgAction::Append)]
    pub posting: Vec<PathBuf>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = KeywordFormat::Full)]
    pub format: KeywordFormat,
    #[command(flatten)]
    pub choice: ConfigChoice,
    /// The day that "present" means; today if not given.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<jiff::civil::Date>,
}

/// `posting`
#[derive(Debug, Args)]
pub struct PostingArgs {
    /// The job posting, or - for standard input.
    pub posting: PathBuf,
    /// How to print.
    #[arg(long, value_enum, default_value_t = TextFormat::Full)]
    pub format: TextFormat,
    #[command(flatten)]
    pub choice: ConfigChoice,
}

/// `annotate`
#[derive(Debug, Args)]
pub struct Annotate {
    /// The résumé (PDF or DOCX).
    pub resume: PathBuf,
    /// The copy to write.
    #[arg(short, long, value_name = "COPY")]
    pub output: PathBuf,
    /// The job posting, or - for standard input.
    #[arg(long, value_name = "FILE")]
    pub posting: Option<PathBuf>,
    /// Rules and settings.
    #[command(flatten)]
    pub settings: Settings,
}

/// `plain`
#[derive(Debug, Args)]
pub struct Plain {
    /// The résumé.
    pub resume: PathBuf,
    /// The Word document to write.
    #[arg(short, long, value_name = "COPY")]
    pub output: PathBuf,
    /// Exit with 1 if something of the copy is doubtful, as told on standard error.
    #[arg(long)]
    pub strict: bool,
}

/// `fix`
#[derive(Debug, Args)]
pub struct Fix {
    /// The résumé; it is never changed.
    pub resume: PathBuf,
    /// The repaired copy to write.
    #[arg(short, long, value_name = "COPY", required_unless_present = "dry_run")]
    pub output: Option<PathBuf>,
    /// Say what would be done, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Show what changes in the text of each reader.
    #[arg(long)]
    pub diff: bool,
    /// Accept tracked changes (DOCX).
    #[arg(long, conflicts_with = "reject_changes")]
    pub accept_changes: bool,
    /// Reject tracked changes (DOCX).
    #[arg(long)]
    pub reject_changes: bool,
    /// Remove hidden text (DOCX).
    #[arg(long)]
    pub remove_hidden: bool,
    /// Rules and settings.
    #[command(flatten)]
    pub settings: Settings,
}

/// `explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// Rule id, name or family.
    pub rule: String,
    /// How to print.
    #[arg(long, value_enum, default_value_t = TextFormat::Full)]
    pub format: TextFormat,
    /// A folder with rules of your own.
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
}

/// `readers`
#[derive(Debug, Args)]
pub struct Readers {
    /// How to print.
    #[arg(long, value_enum, default_value_t = TextFormat::Full)]
    pub format: TextFormat,
}

/// `rules`
#[derive(Debug, Args)]
pub struct Rules {
    /// How to print.
    #[arg(long, value_enum, default_value_t = TextFormat::Full)]
    pub format: TextFormat,
    /// A folder with rules of your own.
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// Hold the rules of a folder to their samples: each file ID/bad.* in it trips its rule and no other of
    /// the folder, each ID/good.* none.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["rules", "format"])]
    pub test: Option<PathBuf>,
}

/// A person's or a program's view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TextFormat {
    /// For a person.
    Full,
    /// For a program.
    Json,
}

/// Formats of `keywords`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum KeywordFormat {
    /// For a person: what one posting asks, or a table of several.
    Full,
    /// For a program; of one posting.
    Json,
    /// For a program; of each posting a line.
    Jsonl,
}

/// The names of the subcommands, to tell `atslint cv.pdf` from them.
const NAMES: &[&str] = &[
    "check",
    "extract",
    "fields",
    "keywords",
    "posting",
    "annotate",
    "plain",
    "fix",
    "explain",
    "rules",
    "readers",
    "init",
    "schema",
    "completions",
    "man",
    "worker",
    "help",
];

impl Cli {
    /// Parses arguments; without a subcommand they are those of `check`.
    pub fn parse_from_args(args: impl IntoIterator<Item = std::ffi::OsString>) -> Result<Self, clap::Error> {
        let mut args: Vec<std::ffi::OsString> = args.into_iter().collect();
        let is_word = |arg: &std::ffi::OsString| {
            let text = arg.to_string_lossy();
            NAMES.contains(&text.as_ref()) || matches!(text.as_ref(), "-h" | "--help" | "-V" | "--version")
        };
        if args.len() > 1 && !args.iter().skip(1).take(3).any(is_word) {
            args.insert(1, "check".into());
        }
        Self::try_parse_from(args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn parse(args: &str) -> Cli {
        let args = args.split(' ').map(Into::into);
        Cli::parse_from_args(std::iter::once("atslint".into()).chain(args)).unwrap()
    }

    #[test]
    fn the_definition_holds_together() {
        Cli::command().debug_assert();
        for name in Cli::command().get_subcommands() {
            assert!(NAMES.contains(&name.get_name()));
        }
    }

    #[test]
    fn a_file_alone_is_checked() {
        assert!(matches!(parse("cv.pdf").command, Command::Check(_)));
        assert!(matches!(parse("--color never cv.pdf").command, Command::Check(_)));
        assert!(matches!(parse("--color never rules").command, Command::Rules(_)));
        assert!(matches!(parse("cv.pdf --posting job.txt").command, Command::Check(_)));
    }
}

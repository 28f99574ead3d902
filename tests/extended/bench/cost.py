#!/usr/bin/env python3
"""What a check costs beside plain text extractors, whole process against whole process, and what grows with what.
(standard library; valgrind for instructions; of the others whatever is installed)

  cost.py files ATSLINT FILE|FOLDER... [--runs N] [--python PYTHON] [--cpu] [--each]
  cost.py growth ATSLINT [--runs N] [--cpu]

Instructions are those that valgrind's callgrind counts (user space, repeatable within half a percent): compare these. CPU
time is user + system as the operating system accounts it for the finished process, the least of N runs after one that does
not count, the programs taking turns; it moves with what else the machine does, so only ratios of one run say anything.
--cpu leaves the instructions out, which takes a fiftieth of the time.

`files` runs `atslint check`, pdftotext, `mutool draw -F txt` and pdfminer.six on PDFs, python-docx on DOCX files. `growth`
makes files that grow in one thing, and prints what one more of it costs each program.
"""
import argparse, os, re, shutil, statistics, subprocess, sys, tempfile
from pathlib import Path
import inputs

PRINT_DOCX = "import sys, docx\nfor p in docx.Document(sys.argv[1]).paragraphs: print(p.text)"
PRINT_PDF = "import sys, pdfminer.high_level\nprint(pdfminer.high_level.extract_text(sys.argv[1]))"
FIRST = "atslint"


def cpu(command):
    """Milliseconds of CPU time of a whole process."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(child.pid, 0)
    return 1000 * (usage.ru_utime + usage.ru_stime)


def instructions(command):
    """Millions of instructions of a whole process."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command]
    said = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True).stderr
    collected = re.search(r"Collected : (\d+)", said)
    return int(collected[1]) / 1e6 if collected else float("nan")


def minima(commands, runs):
    """The least CPU time of each command, taking turns."""
    rounds = [{name: cpu(command) for name, command in commands.items()} for _ in range(runs + 1)][1:]
    return {name: min(one[name] for one in rounds) for name in commands}


def counts(commands):
    return {name: instructions(command) for name, command in commands.items() if not name.startswith("python")}


def commands(args, path):
    python = lambda module, code: has(args.python, module) and [args.python, "-c", code, str(path)]
    all_of = {FIRST: [args.atslint, "check", "--isolated", str(path)]}
    if path.suffix == ".pdf":
        all_of["pdftotext"] = shutil.which("pdftotext") and ["pdftotext", str(path), "-"]
        all_of["mutool"] = shutil.which("mutool") and ["mutool", "draw", "-q", "-F", "txt", str(path)]
        all_of["python pdfminer"] = python("pdfminer", PRINT_PDF)
    else:
        all_of["python docx"] = python("docx", PRINT_DOCX)
    return {name: command for name, command in all_of.items() if command}


def has(python, module, known={}):
    if (python, module) not in known:
        known[python, module] = subprocess.run([python, "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode == 0
    return known[python, module]


def ratios(title, figures):
    """Each program's median, and our share of it: median, 90th percentile, worst."""
    for name in dict.fromkeys(name for figure in figures for name in figure):
        pairs = [(figure[FIRST], figure[name]) for figure in figures if name in figure]
        shares = sorted(ours / theirs for ours, theirs in pairs)
        share = "" if name == FIRST else "".join(
            f"{value:9.2f}" for value in (statistics.median(shares), shares[min(len(shares) - 1, int(.9 * len(shares)))], shares[-1]))
        print(f"{title:26}{name:18}{len(pairs):5}{statistics.median(theirs for _, theirs in pairs):10.1f}{share}")


def files(args):
    found = [path for given in args.files for path in ([given] if given.is_file() else sorted(given.rglob("*")))]
    print(f"{'':44}{'files':>5}{'median':>10}{'ratio':>9}{'90th':>9}{'worst':>9}")
    for kind in ("pdf", "docx"):
        paths = [path for path in found if path.suffix == f".{kind}"]
        if not paths:
            continue
        for title, measure in measures(args):
            figures = []
            for path in paths:
                figures.append(measure(commands(args, path)))
                if args.each:
                    print(f"  {path.name:50}" + "".join(f"{name:>18}{value:9.1f}" for name, value in figures[-1].items()))
            ratios(f"{kind}, {title}", figures)
    for title, measure in measures(args):
        empty = {FIRST: [args.atslint, "--version"], "true": ["true"]}
        started = measure(empty)
        print(f"start, {title}: {started[FIRST]:.2f}, an empty process {started['true']:.2f}")


def measures(args):
    least = ("CPU ms", lambda commands: minima(commands, args.runs))
    return [least] if args.cpu or not shutil.which("valgrind") else [("M instructions", counts), least]


GROWING = [
    ("page", inputs.by_pages, "pdf", (1, 5, 20, 100)),
    ("1,000 glyphs", lambda path, count: inputs.by_glyphs(path, 1000 * count), "pdf", (1, 4, 16)),
    ("job", inputs.by_jobs, "pdf", (1, 4, 16)),
    ("paragraph", inputs.by_paragraphs, "docx", (10, 40, 200, 1000)),
    ("posting line", inputs.posting, "txt", (10, 50, 200, 1000)),
]


def growth(args):
    with tempfile.TemporaryDirectory() as folder:
        resume = Path(folder, "resume.pdf")
        inputs.by_pages(resume, 1)
        for title, measure in measures(args):
            print(f"\n{title:16}{'':18}" + "of so many, then of one more, from each to the next")
            for what, make, suffix, sizes in GROWING:
                rows = {}
                for size in sizes:
                    path = Path(folder, f"{size}.{suffix}")
                    make(path, size)
                    of_posting = {FIRST: [args.atslint, "check", "--isolated", "--posting", str(path), str(resume)]}
                    measured = measure(of_posting if suffix == "txt" else commands(args, path))
                    for name, value in measured.items():
                        rows.setdefault(name, []).append(value)
                for name, row in rows.items():
                    more = [(b - a) / (n - m) for a, b, m, n in zip(row, row[1:], sizes, sizes[1:])]
                    shown = "".join(f"{size:>7}: {value:8.1f}" for size, value in zip(sizes, row))
                    print(f"{what:16}{name:18}{shown}   +1: " + "".join(f"{value:9.3f}" for value in more))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("mode", choices=("files", "growth")), parser.add_argument("atslint")
    parser.add_argument("files", type=Path, nargs="*"), parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--cpu", action="store_true"), parser.add_argument("--each", action="store_true")
    args = parser.parse_args()
    files(args) if args.mode == "files" else growth(args)


if __name__ == "__main__":
    main()

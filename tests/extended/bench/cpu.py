#!/usr/bin/env python3
"""CPU time of `atslint check` beside a plain text extractor's, whole process against whole process.
(standard library; poppler's pdftotext for PDFs, a python3 with python-docx for DOCX files)

  cpu.py ATSLINT FOLDER [--runs N] [--python PYTHON] [--files]

For every PDF below FOLDER, `atslint check` and `pdftotext FILE -` run in turn, N times after one run that does not count;
for every DOCX, `atslint check` and a python3 process that prints the text with python-docx. CPU time is user + system as
the operating system accounts it for the finished process; a file's figure is the median of its runs, and its ratio is that of the two
medians. Printed: the ratio's median, 90th percentile and worst over the files, start-up apart (`--version`, `-v`, an
import of docx). --files prints every file's line.
"""
import argparse, os, statistics, subprocess, sys
from pathlib import Path

PRINT_DOCX = "import sys, docx\nfor p in docx.Document(sys.argv[1]).paragraphs: print(p.text)"


def cpu(command):
    """Milliseconds of CPU time of a whole process."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(child.pid, 0)
    return 1000 * (usage.ru_utime + usage.ru_stime)


def medians(ours, theirs, runs):
    cpu(ours), cpu(theirs)
    pairs = [(cpu(ours), cpu(theirs)) for _ in range(runs)]
    return tuple(statistics.median(column) for column in zip(*pairs))


def row(title, pairs):
    if not pairs:
        return
    ratios = sorted(ours / theirs for ours, theirs in pairs)
    at = lambda part: ratios[min(len(ratios) - 1, int(part * len(ratios)))]
    ours, theirs = (statistics.median(column) for column in zip(*pairs))
    print(f"{title:34}{len(pairs):5}{ours:10.1f}{theirs:10.1f}{statistics.median(ratios):9.2f}{at(.9):8.2f}{ratios[-1]:8.2f}")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("atslint"), parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=7), parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--files", action="store_true")
    args = parser.parse_args()
    check = lambda path: [args.atslint, "check", "--isolated", str(path)]
    kinds = {"pdf": lambda path: ["pdftotext", str(path), "-"],
             "docx": lambda path: [args.python, "-c", PRINT_DOCX, str(path)]}
    start = {"pdf": ["pdftotext", "-v"], "docx": [args.python, "-c", "import docx"]}
    print(f"{'':34}{'files':>5}{'atslint':>10}{'other':>10}{'ratio':>9}{'90th':>8}{'worst':>8}   (CPU ms, medians)")
    for kind, other in kinds.items():
        paths = sorted(args.folder.rglob(f"*.{kind}"))
        if not paths:
            continue
        row(f"{kind}: start-up", [medians([args.atslint, "--version"], start[kind], args.runs)])
        pairs = []
        for path in paths:
            pairs.append(medians(check(path), other(path), args.runs))
            ours, theirs = pairs[-1]
            if args.files:
                print(f"  {ours:8.1f}{theirs:8.1f}{ours / theirs:7.2f}  {path.name}")
        row(f"{kind}: check", pairs)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Compares atslint's DOCX readers, cell by cell, with what real programs made of files of one construct each.
(standard library of Python 3.11 or later)

  matrix.py ATSLINT FOLDER [--reasons FILE]

FOLDER holds one DOCX a construct, and `matrix.tsv`: a row a construct, a column a program; a cell says how often the
program gave the file's token (0, 1 or 2), or how it failed. Only cells of 0, 1 and 2 are counted; what the other marks
mean is told and compared where our readers can be asked the same. Every cell that differs needs its reason in
`reasons.toml`; one without a reason, or a reason for a cell that agrees, makes the script fail.
"""
import argparse, json, subprocess, sys, tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
# The column of the program that each reader is modelled on, by how its head begins.
COLUMNS = {"body": "python-docx pa", "body-tables": "python-docx +t", "docx2txt": "docx2txt", "mammoth": "mammoth js",
           "pandoc": "pandoc", "libreoffice": "libreoffice", "tika": "Tika 1.13"}
# Files whose token is another word than TOKEN.
TOKENS = {"caps": "token", "numlabel": "NUMPFX7"}
# What stands in the copy that `+fb`, `+ch`, `+from` and `+rt` tell of.
OTHER_COPIES = ("FALLBACK", "CHOICE", "MOVEDFROM", "RUBYTXT")
COUNTED = ("0", "1", "2")


def readings(atslint, path):
    """Each reader's text; nothing if atslint refuses the file."""
    command = [atslint, "extract", str(path), "--all-readers", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        return {}
    return {reading["reader"]: reading["text"] for reading in json.loads(done.stdout)["readings"]}


def agrees(mark, text):
    """Whether our text says what a mark that is not counted says."""
    count = text.count("TOKEN")
    if mark == "ERR":
        return not text.strip()
    if mark.endswith("!body"):
        return "BODYA" not in text
    if mark == "1~":  # The token has a hyphen in it, which the program keeps as one character or another.
        return any(f"TO{hyphen}KEN" in text for hyphen in "-\u2011\u00ad")
    if "/" in mark:
        return sum(box in text for box in ("TOKEN", "TWO", "THREE")) == int(mark[0])
    return count == int(mark[0]) and any(word in text for word in OTHER_COPIES)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("atslint"), parser.add_argument("folder", type=Path)
    parser.add_argument("--reasons", type=Path, default=HERE / "reasons.toml")
    args = parser.parse_args()
    head, *rows = [line.split("\t") for line in (args.folder / "matrix.tsv").read_text().splitlines()]
    reasons = {(cell["construct"], reader): cell["reason"]
               for cell in tomllib.loads(args.reasons.read_text())["cell"] for reader in cell["readers"]}
    columns = {reader: next(i for i, name in enumerate(head) if name.startswith(start)) for reader, start in COLUMNS.items()}
    same, counted = dict.fromkeys(COLUMNS, 0), dict.fromkeys(COLUMNS, 0)
    differing, others = {}, []
    for row in rows:
        construct, texts = row[0], readings(args.atslint, args.folder / f"{row[0]}.docx")
        token = TOKENS.get(construct, "TOKEN")
        for reader, column in columns.items():
            mark, text = row[column], texts.get(reader, "")
            ours = text.count(token) if texts else "refused"
            if mark not in COUNTED:
                others.append((construct, reader, mark, ours, agrees(mark, text)))
                continue
            counted[reader] += 1
            same[reader] += mark == str(ours)
            if mark != str(ours):
                differing[construct, reader] = (mark, ours)
    for reader in COLUMNS:
        print(f"{reader:12} {same[reader]:4} of {counted[reader]:4}  {same[reader] / counted[reader]:.3f}")
    print(f"{'all':12} {sum(same.values()):4} of {sum(counted.values()):4}  {sum(same.values()) / sum(counted.values()):.3f}")
    print("\ncells that differ:")
    for (construct, reader), (mark, ours) in differing.items():
        print(f"  {construct:20} {reader:12} program {mark}, ours {ours}: {reasons.get((construct, reader), 'NO REASON')}")
    print("\ncells that are not counted:")
    for construct, reader, mark, ours, alike in others:
        if not alike:
            differing[construct, reader] = (mark, ours)
        said = "alike" if alike else reasons.get((construct, reader), "NO REASON")
        print(f"  {construct:20} {reader:12} {mark:12} ours {ours}: {said}")
    stale = reasons.keys() - differing.keys()
    for construct, reader in sorted(stale):
        print(f"a reason for a cell that agrees: {construct} {reader}")
    if stale or differing.keys() - reasons.keys():
        sys.exit(1)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Holds plain copies against the résumés they are made from. (standard library only)

  plain.py ATSLINT FOLDER [--wrong FIELD]

FOLDER is one that ../scores/scores.py reads: manifest.jsonl, people/ and files. Every file is copied with
`atslint plain`; printed are words of the reference that a copy lacks, errors that `check` finds in a copy and not in
its original, and the scores of the fields read from the originals and from the copies.
"""
import argparse, collections, json, os, re, subprocess, sys, tempfile, unicodedata
from pathlib import Path

SCORES = Path(__file__).resolve().parent.parent / "scores" / "scores.py"


def words(text):
    """Words with a letter or a digit; characters of icon fonts and soft hyphens are none."""
    text = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    text = "".join(" " if unicodedata.category(c) in ("Co", "Cc") else c for c in text)
    return collections.Counter(re.findall(r"\w+", text))


def run(atslint, *args):
    done = subprocess.run([atslint, *map(str, args)], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.strip())
    return done.stdout


def errors(atslint, path):
    file = json.loads(run(atslint, "check", path, "--format", "json", "--isolated"))["files"][0]
    return [finding for finding in file["findings"] if finding["severity"] == "error"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("atslint")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong")
    args = parser.parse_args()
    manifest = [json.loads(line) for line in (args.folder / "manifest.jsonl").read_text().splitlines()]
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        os.symlink((args.folder / "people").resolve(), scratch / "people")
        copied, lacking, new, other = [], [], [], 0
        for entry in manifest:
            original, copy = args.folder / entry["file"], scratch / f"{entry['stem']}.plain.docx"
            try:
                said = run(args.atslint, "plain", original, "-o", copy)
            except RuntimeError as error:
                print("no copy:", error)
                continue
            other += "under the last heading" in said
            missing = words(run(args.atslint, "extract", original)) - words(run(args.atslint, "extract", copy))
            if missing:
                lacking.append((entry["stem"], dict(missing)))
            known = {finding["rule"] for finding in errors(args.atslint, original)}
            new += [(entry["stem"], f["rule"], f["message"]) for f in errors(args.atslint, copy) if f["rule"] not in known]
            copied.append(entry | {"file": copy.name})
        (scratch / "manifest.jsonl").write_text("".join(json.dumps(entry) + "\n" for entry in copied))
        print(f"{len(copied)} copies, {other} of them with lines under a last heading")
        print(f"{len(lacking)} lack words of the original", *lacking, sep="\n    ")
        print(f"{len(new)} errors in copies that are not in the originals", *new, sep="\n    ")
        wrong = ["--wrong", args.wrong] if args.wrong else []
        for name, folder in (("originals", args.folder), ("copies", scratch)):
            print(f"\n{name}", flush=True)
            subprocess.run([sys.executable, SCORES, folder, "--atslint", Path(args.atslint).resolve(), *wrong], check=True)


if __name__ == "__main__":
    main()

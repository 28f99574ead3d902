#!/usr/bin/env python3
"""Runs atslint over a set of postings with gold answers and scores it.   (standard library only)

  score.py ATSLINT SET OUT [scorer's options]

SET holds gold/, postings/, resumes/ and score_postings.py; OUT gets one JSON file a posting.
"""
import json, pathlib, subprocess, sys

def main():
    atslint, set_, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    out.mkdir(parents=True, exist_ok=True)
    for file in sorted((set_ / "gold").glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        command = [atslint, "keywords", set_ / "resumes" / (gold["person"] + ".docx"),
                   "--posting", set_ / "postings" / gold["file"], "--format", "json", "--today", "2026-11-24"]
        run = subprocess.run([str(word) for word in command], capture_output=True, text=True)
        if run.returncode:
            print(gold["id"], run.stderr.strip(), file=sys.stderr)
        (out / (gold["id"] + ".json")).write_text(run.stdout)
    subprocess.run([sys.executable, str(set_ / "score_postings.py"), str(out), "--keep", str(set_), *sys.argv[4:]], check=True)

if __name__ == "__main__":
    main()

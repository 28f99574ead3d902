#!/usr/bin/env python3
"""Scores each posting with a build that lacks the vocabulary of its field.   (standard library only)

  leave_out.py REPOSITORY SET OUT

Works on a copy of the repository under OUT. FIELDS says which files of rules/vocabulary/skills/ a posting's field is in.
"""
import json, os, pathlib, shutil, subprocess, sys

FIELDS = {
    "p01": ["software"], "p09": ["software"], "p02": ["health"], "p03": ["finance", "business"], "p04": ["trades"],
    "p22": ["trades"], "p07": ["office", "science"], "p12": ["hospitality"], "p13": ["logistics"],
    "p17": ["marketing"], "p18": ["office", "business"], "p23": ["office", "business"],
}

def main():
    repository, set_, out = (pathlib.Path(path).resolve() for path in sys.argv[1:4])
    copy = out / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(repository, copy, ignore=shutil.ignore_patterns("target", ".git"))
    skills = copy / "rules/vocabulary/skills"
    env = dict(os.environ, CARGO_TARGET_DIR=os.environ.get("CARGO_TARGET_DIR", str(repository / "target")))
    (out / "json").mkdir(parents=True, exist_ok=True)
    for fields in sorted({tuple(fields) for fields in FIELDS.values()}):
        kept = {field: (skills / f"{field}.toml").read_text("utf-8") for field in fields}
        for field in fields:
            (skills / f"{field}.toml").unlink()
        subprocess.run(["cargo", "build", "--locked", "--quiet"], cwd=copy, env=env, check=True)
        binary = out / "atslint"
        shutil.copy(pathlib.Path(env["CARGO_TARGET_DIR"]) / "debug/atslint", binary)
        for file in sorted((set_ / "gold").glob("*.json")):
            if FIELDS.get(file.stem[:3]) != list(fields):
                continue
            gold = json.loads(file.read_text("utf-8"))
            command = [binary, "keywords", set_ / "resumes" / (gold["person"] + ".docx"),
                       "--posting", set_ / "postings" / gold["file"], "--format", "json", "--today", "2026-11-24"]
            run = subprocess.run([str(word) for word in command], capture_output=True, text=True)
            (out / "json" / f"{file.stem}.json").write_text(run.stdout)
        for field, text in kept.items():
            (skills / f"{field}.toml").write_text(text, "utf-8")
    shutil.rmtree(copy)
    subprocess.run([sys.executable, str(set_ / "score_postings.py"), str(out / "json"), "--keep", str(set_), "--by", "id"], check=True)

if __name__ == "__main__":
    main()

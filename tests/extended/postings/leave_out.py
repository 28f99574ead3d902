#!/usr/bin/env python3
"""Scores each posting without the vocabulary of its field.   (standard library only)

  leave_out.py REPOSITORY SET OUT

Builds a copy of the repository whose lexicon passes over the files that LEAVE_OUT names. FIELDS says in which files of
rules/vocabulary/skills/ a posting's field is; the fetched lists are left out for all; names in other languages of terms that are left out are left out with them.
"""
import json, os, pathlib, shutil, subprocess, sys

FIELDS = {
    "p01": "software", "p09": "software", "p02": "health", "p03": "finance,business", "p04": "trades,service",
    "p22": "trades,service", "p07": "office,science", "p12": "hospitality,service", "p13": "logistics,business",
    "p17": "marketing,business", "p18": "office,business", "p23": "office,business",
}
# The lists that were fetched are of all fields.
ALWAYS = "technology,knowledge"
PLACE = "            let term = index as usize;\n"
SKIP = PLACE + """            let field = TABLES.entries[term].field;
            if std::env::var("LEAVE_OUT").is_ok_and(|fields| fields.split(',').any(|left| left == field)) {
                continue;
            }
"""

def main():
    repository, set_, out = (pathlib.Path(path).resolve() for path in sys.argv[1:4])
    copy = out / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(repository, copy, ignore=shutil.ignore_patterns("target", ".git"))
    load = copy / "src/lexicon/mod.rs"
    text = load.read_text("utf-8")
    assert PLACE in text
    load.write_text(text.replace(PLACE, SKIP, 1), "utf-8")
    env = dict(os.environ)
    env.setdefault("CARGO_TARGET_DIR", str(out / "target"))
    subprocess.run(["cargo", "build", "--locked", "--quiet", "--bin", "atslint"], cwd=copy, env=env, check=True)
    atslint = out / "atslint"
    shutil.copy(pathlib.Path(env["CARGO_TARGET_DIR"]) / "debug/atslint", atslint)
    shutil.rmtree(copy)
    (out / "json").mkdir(exist_ok=True)
    for file in sorted((set_ / "gold").glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        command = [atslint, "keywords", set_ / "resumes" / (gold["person"] + ".docx"),
                   "--posting", set_ / "postings" / gold["file"], "--format", "json", "--today", "2026-11-24"]
        env = dict(os.environ, LEAVE_OUT=ALWAYS + "," + FIELDS.get(file.stem[:3], ""))
        run = subprocess.run([str(word) for word in command], capture_output=True, text=True, env=env)
        (out / "json" / f"{file.stem}.json").write_text(run.stdout)
    subprocess.run([sys.executable, str(set_ / "score_postings.py"), str(out / "json"), "--keep", str(set_), "--by", "id"], check=True)

if __name__ == "__main__":
    main()

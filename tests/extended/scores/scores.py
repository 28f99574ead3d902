#!/usr/bin/env python3
"""Scores of `atslint extract --format jsonresume` against résumés whose content is known.

    scores.py FOLDER [--atslint PROGRAM] [--by template|tool|person] [--wrong FIELD]

FOLDER holds manifest.jsonl, people/ and the files that the manifest names; README.md beside this
script describes them.  Only the standard library is needed.
"""

import argparse
import collections
import concurrent.futures
import difflib
import json
import os
import pathlib
import re
import subprocess
import unicodedata

FIELDS = [
    "name", "email", "phone", "city", "urls", "urls-behind-icon",
    "work.entry", "work.company", "work.title", "work.start", "work.end",
    "education.entry", "education.school", "education.degree", "education.area",
    "education.start", "education.end", "skills",
]
# Pairing entries and finding targets behind icons are means to the other fields, and not averaged.
NOT_AVERAGED = {"urls-behind-icon", "work.entry", "education.entry"}
ENTRY_KEYS = {
    "work": [("name", "work.company"), ("position", "work.title")],
    "education": [("institution", "education.school"), ("studyType", "education.degree"), ("area", "education.area")],
}
# Two entries are the same only if more agrees than one field by chance.
LEAST_AGREEMENT = 0.9
# Two texts are alike from this ratio of matching blocks on.
ALIKE = 0.8

SINGLE_QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u00b4`"), "'")
DOUBLE_QUOTES = dict.fromkeys(map(ord, "\u201c\u201d"), '"')
DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-")
DROPPED = {0xAD: None}


def plain(value):
    """A text as it is compared: case, white space, quotes, dashes and edge punctuation do not count."""
    text = unicodedata.normalize("NFKC", str(value or "")).casefold()
    text = text.translate({**SINGLE_QUOTES, **DOUBLE_QUOTES, **DASHES, **DROPPED}).replace("i\u0307", "i")
    return " ".join(text.split()).strip(" \t,;:|\u2022\u00b7-()")


def alike(truth, found):
    if truth == found:
        return True
    if not truth or not found:
        return False
    inside = len(truth) > 2 and truth in found and len(found) <= 1.6 * len(truth) + 4
    return inside or difflib.SequenceMatcher(None, truth, found).ratio() >= ALIKE


def same_phone(truth, found):
    """Equal but for a country code or a trunk zero."""
    short, long = sorted((re.sub(r"\D", "", str(n or "")).lstrip("0") for n in (truth, found)), key=len)
    return bool(short) and (short == long or (len(short) >= 7 and long.endswith(short) and len(long) <= len(short) + 4))


def address(url):
    return re.sub(r"^(https?://)?(www\.)?", "", plain(url)).rstrip("/")


def period(entry):
    """Start and end of an entry; an end that is left out beside a start is the present."""
    start, end = (str(entry.get(key) or "")[:7] for key in ("startDate", "endDate"))
    return start, end or ("present" if start else "")


def same_date(truth, found, precision):
    if "present" in (truth, found):
        return truth == found
    return bool(found) and (truth[:4] == found[:4] if precision == "year" else truth == found)


class Tally:
    """Right, nearly right, predicted and shown, by field."""

    def __init__(self):
        self.counts = collections.defaultdict(lambda: [0, 0, 0, 0])

    def add(self, field, right, near, predicted, shown):
        for index, value in enumerate((right, near, predicted, shown)):
            self.counts[field][index] += value

    def include(self, other):
        for field, counts in other.counts.items():
            self.add(field, *counts)

    def f1(self, field, near=False):
        right, predicted, shown = self.counts[field][int(near)], *self.counts[field][2:]
        return precision_recall_f1(right, predicted, shown)

    def macro(self, near=False):
        shown = [f for f in FIELDS if f not in NOT_AVERAGED and f in self.counts and self.counts[f][3]]
        return sum(self.f1(f, near)[2] for f in shown) / max(1, len(shown))


def precision_recall_f1(right, predicted, shown):
    precision = right / predicted if predicted else 0.0
    recall = right / shown if shown else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def score(truth, found, shown):
    """The tally of one file, and what is wrong in it as (field, truth, found)."""
    tally, wrong = Tally(), []
    score_basics(truth["basics"], found.get("basics") or {}, shown, tally, wrong)
    score_addresses(found.get("basics") or {}, shown["urls"], tally, wrong)
    for section, keys in ENTRY_KEYS.items():
        score_entries(section, keys, truth[section], found.get(section) or [], shown[section], tally, wrong)
    score_skills(truth["skills"], found.get("skills") or [], shown["skills"], tally, wrong)
    return tally, wrong


def score_basics(truth, found, shown, tally, wrong):
    city = (found.get("location") or {}).get("city")
    values = {
        "name": (truth["name"], found.get("name")),
        "email": (truth["email"], found.get("email")),
        "phone": (truth["phone"], found.get("phone")),
        "city": (truth["location"]["city"], city),
    }
    for field, (expected, got) in values.items():
        is_shown = bool(shown.get(field))
        if not is_shown:
            continue
        right = same_phone(expected, got) if field == "phone" else plain(expected) == plain(got)
        near = right or (field != "phone" and alike(plain(expected), plain(got)))
        tally.add(field, int(right), int(near), int(bool(plain(got))), 1)
        if not right:
            wrong.append((field, expected, got))


def score_addresses(found, shown, tally, wrong):
    got = {address(found.get("url"))} | {address(profile.get("url")) for profile in found.get("profiles") or []}
    got.discard("")
    by_way = collections.defaultdict(set)
    for url, way in shown.items():
        by_way["text" if way == "text" else "none" if way == "none" else "link"].add(address(url))
    printed, behind = by_way["text"], by_way["link"]
    right = len(printed & got)
    tally.add("urls", right, right, len(got - behind - by_way["none"]), len(printed))
    tally.add("urls-behind-icon", *[len(behind & got)] * 3, len(behind))
    wrong.extend(("urls", url, sorted(got)) for url in sorted(printed - got))


def pairs(keys, truth, found, shown):
    """Entries that belong together, best agreement first; each is used once."""
    candidates = []
    for i, expected in enumerate(truth):
        for j, got in enumerate(found):
            texts = (difflib.SequenceMatcher(None, plain(expected[key]), plain(got.get(key))).ratio() for key, _ in keys)
            dates = zip((expected["startDate"], expected.get("endDate") or "present"), period(got))
            points = sum(texts) + sum(same_date(a, b, shown[i]["prec"]) for a, b in dates)
            if points > LEAST_AGREEMENT:
                candidates.append((points - 0.01 * abs(i - j), i, j))
    chosen = {}
    for _, i, j in sorted(candidates, reverse=True):
        if i not in chosen and j not in chosen.values():
            chosen[i] = j
    return chosen


def score_entries(section, keys, truth, found, shown, tally, wrong):
    found = [entry for entry in found if any(plain(entry.get(key)) for key, _ in keys) or period(entry) != ("", "")]
    chosen = pairs(keys, truth, found, shown)
    tally.add(f"{section}.entry", len(chosen), len(chosen), len(found), len(truth))
    for i, expected in enumerate(truth):
        got = found[chosen[i]] if i in chosen else {}
        for key, field in keys:
            if not shown[i].get(key):
                continue
            a, b = plain(expected[key]), plain(got.get(key))
            near = alike(a, b)
            if section == "education" and key != "institution":
                near = near or (bool(a) and a in plain(f"{got.get('studyType') or ''} {got.get('area') or ''}"))
            tally.add(field, int(a == b), int(near), int(bool(b) or near), 1)
            if a != b:
                wrong.append((field, expected[key], got.get(key)))
        if not shown[i]["prec"]:
            continue
        ends = zip(("start", "end"), (expected["startDate"], expected.get("endDate") or "present"), period(got))
        for end, a, b in ends:
            if not shown[i][end]:
                continue
            right = int(same_date(a, b, shown[i]["prec"]))
            tally.add(f"{section}.{end}", right, right, int(bool(b)), 1)
            if not right:
                wrong.append((f"{section}.{end}", a, b))
    for j, extra in enumerate(found):
        if j not in chosen.values():
            for key, field in keys:
                tally.add(field, 0, 0, int(bool(plain(extra.get(key)))), 0)
            for end, value in zip(("start", "end"), period(extra)):
                tally.add(f"{section}.{end}", 0, 0, int(bool(value)), 0)


def score_skills(truth, found, shown, tally, wrong):
    groups = {plain(group["name"]) for group in truth}
    known = {plain(keyword) for group in truth for keyword in group["keywords"]}
    expected = known & {plain(keyword) for keyword in shown}
    got = set()
    for group in found:
        keywords = {plain(keyword) for keyword in group.get("keywords") or []}
        got |= keywords or {plain(group.get("name"))}
    # Names of groups, and skills that the file does not show, cost nothing.
    got -= groups | (known - expected) | {""}
    near = sum(any(alike(a, b) for b in got) for a in expected)
    tally.add("skills", len(expected & got), near, len(got), len(expected))
    wrong.extend(("skills", skill, None) for skill in sorted(expected - got))


def extract(program, path):
    run = subprocess.run([program, "extract", path, "--format", "jsonresume"], capture_output=True, check=False)
    try:
        return json.loads(run.stdout)
    except ValueError:
        return None


def group_of(row, by):
    return {"template": f"{row['tool']}.{row['template']}", "tool": row["tool"], "person": row["person"]}[by]


def print_fields(total):
    print(f"{'field':18}{'shown':>7}{'found':>7} | {'strict P':>8}{'R':>7}{'F1':>7} | {'lenient P':>9}{'R':>7}{'F1':>7}")
    for field in FIELDS:
        if field not in total.counts:
            continue
        strict = "".join(f"{value:7.3f}" for value in total.f1(field))
        lenient = "".join(f"{value:7.3f}" for value in total.f1(field, near=True))
        _, _, predicted, shown = total.counts[field]
        print(f"{field:18}{shown:7}{predicted:7} |  {strict} |   {lenient}")
    print(f"{'macro F1':18}{'':14} |  {'':14}{total.macro():7.3f} |   {'':14}{total.macro(near=True):7.3f}")


def print_groups(groups, files, by):
    columns = [field for field in FIELDS if field not in NOT_AVERAGED]
    heads = [field.split(".")[-1][:4] if "." not in field else field[0] + "." + field.split(".")[1][:3] for field in columns]
    print(f"\nstrict F1 by {by}\n{'':34}{'n':>4}" + "".join(f"{head:>6}" for head in heads) + f"{'macro':>7}")
    for name in sorted(groups, key=lambda name: groups[name].macro()):
        tally = groups[name]
        cells = (f"{tally.f1(f)[2]:6.2f}" if f in tally.counts and tally.counts[f][3] else f"{'-':>6}" for f in columns)
        print(f"{name:34}{files[name]:4}" + "".join(cells) + f"{tally.macro():7.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--atslint", default="target/release/atslint", help="the program [target/release/atslint]")
    parser.add_argument("--by", default="template", choices=["template", "tool", "person"])
    parser.add_argument("--wrong", metavar="FIELD", help="list what is wrong in a field")
    arguments = parser.parse_args()

    lines = (arguments.folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    # A page that is a picture has no text to score.
    rows = [row for row in map(json.loads, lines) if "image-only" not in row["traits"]]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda row: extract(arguments.atslint, arguments.folder / row["file"]), rows))

    total, groups, files = Tally(), collections.defaultdict(Tally), collections.Counter()
    listed = []
    for row, resume in zip(rows, found):
        truth = json.loads((arguments.folder / "people" / f"{row['person']}.json").read_text(encoding="utf-8"))
        tally, wrong = score(truth, resume or {}, row["shown"])
        name = group_of(row, arguments.by)
        total.include(tally)
        groups[name].include(tally)
        files[name] += 1
        listed += [(field, row["stem"], expected, got) for field, expected, got in wrong if field == arguments.wrong]

    print(f"{len(rows)} files, {found.count(None)} without an answer\n")
    print_fields(total)
    print_groups(groups, files, arguments.by)
    for line in listed:
        print(*line, sep=" | ")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Tries the advice of rules in the programs that it is for.   (standard library; the programs where present)

  run.py ATSLINT [--rule ID] [--typst PYTHON]... [--write]

Beside a rule's samples, samples/<ID>/tried/ holds pairs of sources, <program>-bad.<ext> and <program>-mended.<ext>: the
second follows the rule's `help_for`. Each is compiled in a folder of its own, atslint checks the PDF, and a pair holds
if the rule is found in the first and not in the second. --write puts what was seen into samples/<ID>/tried/README.md.
Typst is the PyPI package of that name, of this Python and of any other given; a pair named typst0.11 is for that
version only. A program that is not installed is said, and its pairs are left out. Exit: 0 if every pair tried holds.
"""
import argparse, json, random, re, shutil, struct, subprocess, sys, tempfile, zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
# Environment of the TeX engines that keeps dates out of the PDFs.
FIXED = {"SOURCE_DATE_EPOCH": "1767225600", "FORCE_SOURCE_DATE": "1"}
EXTENSIONS = {".tex", ".typ", ".html", ".fodt"}


def run(command, folder):
    import os
    return subprocess.run(command, cwd=folder, env={**os.environ, **FIXED, "HOME": str(folder)}, timeout=300,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")


def tex(engine):
    return lambda source, folder: run([engine, "-interaction=batchmode", source.name], folder)


def typst(python):
    code = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
    return lambda source, folder: run([python, "-c", code, source.name, source.stem + ".pdf"], folder)


def chromium(source, folder):
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", f"--user-data-dir={folder}/profile", "--no-pdf-header-footer"]
    return run(["chromium", *flags, f"--print-to-pdf={folder}/{source.stem}.pdf", str(folder / source.name)], folder)


def libreoffice(source, folder):
    profile = f"-env:UserInstallation=file://{folder}/profile"
    return run(["soffice", profile, "--headless", "--convert-to", "pdf", source.name], folder)


PROGRAMS = {
    "pdflatex": (tex("pdflatex"), ["pdflatex", "--version"]),
    "xelatex": (tex("xelatex"), ["xelatex", "--version"]),
    "lualatex": (tex("lualatex"), ["lualatex", "--version"]),
    "chromium": (chromium, ["chromium", "--version"]),
    "libreoffice": (libreoffice, ["soffice", "--version"]),
}


TYPST_VERSION = "import importlib.metadata as m; print('Typst', m.version('typst'))"


def programs(pythons):
    """What can be compiled with: by name, how and in which version; None for what is not installed."""
    found = {name: (compile_with, version(command)) for name, (compile_with, command) in PROGRAMS.items()}
    for python in pythons:
        said = version([python, "-c", TYPST_VERSION])
        found.setdefault("typst", (typst(python), said))
        if said:
            found["typst" + ".".join(said.split()[1].split(".")[:2])] = (typst(python), said)
    return found


def version(command):
    if shutil.which(command[0]) is None:
        return None
    said = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    first = said.stdout.strip().splitlines()
    return re.sub(r"^This is |\s+(built on.*|[0-9a-f]{20,}.*)$", "", first[0]) if said.returncode == 0 and first else None


def noise(path, side):
    """A picture of `side` pixels square that does not compress, for the sources that show a photo."""
    random.seed(side)
    rows = b"".join(b"\0" + random.randbytes(3 * side) for _ in range(side))
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


def findings(atslint, rule, source, compile_with):
    """How often the rule is found in what the source compiles to, or why that is not known."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(source, folder)
        if "photo-" in source.read_text():
            noise(folder / "photo-large.png", 1400), noise(folder / "photo-small.png", 300)
        said = compile_with(source, folder)
        pdf = folder / (source.stem + ".pdf")
        if not pdf.exists():
            return "not compiled: " + " ".join(said.stdout.split())[-200:]
        checked = run([atslint, "check", "--isolated", "--format", "json", "--select", rule, str(pdf)], folder)
        report = json.loads(checked.stdout)["files"][0]
        return len(report["findings"]) if report["error"] is None else report["error"]["message"]


def pairs(only):
    for bad in sorted(ROOT.glob("samples/*/tried/*-bad.*")):
        rule, program = bad.parents[1].name, bad.stem.removesuffix("-bad")
        if bad.suffix in EXTENSIONS and only in (None, rule):
            yield rule, program, bad, bad.with_name(bad.name.replace("-bad.", "-mended."))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("atslint", type=Path), parser.add_argument("--rule"), parser.add_argument("--write", action="store_true")
    parser.add_argument("--typst", action="append", default=[])
    args = parser.parse_args()
    atslint, seen, broken = str(args.atslint.resolve()), {}, 0
    installed = programs([sys.executable, *args.typst])
    print(f"{'rule':8}{'program':62}{'bad':>6}{'mended':>8}")
    for rule, program, bad, mended in pairs(args.rule):
        compile_with, said = installed.get(program, (None, None))
        if said is None:
            print(f"{rule:8}{program:62}  not installed")
            continue
        found = [findings(atslint, rule, source, compile_with) for source in (bad, mended)]
        holds = isinstance(found[0], int) and found[0] > 0 and found[1] == 0
        broken += not holds
        print(f"{rule:8}{said:62}{found[0]!s:>6}{found[1]!s:>8}{'' if holds else '  DOES NOT HOLD'}", flush=True)
        seen.setdefault(rule, []).append((bad, said, found))
    if args.write and not broken:
        for rule, rows in seen.items():
            write_note(rule, rows)
    sys.exit(1 if broken else 0)


def write_note(rule, rows):
    lines = [f"# {rule}: advice that was tried", "",
             "Each pair was compiled and checked by `tests/extended/fixes/run.py`; the numbers are findings of this rule.", "",
             "| source | program | as it was | mended |", "|---|---|---|---|"]
    lines += [f"| `{bad.name}` | {program} | {found[0]} | {found[1]} |" for bad, program, found in rows]
    (ROOT / "samples" / rule / "tried" / "README.md").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()

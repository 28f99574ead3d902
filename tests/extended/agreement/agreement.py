#!/usr/bin/env python3
"""Compares atslint's PDF readers with the programs that they are modelled on.

For every PDF below a folder, each reader's text is compared with each program's:

* recall: words of the program that the reader has too (as multisets),
* precision: words of the reader that the program has too,
* order: 2 * LCS / (words of both), LCS being the longest common subsequence of words. It is 1 only if
  the words and their order are the same.

A word is what white space separates, as it stands: neither case nor ligatures are folded.
"""

import argparse
import hashlib
import importlib.metadata
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
READERS = ("stream", "lines", "columns", "boxes")
# The program that each reader is modelled on comes first.
PAIRS = {
    "stream": ("pymupdf", "pdfbox", "pypdf"),
    "lines": ("pdftotext-layout", "pdfbox-sorted"),
    "columns": ("pdftotext",),
    "boxes": ("pdfminer",),
}
PDFBOX_JARS = ("pdfbox2.jar", "fontbox2.jar", "commons-logging.jar")


def pymupdf(path):
    import pymupdf as library

    library.TOOLS.mupdf_display_errors(False)
    with library.open(path) as document:
        return "\n".join(page.get_text() for page in document)


def pypdf(path):
    import logging

    from pypdf import PdfReader

    logging.disable(logging.CRITICAL)
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def pdfminer(path):
    import logging

    from pdfminer.high_level import extract_text

    logging.disable(logging.CRITICAL)
    return extract_text(path)


def pdftotext(path, *options):
    command = ["pdftotext", "-enc", "UTF-8", *options, str(path), "-"]
    return subprocess.run(command, capture_output=True, check=False).stdout.decode("utf-8", "replace")


def pdftotext_layout(path):
    return pdftotext(path, "-layout")


LOCAL = {
    "pymupdf": pymupdf,
    "pypdf": pypdf,
    "pdfminer": pdfminer,
    "pdftotext": pdftotext,
    "pdftotext-layout": pdftotext_layout,
}
PACKAGES = {"pymupdf": "PyMuPDF", "pypdf": "pypdf", "pdfminer": "pdfminer.six"}


def poppler_version():
    if not shutil.which("pdftotext"):
        return None
    said = subprocess.run(["pdftotext", "-v"], capture_output=True, text=True, check=False).stderr
    return said.split("\n")[0].split()[-1]


def pdfbox_jars(folder):
    jars = [folder / name for name in PDFBOX_JARS]
    return jars if shutil.which("java") and all(jar.exists() for jar in jars) else None


def versions(jars):
    """The programs that are installed, with their versions."""
    found = {}
    for program, package in PACKAGES.items():
        try:
            found[program] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            pass
    if poppler := poppler_version():
        found["pdftotext"] = found["pdftotext-layout"] = poppler
    if jars:
        name = jars[0].resolve().name
        named = [jar.stem for jar in jars[0].parent.glob("pdfbox2-[0-9]*.jar")]
        version = (named or [name])[0].removeprefix("pdfbox2-")
        found["pdfbox"] = found["pdfbox-sorted"] = version
    return found


class Cache:
    """Texts of programs on disk, by program, version and the file's bytes."""

    def __init__(self, folder, found):
        self.folder = folder
        self.found = found

    def place(self, program, path):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:24]
        folder = self.folder / f"{program}-{self.found[program]}"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{digest}.txt"

    def fill(self, files, jars):
        for program in self.found:
            if program not in LOCAL:
                continue
            for path in files:
                place = self.place(program, path)
                if not place.exists():
                    place.write_text(safely(LOCAL[program], path), "utf-8")
        if jars:
            self.fill_pdfbox(files, jars)

    def fill_pdfbox(self, files, jars):
        modes = (("pdfbox", "stream"), ("pdfbox-sorted", "sorted"))
        wanted = [(mode, path, self.place(name, path)) for path in files for name, mode in modes]
        wanted = [job for job in wanted if not job[2].exists()]
        if not wanted:
            return
        with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as jobs:
            jobs.writelines(f"{mode}\t{path}\t{place}\n" for mode, path, place in wanted)
            jobs.flush()
            path = ":".join(map(str, jars))
            # Java 11 and later compile a single source file at run time.
            subprocess.run(
                ["java", "-cp", path, str(HERE / "PdfBoxText.java"), jobs.name],
                check=True,
                stderr=subprocess.DEVNULL,
            )

    def text(self, program, path):
        return self.place(program, path).read_text("utf-8")


def safely(extract, path):
    try:
        return extract(path).encode("utf-8", "replace").decode("utf-8")
    except Exception as error:  # a program that fails on a file gives no text
        print(f"{extract.__name__} failed on {path.name}: {error}", file=sys.stderr)
        return ""


def reader_text(atslint, reader, path):
    command = [atslint, "extract", str(path), "--reader", reader]
    text = subprocess.run(command, capture_output=True, check=False).stdout.decode("utf-8", "replace")
    # `extract` shows control characters; programs print them raw.
    return text.replace("\u2400", "\0")


def common_subsequence(a, b):
    """Length of the longest common subsequence, bit-parallel (Hyyrö 2004)."""
    places = {}
    for index, word in enumerate(a):
        places[word] = places.get(word, 0) | (1 << index)
    everything = (1 << len(a)) - 1
    open_bits = everything
    for word in b:
        match = open_bits & places.get(word, 0)
        open_bits = ((open_bits + match) | (open_bits - match)) & everything
    return len(a) - open_bits.bit_count()


def compare(own, other):
    shared = sum((Counter(own) & Counter(other)).values())
    both = len(own) + len(other)
    return {
        "recall": shared / len(other),
        "precision": shared / len(own) if own else 0.0,
        "order": 2 * common_subsequence(own, other) / both,
    }


def quantile(values, part):
    values = sorted(values)
    place = part * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def table(results, found):
    for (reader, program), files in results.items():
        print(f"\n{reader} against {program} {found[program]}, {len(files)} files")
        print("             median   10 %  worst  file")
        for measure in ("recall", "precision", "order"):
            values = [scores[measure] for scores in files.values()]
            worst = min(files, key=lambda name: files[name][measure])
            row = (quantile(values, 0.5), quantile(values, 0.1), min(values))
            print(f"  {measure:9} {row[0]:8.4f} {row[1]:6.3f} {row[2]:6.3f}  {worst}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path, help="folder with PDFs, searched with its subfolders")
    parser.add_argument("atslint", help="the binary")
    parser.add_argument("--cache", type=Path, help="folder that keeps the programs' texts")
    parser.add_argument("--reader", action="append", help="only this reader; may be repeated")
    parser.add_argument("--program", action="append", help="only this program; may be repeated")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N worst files by order")
    parser.add_argument("--jars", type=Path, default=Path("/usr/share/java"), help="where PDFBox's jars are")
    options = parser.parse_args()

    files = sorted(options.corpus.rglob("*.pdf"))
    if not files:
        sys.exit(f"no PDF below {options.corpus}")
    jars = pdfbox_jars(options.jars)
    found = versions(jars)
    with tempfile.TemporaryDirectory() as scratch:
        cache = Cache(options.cache or Path(scratch), found)
        cache.fill(files, jars)
        results = {}
        for reader in options.reader or READERS:
            texts = {path: reader_text(options.atslint, reader, path).split() for path in files}
            for program in PAIRS[reader]:
                if program not in found or (options.program and program not in options.program):
                    continue
                scores = results.setdefault((reader, program), {})
                for path in files:
                    other = cache.text(program, path).split()
                    # A scan has no words to compare.
                    if other:
                        name = str(path.relative_to(options.corpus))
                        scores[name] = compare(texts[path], other)
    table(results, found)
    for (reader, program), scores in results.items() if options.worst else ():
        print(f"\nworst of {reader} against {program}")
        for name in sorted(scores, key=lambda name: scores[name]["order"])[: options.worst]:
            shown = "  ".join(f"{measure} {value:.3f}" for measure, value in scores[name].items())
            print(f"  {shown}  {name}")


if __name__ == "__main__":
    main()

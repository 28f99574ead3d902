#!/usr/bin/env python3
"""Runs the programs that the DOCX readers are modelled on over DOCX files, and compares the texts line by line.
(Python with python-docx, docx2txt and mammoth; LibreOffice's soffice; what is not installed is left out)

  programs.py ATSLINT FOLDER… [--words] [--show]

A line counts as equal if it has the same words in the same order; empty lines are left out. Printed for each program: the files whose lines
are all equal and in the same order. --words compares words only, whatever the lines; --show prints the first line that
differs in each file.
"""
import argparse, importlib.util, shutil, subprocess, tempfile
from pathlib import Path


def python_docx(path):
    import docx
    return "\n".join(paragraph.text for paragraph in docx.Document(path).paragraphs)


def python_docx_tables(path):
    import docx
    document = docx.Document(path)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def docx2txt(path):
    import docx2txt as library
    return library.process(path)


def mammoth(path):
    import mammoth as library
    with open(path, "rb") as file:
        return library.extract_raw_text(file).value


def libreoffice(path):
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, str(path)]
        subprocess.run(command, capture_output=True, timeout=120)
        return (Path(folder) / f"{Path(path).stem}.txt").read_text(encoding="utf-8-sig")


PROGRAMS = {"body": ("docx", python_docx), "body-tables": ("docx", python_docx_tables), "docx2txt": ("docx2txt", docx2txt),
            "mammoth": ("mammoth", mammoth), "libreoffice": (None, libreoffice)}


def installed(module):
    return importlib.util.find_spec(module) if module else shutil.which("soffice")


def lines(text, words):
    split = [line.split() for line in text.splitlines() if line.split()]
    return sum(split, []) if words else split


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("atslint"), parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--words", action="store_true"), parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    paths = sorted(path for folder in args.folders for path in folder.rglob("*.docx"))
    for reader, (module, program) in PROGRAMS.items():
        if not installed(module):
            print(f"{reader}: not installed")
            continue
        equal, differing = 0, []
        for path in paths:
            try:
                theirs = lines(program(str(path)), args.words)
            except Exception:  # whatever a program fails with, it has no text
                theirs = []
            done = subprocess.run([args.atslint, "extract", str(path), "--reader", reader], capture_output=True, text=True)
            ours = lines(done.stdout, args.words)
            if ours == theirs:
                equal += 1
            else:
                at = next((i for i, pair in enumerate(zip(ours, theirs)) if pair[0] != pair[1]), min(len(ours), len(theirs)))
                differing.append((path.name, theirs[at:at + 1], ours[at:at + 1]))
        print(f"{reader}: {equal} of {len(paths)} files equal")
        for name, theirs, ours in differing:
            print(f"  {name}" + (f": program {theirs}, ours {ours}" if args.show else ""))


if __name__ == "__main__":
    main()

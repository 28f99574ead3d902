#!/usr/bin/env python3
"""Compares what real programs read from résumés and from their annotated copies.
(Python with PyMuPDF, pypdf, pdfminer.six, python-docx, docx2txt; pdftotext; LibreOffice's soffice; what is not
installed is left out)

  annotated.py ATSLINT FOLDER… [--no-office]

Each PDF and DOCX below the folders that atslint can annotate is copied with its findings in it; every program must
give the same text of both. LibreOffice, which takes seconds a file, can be left out. Printed for each program: files
with the same text, of how many; then the names of the others.
"""
import argparse, shutil, subprocess, tempfile
from collections import defaultdict
from pathlib import Path


def pymupdf(path):
    import pymupdf
    with pymupdf.open(path) as document:
        if document.needs_pass:
            raise ValueError("needs a password")
        return "\f".join(page.get_text() for page in document)


def pypdf_text(path):
    import pypdf
    return "\f".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def pdfminer_text(path):
    from pdfminer.high_level import extract_text
    return extract_text(path)


def command(*words):
    def run(path):
        done = subprocess.run([*words, path, "-"], capture_output=True, timeout=60)
        if done.returncode:
            raise ValueError(done.stderr[:200])
        return done.stdout
    return run


def python_docx(path):
    import docx
    document = docx.Document(path)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def docx2txt_text(path):
    import docx2txt
    return docx2txt.process(path)


def libreoffice(path):
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder,
                        path], capture_output=True, timeout=120, check=True)
        return (Path(folder) / (Path(path).stem + ".txt")).read_text()


PDF = {"PyMuPDF": pymupdf, "pypdf": pypdf_text, "pdfminer.six": pdfminer_text, "pdftotext": command("pdftotext"),
       "pdftotext -layout": command("pdftotext", "-layout")}
DOCX = {"python-docx": python_docx, "docx2txt": docx2txt_text, "LibreOffice": libreoffice}


def installed(name, office):
    if name.startswith("pdftotext"):
        return shutil.which("pdftotext")
    if name == "LibreOffice":
        return office and shutil.which("soffice")
    modules = {"PyMuPDF": "pymupdf", "pdfminer.six": "pdfminer", "python-docx": "docx"}
    try:
        return __import__(modules.get(name, name))
    except ImportError:
        return None


def text(program, path):
    """What a program gives, or that it fails."""
    try:
        return program(str(path))
    except Exception as error:
        return type(error)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("atslint")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--no-office", action="store_true")
    args = parser.parse_args()
    same, others, refused = defaultdict(int), defaultdict(list), []
    files = sorted(path for folder in args.folders for path in folder.rglob("*") if path.suffix in (".pdf", ".docx"))
    with tempfile.TemporaryDirectory() as folder:
        for path in files:
            copy = Path(folder) / path.name
            done = subprocess.run([args.atslint, "annotate", path, "-o", copy, "--isolated"], capture_output=True, text=True)
            if done.returncode:
                refused.append(f"{path}: {done.stderr.strip().splitlines()[0] if done.stderr.strip() else done.returncode}")
                continue
            for name, program in (PDF if path.suffix == ".pdf" else DOCX).items():
                if installed(name, not args.no_office):
                    if text(program, path) == text(program, copy):
                        same[name] += 1
                    else:
                        others[name].append(str(path))
            copy.unlink()
    for name in [*PDF, *DOCX]:
        if same[name] or others[name]:
            print(f"{name:18} {same[name]} of {same[name] + len(others[name])} the same", *others[name], sep="\n    ")
    print(f"{len(refused)} of {len(files)} not annotated", *refused, sep="\n    ")
    return 1 if any(others.values()) else 0


if __name__ == "__main__":
    raise SystemExit(main())

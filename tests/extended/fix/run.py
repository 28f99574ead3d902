#!/usr/bin/env python3
"""Repairs files and proves it with the programs that atslint's readers are modelled on.

  run.py ATSLINT FILE_OR_FOLDER... [--keep FOLDER] [--flags "--accept-changes --remove-hidden"]

Each PDF and DOCX is checked, repaired with `atslint fix`, and the copy checked again. For each rule: files and findings
before and after, and why the rest was left. Each program reads file and copy: a field (a value that the check of the file
knows) is gained or lost by it if only one of the two texts holds it. qpdf must find no fault in a repaired PDF, and poppler
and MuPDF must draw the same pixels. Needs what is installed of: pdftotext, pdftoppm, qpdf; PyPI: pdfminer.six pypdf PyMuPDF
python-docx docx2txt mammoth. Exit: 0 if no program loses a field and no picture changes.
"""
import argparse, collections, concurrent.futures, json, re, shlex, shutil, subprocess, sys, tempfile, unicodedata
from pathlib import Path


def run(command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=600)


def pdftotext(*flags):
    return lambda path: run(["pdftotext", *flags, str(path), "-"]).stdout.decode(errors="replace")


def pdfminer(path):
    from pdfminer.high_level import extract_text
    return extract_text(str(path))


def pypdf(path):
    import logging, pypdf
    logging.disable(logging.CRITICAL)
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(str(path)).pages)


def pymupdf(path):
    import pymupdf
    pymupdf.TOOLS.mupdf_display_errors(False)
    return "\n".join(page.get_text() for page in pymupdf.open(str(path)))


def python_docx(path):
    import docx
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def python_docx_tables(path):
    import docx
    from docx.table import Table
    def lines(parts):
        for part in parts:
            if isinstance(part, Table):
                for row in part.rows:
                    for cell in row.cells:
                        yield from lines(cell.iter_inner_content())
            else:
                yield part.text
    return "\n".join(lines(docx.Document(str(path)).iter_inner_content()))


def docx2txt(path):
    import docx2txt
    return docx2txt.process(str(path))


def mammoth(path):
    import mammoth
    with open(path, "rb") as file:
        return mammoth.extract_raw_text(file).value


PROGRAMS = {
    ".pdf": {"pdftotext": pdftotext(), "pdftotext -layout": pdftotext("-layout"), "pdfminer.six": pdfminer, "pypdf": pypdf,
             "PyMuPDF": pymupdf},
    ".docx": {"python-docx": python_docx, "python-docx, tables": python_docx_tables, "docx2txt": docx2txt,
              "mammoth": mammoth},
}


def squeezed(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text).replace("\u2011", "-").replace("\u00ad", ""))


def text_of(program, path):
    try:
        return squeezed(program(path))
    except Exception as fault:
        return f"\0{type(fault).__name__}"


def check(atslint, path):
    said = run([atslint, "check", "--isolated", "--format", "json", str(path)])
    try:
        return json.loads(said.stdout)["files"][0]
    except (ValueError, LookupError):
        return None


def findings(report):
    return collections.Counter(finding["rule"] for finding in report["findings"] if not finding["suppressed"])


def pictures(path):
    """What poppler and MuPDF draw of a PDF, as digests."""
    import hashlib, pymupdf
    drawn = []
    if shutil.which("pdftoppm"):
        drawn.append(hashlib.sha256(run(["pdftoppm", "-r", "100", str(path)]).stdout).hexdigest())
    for page in pymupdf.open(str(path)):
        drawn.append(hashlib.sha256(page.get_pixmap(dpi=100, annots=True).samples).hexdigest())
    return drawn


def examine(atslint, path, copy, flags):
    """All that is said of one file; nothing if it has no finding that can be repaired."""
    before = check(atslint, path)
    if before is None or before["error"] or not before["findings"]:
        return None
    # What an earlier run left in the folder is not of this one.
    copy.unlink(missing_ok=True)
    command = [atslint, "fix", "--isolated", str(path), "-o", str(copy), *flags]
    said = run(command)
    lines = said.stdout.decode().splitlines()
    left = [re.match(r"(\w{3}\d{3}): left as it is, because (.*)", line) for line in lines]
    seen = {"path": str(path), "before": findings(before), "left": [match.groups() for match in left if match], "fault": None,
            "fixable": {finding["rule"] for finding in before["findings"] if finding["fixable"]},
            "after": None, "gained": [], "lost": [], "pictures": None, "qpdf": None}
    if said.returncode == 2:
        seen["fault"] = said.stderr.decode().strip()[:200]
    if not copy.exists():
        return seen
    after = check(atslint, copy)
    seen["after"] = findings(after)
    values = {(row["field"], squeezed(row["value"])) for row in before["survival"] if row["value"]}
    for name, program in PROGRAMS[path.suffix.lower()].items():
        old, new = text_of(program, path), text_of(program, copy)
        for field, value in sorted(values):
            if (value in old) != (value in new):
                seen["gained" if value in new else "lost"].append((name, field))
    if path.suffix.lower() == ".pdf":
        seen["pictures"] = pictures(path) == pictures(copy)
        if shutil.which("qpdf"):
            faults = [run(["qpdf", "--check", str(file)]).returncode for file in (path, copy)]
            seen["qpdf"] = faults[1] == 0 or faults[1] == faults[0]
    return seen


def files(names):
    for name in map(Path, names):
        inside = sorted(name.rglob("*")) if name.is_dir() else [name]
        yield from (path for path in inside if path.suffix.lower() in PROGRAMS and path.is_file())


def table(seen):
    """By rule; a file in which several rules were repaired counts for each, and so does what programs gain of it."""
    rules = sorted({rule for file in seen for rule in file["fixable"] | {rule for rule, _ in file["left"]}})
    print(f"{'rule':8}{'files':>6}{'before':>8}{'after':>7}{'repaired':>10}{'new':>5}  files in which programs gain fields")
    for rule in rules:
        hit = [file for file in seen if file["before"][rule]]
        after = {file["path"]: (file["before"] if file["after"] is None else file["after"])[rule] for file in hit}
        before, left = sum(file["before"][rule] for file in hit), sum(after.values())
        new = sum(file["after"] is not None and file["after"][rule] > file["before"][rule] for file in seen)
        mended = [file for file in hit if after[file["path"]] < file["before"][rule]]
        gain = collections.Counter(program for file in mended for program in {program for program, _ in file["gained"]})
        print(f"{rule:8}{len(hit):6}{before:8}{left:7}{100 * (before - left) / before:8.0f} %{new:5}  "
              + ", ".join(f"{program} {count}" for program, count in sorted(gain.items())))
    print("\nleft, because:")
    why = collections.Counter((rule, reason) for file in seen for rule, reason in file["left"])
    for (rule, reason), count in sorted(why.items()):
        print(f"  {rule} {count:4}  {reason}")


def fields(seen):
    print(f"\n{'program':22}{'gained':>8}{'lost':>6}")
    for name in [name for programs in PROGRAMS.values() for name in programs]:
        gained, lost = (sum(program == name for file in seen for program, _ in file[key]) for key in ("gained", "lost"))
        print(f"{name:22}{gained:8}{lost:6}")
    for file in seen:
        for program, field in file["lost"]:
            print(f"  LOST in {file['path']}: {field} for {program}")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("atslint"), parser.add_argument("names", nargs="+"), parser.add_argument("--keep", type=Path)
    parser.add_argument("--flags", default="")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = args.keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        paths = list(files(args.names))
        copies = [folder / f"{number:04}-{path.stem}{path.suffix.lower()}" for number, path in enumerate(paths)]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            jobs = [pool.submit(examine, args.atslint, *pair, shlex.split(args.flags)) for pair in zip(paths, copies)]
            seen = [job.result() for job in jobs]
    seen = [file for file in seen if file]
    table(seen), fields(seen)
    repaired = [file for file in seen if file["after"] is not None]
    drawn = [file for file in repaired if file["pictures"] is not None]
    print(f"\n{len(paths)} files, {len(repaired)} repaired; pictures the same {sum(file['pictures'] for file in drawn)} of {len(drawn)};"
          f" qpdf content {sum(file['qpdf'] is True for file in drawn)} of {len(drawn)}")
    for file in seen:
        if file["fault"]:
            print(f"  FAULT {file['path']}: {file['fault']}")
        if file["pictures"] is False or file["qpdf"] is False:
            print(f"  {file['path']}: pictures {file['pictures']}, qpdf {file['qpdf']}")
    sys.exit(1 if any(file["lost"] or file["pictures"] is False or file["qpdf"] is False for file in seen) else 0)


if __name__ == "__main__":
    main()

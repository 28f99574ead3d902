#!/usr/bin/env python3
"""Holds plain and repaired copies against the schemas of ECMA-376 and against the programs that read them.
(Python with lxml, python-docx, docx2txt, mammoth; pandoc; LibreOffice's soffice; what is not installed is left out)

  valid.py ATSLINT SCHEMAS FILE_OR_FOLDER... [--fix] [--no-office]

SCHEMAS is a folder with wml.xsd (transitional) and what it imports, and opc-xsd/ with those of packages. Each résumé is
copied with `atslint plain`, and every part of the copy must be valid, every program must read every word of it, and
python-docx must find a style for every paragraph. With --fix, each DOCX is repaired instead, and the copy may have no
kind of fault that the file did not have: what is moved brings its own along. Exit: 0 if that holds.
"""
import argparse, collections, re, shutil, subprocess, sys, tempfile, unicodedata, zipfile
from pathlib import Path
from lxml import etree

XML = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<xsd:attribute name="space" type="xsd:string"/><xsd:attribute name="lang" type="xsd:string"/></xsd:schema>"""
OPC = {"[Content_Types].xml": "opc-contentTypes.xsd", "docProps/core.xml": "opc-coreProperties.xsd"}


def schemas(folder, work):
    """The schemas with the one attribute declared that they leave to the name space of XML."""
    shutil.copytree(folder, work, dirs_exist_ok=True)
    (work / "xml.xsd").write_text(XML)
    for path in work.glob("*.xsd"):
        text = path.read_text(encoding="utf-8-sig")
        path.write_text(text.replace('namespace="http://www.w3.org/XML/1998/namespace"/>',
                                     'namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>'))
    return {"wml": etree.XMLSchema(file=str(work / "wml.xsd")),
            "rels": etree.XMLSchema(file=str(work / "opc-xsd/opc-relationships.xsd"))} | {
            part: etree.XMLSchema(file=str(work / "opc-xsd" / name)) for part, name in OPC.items() if "core" not in part}


def faults(path, known):
    """The faults of a package's parts, without the places."""
    found = collections.Counter()
    with zipfile.ZipFile(path) as package:
        for part in package.namelist():
            schema = known.get(part) or known.get("rels" if part.endswith(".rels") else None)
            if re.fullmatch(r"word/(document|styles|numbering|settings|(header|footer)\d*)\.xml", part):
                schema = known["wml"]
            if schema is None:
                continue
            tree = etree.fromstring(package.read(part))
            if not schema.validate(tree):
                found.update(f"{part}: {re.sub(r'{[^}]*}', '', fault.message)}" for fault in schema.error_log)
    return found


def words(text):
    text = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return collections.Counter(re.findall(r"\w+", text))


def python_docx(path):
    import docx
    document = docx.Document(path)
    assert all(paragraph.style is not None and paragraph.style.name for paragraph in document.paragraphs), "no style"
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def docx2txt(path):
    import docx2txt
    return docx2txt.process(path)


def mammoth(path):
    import mammoth
    with open(path, "rb") as file:
        return mammoth.extract_raw_text(file).value


def pandoc(path):
    return subprocess.run(["pandoc", path, "-t", "plain", "--wrap=none"], capture_output=True, text=True).stdout


def office(path):
    with tempfile.TemporaryDirectory() as name:
        subprocess.run(["soffice", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", name, path],
                       capture_output=True, timeout=180)
        return (Path(name) / (Path(path).stem + ".txt")).read_text(encoding="utf-8-sig")


def files(names, fix):
    wanted = {".docx"} if fix else {".pdf", ".docx", ".txt"}
    for name in map(Path, names):
        inside = sorted(name.rglob("*")) if name.is_dir() else [name]
        yield from (path for path in inside if path.suffix.lower() in wanted and path.is_file())


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("atslint"), parser.add_argument("schemas", type=Path), parser.add_argument("names", nargs="+")
    parser.add_argument("--fix", action="store_true"), parser.add_argument("--no-office", action="store_true")
    args = parser.parse_args()
    programs = {"python-docx": python_docx, "docx2txt": docx2txt, "mammoth": mammoth}
    programs |= {"pandoc": pandoc} if shutil.which("pandoc") else {}
    programs |= {"LibreOffice": office} if shutil.which("soffice") and not args.no_office else {}
    copies, invalid, lost = 0, 0, collections.Counter()
    with tempfile.TemporaryDirectory() as name:
        known = schemas(args.schemas, Path(name) / "schemas")
        copy = Path(name) / "copy.docx"
        for path in files(args.names, args.fix):
            copy.unlink(missing_ok=True)
            command = ["fix", "--isolated", "--accept-changes", "--remove-hidden"] if args.fix else ["plain"]
            subprocess.run([args.atslint, *command, str(path), "-o", str(copy)], capture_output=True, timeout=300)
            if not copy.exists():
                continue
            copies += 1
            new = faults(copy, known)
            if args.fix:
                old = {fault.split(": ", 1)[1] for fault in faults(path, known)}
                new = {fault: count for fault, count in new.items() if fault.split(": ", 1)[1] not in old}
            invalid += bool(new)
            for fault, count in sorted(new.items()):
                print(f"{path}: {count} times {fault[:200]}")
            if args.fix:
                continue
            with zipfile.ZipFile(copy) as package:
                body = etree.fromstring(package.read("word/document.xml"))
            space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
            lines = ("".join(node.text or "" if node.tag == space + "t" else "\t" for node in line.iter(space + "t", space + "tab"))
                     for line in body.iter(space + "p"))
            written = words("\n".join(lines))
            for program, read in programs.items():
                try:
                    missing = written - words(read(str(copy)))
                except Exception as fault:
                    missing = {f"{type(fault).__name__}: {fault}": 1}
                if missing:
                    lost[program] += 1
                    print(f"{path}: {program} lacks {len(missing)} words")
    print(f"{copies} copies, {invalid} with a fault of the schema"
          + "".join(f"; {program}: {lost[program]} copies with a word lost" for program in programs if not args.fix))
    sys.exit(1 if invalid or lost else 0)


if __name__ == "__main__":
    main()

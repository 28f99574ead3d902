"""Files that grow in one thing only, of an invented person; deterministic, standard library."""

import zipfile

WORDS = ("kept the looms of three halls running and cut the waste of yarn by a tenth with a plan that the whole shift "
         "wrote together and held to for two winters").split()
LINE = 13
TOP, BOTTOM, LEFT = 780, 60, 56


def escaped(text):
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def pdf(path, pages):
    """A PDF of pages, each a list of (x, y, size, text) in Helvetica with the widths of the standard font."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", None, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    kids = []
    for page in pages:
        content = "BT\n" + "".join(f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({escaped(text)}) Tj\n" for x, y, size, text in page) + "ET"
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects)} 0 R"
                       "/Resources<</Font<</F1 3 0 R>>>>>>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    data, offsets = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    path.write_bytes(data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode("latin-1"))


def words(count, start=0):
    return " ".join(WORDS[(start + index) % len(WORDS)] for index in range(count)).capitalize()


def head():
    return [(22, "Ilse Brandt"), (10, "ilse.brandt@example.org | +44 20 7946 0143 | Leeds, United Kingdom"), (13, "Work Experience")]


def job(index):
    year = 2024 - 2 * (index % 12)
    lines = [(11, f"Weaver, Oakfield Mills {index + 1}, March {year - 2} - May {year}")]
    return lines + [(10, "- " + words(15, index + at)) for at in range(4)]


def tail():
    return [(13, "Education"), (10, "BSc Textile Technology, University of Airedale, 2008 - 2011"), (13, "Skills"), (10, "Weaving, Python, SQL, Excel")]


def laid_out(lines):
    """Lines set one below the other, on as many pages as they take."""
    pages, y = [[]], TOP
    for size, text in lines:
        if y < BOTTOM:
            pages, y = pages + [[]], TOP
        pages[-1].append((LEFT, y, size, text))
        y -= LINE + (size > 11) * 8
    return pages


def by_pages(path, count):
    """The same full page again and again, some 2,500 letters each."""
    page = laid_out(head() + [line for index in range(8) for line in job(index)] + tail())[0]
    pdf(path, [page] * count)


def by_glyphs(path, count):
    """One page of as many letters."""
    lines = [(10, "- " + words(15, at)) for at in range(count // 75)]
    step = (TOP - BOTTOM) / max(len(lines) + 8, 1)
    page = [(LEFT, round(TOP - at * step, 2), min(size, 10), text) for at, (size, text) in enumerate(head() + lines + tail())]
    pdf(path, [page])


def by_jobs(path, count):
    pdf(path, laid_out(head() + [line for index in range(count) for line in job(index)] + tail()))


def by_paragraphs(path, count):
    """A Word document."""
    lines = head() + [(10, words(15, at)) for at in range(count)] + tail()
    texts = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for _, text in lines)
    space = "http://schemas.openxmlformats.org"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1" Type='
        f'"{space}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{space}/wordprocessingml/2006/main"><w:body>{texts}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + part)


def posting(path, count):
    """A posting of as many lines, half of which ask for something."""
    asked = ["Experience with Python and SQL", "A valid forklift licence", "Good knowledge of weaving machines and their repair",
             "Fluent English, written and spoken", "Three years in the planning of production"]
    lines = ["Weaver (m/f/d)", "Oakfield Mills, Leeds", "", "Your tasks"]
    half = count // 2
    lines += ["- " + words(12, at) for at in range(half)] + ["", "Requirements"]
    lines += [f"- {asked[at % len(asked)]}, {words(4, at)}" for at in range(count - half)]
    path.write_text("\n".join(lines) + "\n")

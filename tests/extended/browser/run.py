"""Opens HTML reports in Chromium and uses them: see README.md."""

import argparse
import pathlib
import subprocess
import tempfile
import time

from chromium import Chromium

ROOT = pathlib.Path(__file__).resolve().parents[3]
REPORTS = {
    "two columns (PDF)": ["samples/LAY001/bad.pdf"],
    "header (DOCX)": ["samples/demo/cv.docx"],
    "table (DOCX)": ["samples/DOC004/bad.docx"],
    "hidden text (PDF)": ["samples/HID001/bad.pdf"],
    "text": ["samples/SEC003/bad.txt"],
    "several files": ["samples/clean/ada.pdf", "samples/demo/cv.docx", "samples/FIL001/bad.pdf"],
}

HELPERS = """
const shown = (element) => !!element && element.getClientRects().length > 0;
const all = (selector) => [...document.querySelectorAll(selector)];
const first = (selector) => [...document.querySelector(".file").querySelectorAll(selector)];
const choose = (value) => {
  const select = document.querySelector(".switch select");
  select.value = value;
  select.dispatchEvent(new Event("change"));
};
const inView = (element) => {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
};
const ink = (colour) => colour.match(/[0-9.]+/g).slice(0, 3).map(Number).reduce((a, b) => a + b);
"""


class Test:
    def __init__(self, browser, name):
        self.browser, self.name, self.faults = browser, name, []

    def run(self, script):
        return self.browser.run("(() => {" + HELPERS + script + "})()")

    def expect(self, what, script):
        value = self.run(f"return ({script.strip()});")
        if not value:
            self.faults.append(f"{self.name}: {what}: {value!r}")


def wait():
    """For scrolling and drawing to end."""
    time.sleep(0.9)


def switch(test):
    """Every reader has a text of its own and a way over the document; the person's view has none."""
    run, expect = test.run, test.expect
    readers = run('return first(".switch option").map((option) => option.value);')
    expect("a person's view shows one text", 'first(".reading").filter(shown).length === 1')
    expect("a person's view draws no way", 'first(".route, .trail, .paragraph > .stop").filter(shown).length === 0')
    drawn = 0
    for reader in readers[1:]:
        run(f'choose("{reader}");')
        expect(f"reader {reader} shows its text", f"""
            first(".reading").filter(shown).map((one) => one.dataset.reader).join() === "{reader}"
            && first(".reading").filter(shown)[0].open""")
        expect(f"reader {reader} is told of", 'document.querySelector(".told").textContent.length > 10')
        drawn += run('return first(".route .spine, .trail .spine").filter(shown).length;')
    if drawn == 0:
        test.faults.append(f"{test.name}: no reader's way is drawn")
    run('choose("person");')
    return len(readers) - 1, drawn


def cross(test):
    """A place leads to its box, a box to its finding; both are marked."""
    links = test.run('return all(".places a").map((link) => link.getAttribute("href"));')
    for href in links[:6]:
        test.run(f"""document.querySelector('.places a[href="{href}"]').click();""")
        wait()
        test.expect(f"{href} is in view", f'inView(document.getElementById("{href[1:]}"))')
        test.expect(f"{href} is marked", f'document.getElementById("{href[1:]}").classList.contains("current")')
    boxes = test.run('return all("a.box[href], a.tag[href]").length;')
    for index in range(min(boxes, 4)):
        test.run(f"""
            scrollTo(0, 0);
            const box = all("a.box[href], a.tag[href]")[{index}];
            box.dispatchEvent(new MouseEvent("click", {{ bubbles: true, cancelable: true }}));""")
        wait()
        finding = test.run(f'return all("a.box[href], a.tag[href]")[{index}].getAttribute("href").slice(1);')
        test.expect(f"box {index} leads to its finding", f'inView(document.getElementById("{finding}"))')
        test.expect(f"box {index}: its finding is marked and the only one", f"""
            all(".finding.current").map((one) => one.id).join() === "{finding}" """)
    return len(links), boxes


def keyboard(test):
    """The first box can be reached with Tab and used with Enter."""
    reach = 'document.activeElement.matches("a.box, a.tag")'
    test.run("document.activeElement.blur(); scrollTo(0, 0);")
    for _ in range(40):
        press(test.browser, "Tab", 9)
        if test.run(f"return {reach};"):
            break
    if not test.run('return all("a.box, a.tag").length;'):
        return
    test.expect("Tab reaches a box", reach)
    finding = test.run('return document.activeElement.getAttribute("href").slice(1);')
    press(test.browser, "Enter", 13, "\r")
    wait()
    test.expect("Enter leads to the finding", f'document.getElementById("{finding}").classList.contains("current")')


def press(browser, key, code, text=None):
    event = {"key": key, "code": key, "windowsVirtualKeyCode": code}
    browser.call("Input.dispatchKeyEvent", {"type": "keyDown", **event, **({"text": text} if text else {})})
    browser.call("Input.dispatchKeyEvent", {"type": "keyUp", **event})


def looks(test):
    """Dark and light, wide and narrow."""
    ground = 'ink(getComputedStyle(document.body).backgroundColor)'
    test.browser.prefer("dark")
    test.expect("dark ground when that is preferred", f"{ground} < 150")
    test.browser.prefer("light")
    test.expect("light ground when that is preferred", f"{ground} > 600")
    for width in (400, 320, 2200):
        test.browser.resize(width, 800)
        test.expect(f"no sideways scrolling at {width}", "document.documentElement.scrollWidth <= innerWidth")
    test.browser.resize(1440, 900)


def network(test):
    """Nothing was asked for, and the page's policy refuses what would be."""
    complaints, requests = test.browser.errors()
    test.faults += [f"{test.name}: {complaint}" for complaint in complaints]
    test.faults += [f"{test.name}: asks for {url}" for url in requests]
    refused = test.browser.run("""new Promise((done) => {
        addEventListener("securitypolicyviolation", () => done(true));
        setTimeout(() => done(false), 3000);
        const picture = new Image();
        picture.src = "https://example.org/pixel.png";
    })""")
    if not refused:
        test.faults.append(f"{test.name}: the policy lets a picture be loaded")


def accessible(test, axe):
    """What axe-core finds, in both colour schemes and as a reader sees it."""
    found = []
    for scheme in ("light", "dark"):
        test.browser.prefer(scheme)
        for value in ("person", "0"):
            test.run(f'if (document.querySelector(".switch select")) choose("{value}");')
            test.browser.run(axe + "; undefined")
            result = test.browser.run("axe.run(document, {resultTypes: ['violations']}).then((result) => "
                                      "result.violations.map((v) => [v.id, v.impact, v.nodes.map((n) => n.html + ' ' + "
                                      "n.any.map((c) => c.message).join())]))")
            found += [f"{test.name} ({scheme}, {value}): {violation}" for violation in result]
    test.browser.prefer("light")
    test.faults += found


def without_script(browser, path, name):
    """All is there to be read when scripts are switched off."""
    browser.call("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.open(path)
    browser.call("Emulation.setScriptExecutionDisabled", {"value": False})
    test = Test(browser, f"{name} without script")
    test.expect("the switch is not shown", 'all(".switch").every((one) => !shown(one))')
    test.expect("every reader's text can be opened", 'all(".reading > summary").every(shown)')
    test.expect("the findings are shown", 'all(".finding").every(shown)')
    return test.faults


def axe_core(folder):
    """The source of axe-core from the npm registry, in a folder that is removed afterwards."""
    subprocess.run(["npm", "install", "--silent", "--no-save", "--prefix", folder, "axe-core@4"], check=True)
    return (pathlib.Path(folder) / "node_modules/axe-core/axe.min.js").read_text()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", default=ROOT / "target/debug/atslint")
    parser.add_argument("--no-axe", action="store_true", help="without axe-core, which comes from the npm registry")
    parser.add_argument("--pictures", help="a folder for screenshots")
    options = parser.parse_args()
    faults = []
    with tempfile.TemporaryDirectory() as folder, Chromium() as browser:
        axe = None if options.no_axe else axe_core(folder)
        for number, (name, files) in enumerate(REPORTS.items()):
            files = [file for file in files if (ROOT / file).exists()]
            if not files:
                continue
            path = pathlib.Path(folder) / f"report{number}.html"
            posting = ["--posting", "samples/demo/posting.txt"]
            subprocess.run([options.binary, "check", *files, *posting, "--format", "html", "-o", path,
                            "--today", "2026-01-15", "--isolated"], cwd=ROOT, check=False)
            browser.open(path)
            test = Test(browser, name)
            readers, ways = switch(test)
            links, boxes = cross(test)
            keyboard(test)
            looks(test)
            if axe:
                accessible(test, axe)
            if options.pictures:
                browser.screenshot(pathlib.Path(options.pictures) / f"report{number}.png")
            network(test)
            test.faults += without_script(browser, path, name)
            faults += test.faults
            print(f"{name}: {readers} readers, {ways} stretches drawn, {links} places, {boxes} boxes, "
                  f"{len(test.faults)} faults")
    for fault in faults:
        print(fault)
    raise SystemExit(1 if faults else 0)


if __name__ == "__main__":
    main()

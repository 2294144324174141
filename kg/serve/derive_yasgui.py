"""Put YASGUI, the query editor, beside our own scripts: its built files, and the licences of all that is in them.

usage: npm install --ignore-scripts --prefix FOLDER @zazuko/yasgui@4.6.2
       python -m kg.serve.derive_yasgui FOLDER/node_modules

Source: the npm package @zazuko/yasgui (MIT licence, github.com/rdfjs/Yasgui), maintained successor of @triply/yasgui.
Which packages are built in, its source map says. All of them allow passing on; one that does not say so is an error.
When it changes, so may the style that ``kg.serve.headers`` lets it set.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = "@zazuko/yasgui"
ASSETS = Path(__file__).with_name("assets")
#: Licences that allow passing on with their text.
_OPEN = ("MIT", "BSD-3-Clause", "Apache-2.0", "(MPL-2.0 OR Apache-2.0)", "(CC-BY-4.0 AND MIT)")

_MIT = """\
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions: The above copyright notice and
this permission notice shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED
"AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT
HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def built_in(modules: Path) -> list[str]:
    """The names of the packages whose code is in the built file."""
    source_map = json.loads((modules / PACKAGE / "build" / "yasgui.min.js.map").read_text("utf-8"))
    tails = [path.rpartition("node_modules/")[2].split("/") for path in source_map["sources"] if "node_modules" in path]
    foreign = {"/".join(tail[:2]) if tail[0].startswith("@") else tail[0] for tail in tails}
    ours = {PACKAGE, "@zazuko/yasqe", "@zazuko/yasr", "@zazuko/yasgui-utils"}
    # The style sheet has no map: it takes from these.
    return sorted(foreign | ours | {"choices.js", "datatables.net-dt"})


def licences(modules: Path) -> Iterator[str]:
    """For each package its name, version, licence and the licence's text."""
    for name in built_in(modules):
        about = json.loads((modules / name / "package.json").read_text("utf-8"))
        files = sorted(path for path in (modules / name).iterdir() if path.name.lower().startswith("licen"))
        text = files[0].read_text("utf-8") if files else ""
        licence = about.get("license") or ("MIT" if "MIT" in text else "")
        if licence not in _OPEN:
            raise SystemExit(f"{name} does not say that it may be passed on: {licence or 'no licence'}.")
        author = about.get("author", "its authors")
        holder = author.get("name") if isinstance(author, dict) else author
        body = text.strip() or f"Copyright (c) {holder}\n\n{_MIT}".strip()
        yield f"{name} {about['version']} ({licence})\n\n{body}\n"


def main(modules: Path) -> None:
    """Write the three files."""
    build = modules / PACKAGE / "build"
    for name in ("yasgui.min.js", "yasgui.min.css"):
        lines = (build / name).read_text("utf-8").splitlines(keepends=True)
        kept = "".join(line for line in lines if "sourceMappingURL" not in line)  # the map is not shipped
        (ASSETS / name).write_text(kept.rstrip() + "\n", "utf-8")
    head = "yasgui.min.js and yasgui.min.css are built from the packages below.\n"
    text = f"\n{'-' * 80}\n\n".join([head, *licences(modules)])
    (ASSETS / "yasgui.LICENSE.txt").write_text(text.replace("\r\n", "\n"), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

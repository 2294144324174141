"""A document in which a name tries to break out of the page."""

import json
from pathlib import Path

HOSTILE = json.loads(Path(__file__).with_name("hostile.json").read_text(encoding="utf-8"))


def row(name):
    person = f"甲{name}"
    text = f"{name}\n云溪县政协主席{person}到会。\n"
    names = {"云溪县政协": ["ORG", "政协云溪县委员会"], person: ["PERSON", person]}
    fact = {
        "type": "post",
        "evidence": f"云溪县政协主席{person}",
        "person": person,
        "post": name,
        "org": "政协云溪县委员会",
    }
    return {"name": f"{name}.txt", "text": text, "names": names, "facts": [fact]}

"""Documents in which a name tries to break out of the page, wherever a page shows a name."""

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


def everywhere(name):
    """A document in which everything that can have a name has this one."""
    person, body, meeting, place = f"甲{name}", f"政协{name}委员会", f"会{name}", f"地{name}"
    programme, work = f"项{name}", f"文{name}"
    said = {
        "post": f"{body}主席{person}",
        "meeting": f"{person}在{place}主持{meeting}",
        "activity": f"{person}到{place}看{programme}",
        "statistic": f"{body}提案5件",
        "document": f"{person}作{work}",
    }
    names = {
        person: ["PERSON", person],
        body: ["ORG", body, {"place": place}],
        meeting: ["MEETING", meeting, {"body": body}],
        place: ["LOC", place],
        programme: ["PROGRAM", programme],
        work: ["DOCUMENT", work],
    }
    slots = {
        "post": {"person": person, "post": name, "org": body, "sector": name, "sex": name},
        "meeting": {"name": meeting, "date": "2021-03", "host": body, "chair": [person], "place": place}
        | {"agenda": [name], "topic": name},
        "activity": {"date": "2021", "kind": name, "leader": [person], "visited": [place, programme], "topic": name},
        "statistic": {"org": body, "measure": name, "value": 5, "unit": name, "period": "2021"},
        "document": {"title": work, "author": person, "issuer": body, "kind": name},
    }
    facts = [{"type": key, "evidence": said[key], **slots[key]} for key in said]
    return {"name": f"{name}.txt", "text": f"{name}\n{'。'.join(said.values())}。\n", "names": names, "facts": facts}

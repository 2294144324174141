"""FollowTheMoney: its own model accepts every entity, and what they say is what the graph says.

The package compiles against ICU, so it is an extra; without it the entities are checked against what it said of the
schemata when ``ftm_model.json`` was made. With KG_REQUIRE_FTM=1 its absence is a failure.
"""

import csv
import importlib.util
import io
import json
import os
import re
from pathlib import Path

import ftm_model
import pyoxigraph as ox
import pytest

from kg import export
from kg.export import ftm_mapping
from kg.export.ftm import entity_id
from kg.schema import iri
from kg.schema.terms import ontology

ID = "https://w3id.org/cppcc/id/"
MODEL = json.loads(Path(__file__).with_name("ftm_model.json").read_text("utf-8"))

#: How values of a type look; texts are free.
FORMS = {
    "date": r"\d{4}(-\d\d(-\d\d)?)?",
    "gender": "male|female",
    "url": r"https://w3id\.org/cppcc/id/.+",
    "mimetype": r"[a-z]+/[\w.+-]+",
    "identifier": r"\d+",
    "name": r"\S(.*\S)?",
}

needs_package = pytest.mark.skipif(
    importlib.util.find_spec("followthemoney") is None and os.environ.get("KG_REQUIRE_FTM") != "1",
    reason="followthemoney is not installed: pip install -e '.[ftm]', which needs libicu-dev and a C++ compiler",
)


@pytest.fixture(scope="module")
def entities(graph):
    out = io.BytesIO()
    export.write(graph, "entities", "ftm", out)
    return [json.loads(line) for line in out.getvalue().decode().splitlines()]


@pytest.fixture(scope="module")
def by_id(entities):
    return {one["id"]: one for one in entities}


def of(by_id, node):
    return by_id[entity_id(ID + node)]["properties"]


def test_every_entity_fits_its_schema(entities, by_id):
    assert len(by_id) == len(entities)
    for one in entities:
        said = MODEL[one["schema"]]
        assert set(said["required"]) <= set(one["properties"]), one
        for name, values in one["properties"].items():
            kind = said["properties"][name]
            for value in values:
                if kind["type"] == "entity":
                    assert kind["range"] in MODEL[by_id[value]["schema"]]["above"], (one, name)
                else:
                    assert re.fullmatch(FORMS.get(kind["type"], ".+"), value), (one, name)


@needs_package
def test_its_own_model_accepts_every_value_as_it_is(entities):
    from followthemoney import model

    for one in entities:
        model.get(one["schema"]).validate(one)
        proxy = model.get_proxy(one, cleaned=False)  # cleans the values, and drops what cannot be cleaned
        assert proxy.id == one["id"]
        assert {name: sorted(proxy.get(name)) for name in one["properties"]} == one["properties"]


@needs_package
def test_what_is_known_of_the_model_is_current():
    assert ftm_model.model() == MODEL, "run: python tests/export/ftm_model.py > tests/export/ftm_model.json"


def test_who_held_what_is_an_occupancy_of_a_position(by_id):
    post = of(by_id, "membership/林晓岚/政协云溪县委员会/主席")
    assert post["holder"] == [entity_id(ID + "person/林晓岚")]
    assert post["startDate"] == ["2019-04"]
    assert post["proof"] == sorted(entity_id(ID + f"document/{name}") for name in ("a.txt", "b.md"))
    assert "县政协主席林晓岚" in post["description"]
    position = by_id[post["post"][0]]
    assert (position["schema"], position["properties"]["name"]) == ("Position", ["政协云溪县委员会主席"])
    assert position["properties"]["organization"] == [entity_id(ID + "body/政协云溪县委员会")]
    assert position["properties"]["subnationalArea"] == ["云溪县"]
    former = of(by_id, "membership/周文博/政协云溪县委员会/副主席")
    assert (former["status"], former["constituency"]) == (["ended"], ["教育界"])


def test_a_mere_member_has_a_membership():
    assert ftm_mapping.schema("Membership", "会员") == "Membership"
    assert ftm_mapping.schema("Membership", "主席") == "Occupancy"
    assert ftm_mapping.schema("PlenarySession") == "Event"
    assert ftm_mapping.schema("Observation") is None


def test_a_meeting_is_an_event_with_all_who_took_part(by_id):
    meeting = of(by_id, "meeting/政协第九届云溪县委员会第二次会议")
    assert (meeting["startDate"], meeting["endDate"]) == (["2021-03-05"], ["2021-03-07"])
    assert set(meeting["involved"]) == {entity_id(ID + f"person/{name}") for name in ("林晓岚", "周文博")}
    assert meeting["organizer"] == [entity_id(ID + "body/政协云溪县委员会")]
    assert meeting["location"] == ["云溪宾馆"]


def test_an_activity_is_called_by_what_it_was(entities):
    (activity,) = (one for one in entities if one["properties"].get("summary") == ["古村落保护"])
    assert activity["properties"]["name"] == ["调研 古村落保护"]
    assert activity["properties"]["location"] == ["石桥村"]


def test_all_that_has_a_schema_is_there(graph, entities):
    kinds = {"Person": "Person", "Committee": "PublicBody", "Membership": "Occupancy", "Work": "Article"}
    for cls, schema in kinds.items():
        quads = graph.store.quads_for_pattern(
            None, ox.NamedNode(iri("type")), ox.NamedNode(iri(cls)), ox.DefaultGraph()
        )
        ids = {entity_id(quad.subject.value) for quad in quads}
        assert ids <= {one["id"] for one in entities if one["schema"] == schema}
        assert ids


@pytest.mark.parametrize("table", ["ftm_schemata.tsv", "ftm_properties.tsv"])
def test_the_tables_speak_of_terms_that_exist(table):
    with (Path(export.__file__).parent / table).open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    terms = {row["class"] for row in rows if "class" in row}
    terms |= {term for row in rows for term in row.get("path", "").split("/")}
    terms |= {term for row in rows if row.get("how", "").startswith("entity") for term in row["how"].split(" ")[1:]}
    ours = {term for term in terms - {"", "prefLabel", "altLabel"} if ":" not in term}
    known = {quad.subject.value for quad in ontology()}
    assert {term for term in ours if iri(term) not in known} == set()
    assert {row["schema"] for row in rows} <= set(MODEL)

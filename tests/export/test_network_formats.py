"""Networks for other programs: what they read is the network, and the days of the timeline are what dates mean."""

import csv
import io
import json
import re

import networkx as nx
import pytest

from kg import export
from kg.errors import KgError
from kg.export.network import network
from kg.export.periods import days


def exported(graph, form):
    out = io.BytesIO()
    export.write(graph, "network", form, out)
    return out.getvalue()


@pytest.fixture(scope="module")
def made(graph):
    return network(graph)


def edges(read, keys):
    return sorted(
        (source, target, *(data.get(key, "") for key in keys)) for source, target, data in read.edges(data=True)
    )


EDGE = ("predicate", "qualifier", "from", "to", "documents", "confidence", "document", "evidence")
NODE = ("label", "type", "documents", "mentions", "facts")


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_the_very_network_back(graph, made, form, read):
    again = read(io.BytesIO(exported(graph, form)))
    for key in NODE:
        assert dict(again.nodes(data=key)) == dict(made.nodes(data=key))
    assert edges(again, EDGE) == edges(made, EDGE)


def test_cytoscape_json_is_the_very_network_and_networkx_reads_it(graph, made):
    content = json.loads(exported(graph, "cyjs"))
    again = nx.cytoscape_graph(content)
    assert dict(again.nodes(data="type")) == dict(made.nodes(data="type"))
    assert edges(again, EDGE) == edges(made, EDGE)
    ids = [one["data"]["id"] for part in ("nodes", "edges") for one in content["elements"][part]]
    assert len(ids) == len(set(ids))


def test_every_edge_has_the_sentence_it_rests_on(made):
    edge = made.get_edge_data(
        "https://w3id.org/cppcc/id/person/周文博", "https://w3id.org/cppcc/id/body/政协云溪县委员会"
    )[0]
    assert "原副主席周文博" in edge["evidence"]
    assert (edge["document"], edge["confidence"]) == ("a.txt", 0.9)


def test_gexf_has_a_timeline_of_days(graph):
    text = exported(graph, "gexf").decode()
    assert re.search(r'<graph mode="dynamic" [^>]*timeformat="date" timerepresentation="interval">', text)
    post, meeting, work = (
        next(line for line in text.splitlines() if line.startswith("<edge ") and f'value="{word}"' in line)
        for word in ("2019-04", "chairedBy", "issuedBy")
    )
    assert 'start="2019-04-01"' in post
    assert "end=" not in post  # who holds a post goes on
    assert 'start="2021-03-05" end="2021-03-07"' in meeting
    assert 'start="2020-01-01" end="2020-12-31"' in work


@pytest.mark.parametrize(
    ("predicate", "since", "until", "expected"),
    [
        ("memberOf", "2019", "2020-02", ("2019-01-01", "2020-02-29")),
        ("memberOf", "", "2021-02", ("", "2021-02-28")),
        ("memberOf", "2019-04-03", "", ("2019-04-03", "")),
        ("attendedBy", "2019-12", "", ("2019-12-01", "2019-12-31")),
        ("attendedBy", "", "", ("", "")),
        ("memberOf", "去年", "2021", ("", "2021-12-31")),
        ("memberOf", "2022", "2021", ("", "")),
        ("memberOf", "0000-02", "0000-02", ("0000-02-01", "")),
    ],
)
def test_dates_stand_for_days(predicate, since, until, expected):
    assert days(predicate, since, until) == expected


@pytest.fixture(scope="module")
def neo4j(graph):
    files = export.files(graph, "network", "neo4j")
    return {name: list(csv.DictReader(io.StringIO(text.decode(), newline=""))) for name, text in files.items()}


def test_neo4j_has_the_nodes_with_their_labels(neo4j, made):
    rows = {row[":ID"]: row for row in neo4j["nodes.csv"]}
    assert {iri: row["name"] for iri, row in rows.items()} == dict(made.nodes(data="label"))
    assert {iri: int(row["facts:int"]) for iri, row in rows.items()} == dict(made.nodes(data="facts"))
    labels = {iri: row[":LABEL"].split(";") for iri, row in rows.items()}
    assert labels["https://w3id.org/cppcc/id/body/政协云溪县委员会"] == ["Entity", "Body", "Committee"]
    assert all(re.fullmatch(r"[A-Z]\w*", label) for some in labels.values() for label in some)


def test_neo4j_has_the_relationships_one_a_line(neo4j, made, graph):
    rows = neo4j["relationships.csv"]
    assert {(row[":START_ID"], row[":END_ID"]) for row in rows} == set(made.edges())
    assert len(rows) == made.number_of_edges()
    assert export.files(graph, "network", "neo4j")["relationships.csv"].count(b"\n") == len(rows) + 1
    assert {row[":TYPE"] for row in rows} >= {"MEMBER_OF", "CHAIRED_BY", "LOCATED_IN"}
    (post,) = (row for row in rows if row["from"] == "2019-04")
    assert (post["qualifier"], post["start:date"], post["end:date"]) == ("主席", "2019-04-01", "")


def test_neo4j_is_a_folder_and_nothing_else(graph):
    assert export.format_of("network", "neo4j") == "neo4j"
    with pytest.raises(KgError, match="name a folder"):
        exported(graph, "neo4j")
    with pytest.raises(KgError, match="no such export"):
        export.files(graph, "network", "gexf")


def test_two_exports_for_neo4j_are_the_same(graph):
    assert export.files(graph, "network", "neo4j") == export.files(graph, "network", "neo4j")

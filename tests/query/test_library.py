"""The graph in a Python program: tables for pandas, networks for networkx, and an import that costs nothing."""

import re
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pandas as pd
import pyoxigraph as ox
import pytest
from fakes import FakeExtractor

from kg import Graph
from kg.build import build
from kg.errors import QueryError
from kg.query.frame import frame
from kg.query.projections import co_attendance

TEXT = """赵明远任泽州县政协主席。孙立任泽州县政协副主席。孙立任高平市政协主席。周文任高平市政协秘书长。
政协第十届泽州县委员会第一次会议由赵明远主持，孙立出席。孙立到常柏村调研。
泽州县政协立案提案228件。泽州县政协开展“书香政协”活动。
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    path = tmp_path_factory.mktemp("library")
    (path / "a.txt").write_text(TEXT, "utf-8")
    build([path / "a.txt"], path / "G", extractor=FakeExtractor())
    return Graph.open(path / "G")


def named(network):
    """Edges by the labels of their ends."""
    labels = nx.get_node_attributes(network, "label")
    return {frozenset((labels[one], labels[other])) for one, other in network.edges}


def test_a_question_or_a_query_gives_a_table(graph):
    leaders = graph.frame("leaders", body="泽州县政协")
    assert list(leaders["name"]) == ["孙立", "赵明远"][:: 1 if leaders["title"][0] == "副主席" else -1]
    assert "body" not in leaders
    numbers = graph.frame("SELECT ?measure ?value { ?o :measure ?measure ; :value ?value }")
    assert numbers.to_dict("records") == [{"measure": "立案提案", "value": 228}]
    assert graph.frame("several_bodies", least=2)["bodies"].tolist() == [2]
    with pytest.raises(QueryError, match="no query named nothing"):
        graph.frame("nothing", body="泽州县政协")
    with pytest.raises(QueryError, match="Only SELECT"):
        graph.frame("ASK { ?s ?p ?o }")


def test_cells_have_the_types_of_their_literals(graph):
    table = graph.frame("SELECT (1 AS ?i) (1.5 AS ?d) (true AS ?b) ('2018-03'^^xsd:gYearMonth AS ?g) (?no AS ?n) {}")
    assert table.iloc[0, :4].tolist() == [1, 1.5, True, "2018-03"]
    assert pd.isna(table["n"][0])
    assert [str(kind) for kind in table.dtypes[:3]] == ["Int64", "Float64", "boolean"]


def test_an_empty_answer_keeps_its_columns(graph):
    assert list(graph.frame("SELECT ?a ?b { ?a ?b 'nowhere' }").columns) == ["a", "b"]


def test_without_pandas_it_says_what_to_install(graph, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(QueryError, match=r"pip install 'cppcc-kg\[pandas\]'"):
        frame(graph.query("SELECT * { ?s ?p ?o }"))


def test_ask_takes_names_as_people_write_them(graph):
    assert [row["title"].value for row in graph.ask("posts", person="周文")] == ["秘书长"]
    with pytest.raises(QueryError, match="needs year"):
        graph.ask("leaders_in_year", body="泽州县政协")


def test_who_attends_together(graph):
    network = graph.co_attendance()
    assert named(network) == {frozenset(("赵明远", "孙立"))}
    ((_, _, edge),) = network.edges(data=True)
    assert edge["weight"] == 1
    assert {kind for _, kind in network.nodes(data="type")} == {"Person"}
    assert graph.co_attendance(since="1900").number_of_nodes() == 0, "the meeting has no date"
    assert graph.co_attendance(largest=1).number_of_edges() == 0


#: Two people on 9 January 2018, and with a third one in March 2019.
DATED = """
@prefix : <https://w3id.org/cppcc/ontology#> .
@prefix id: <https://w3id.org/cppcc/id/person/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
id:a a :Person . id:b a :Person . id:c a :Person .
<urn:1> :ledBy id:a ; :participant id:b ; :startDate "2018-01-09"^^xsd:date .
<urn:2> :attendedBy id:a , id:b , id:c ; :startDate "2019-03"^^xsd:gYearMonth .
"""


def test_dates_bound_who_attends_together():
    store = ox.Store()
    store.load(DATED.encode(), format=ox.RdfFormat.TURTLE)
    edges = co_attendance(store).edges(data=True)
    assert sorted((edge["weight"], edge["first"], edge["last"]) for _, _, edge in edges) == [
        (1, "2019-03", "2019-03"),
        (1, "2019-03", "2019-03"),
        (2, "2018-01-09", "2019-03"),
    ]
    assert co_attendance(store, until="2018").number_of_edges() == 1
    assert co_attendance(store, since="2019", until="2019-03").number_of_edges() == 3
    assert co_attendance(store, since="2020").number_of_nodes() == 0


def test_people_and_bodies(graph):
    network = graph.memberships()
    assert nx.is_bipartite(network)
    assert frozenset(("孙立", "政协高平市委员会")) in named(network)
    assert {edge["titles"] for _, _, edge in network.edges(data=True)} == {"主席", "副主席", "秘书长"}
    assert named(graph.colleagues()) == {frozenset(("赵明远", "孙立")), frozenset(("孙立", "周文"))}


def test_bodies_and_programmes(graph):
    assert named(graph.programmes()) == {frozenset(("政协泽州县委员会", "书香政协"))}


def test_the_whole_network_is_typed(graph):
    network = graph.network()
    assert isinstance(network, nx.MultiDiGraph)
    assert all(kind for _, kind in network.nodes(data="type"))
    assert all(predicate for *_, predicate in network.edges(data="predicate"))


def test_measures_of_networkx_take_the_networks(graph):
    network = graph.colleagues()
    middle = max(nx.betweenness_centrality(network).items(), key=lambda item: item[1])[0]
    assert network.nodes[middle]["label"] == "孙立"
    assert len(nx.community.louvain_communities(network, seed=1)) >= 1
    assert len(list(nx.bridges(network))) == 2


def test_the_page_for_python_runs(corpus_folder, tmp_path, monkeypatch):
    page = (Path(__file__).parents[2] / "docs" / "python.md").read_text("utf-8")
    program = "\n".join(re.findall(r"```python\n(.*?)```", page, re.DOTALL))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "graph").symlink_to(corpus_folder)
    names = {}
    exec(program, names)
    assert names["together"].number_of_edges() > 0
    assert (tmp_path / "together.gexf").exists()


def imported(statement):
    """The modules that a fresh interpreter has after a statement and had not before."""
    program = f"import sys; known = set(sys.modules); {statement}; print(*sorted(set(sys.modules) - known))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_importing_the_package_is_next_to_nothing():
    ours = [name for name in imported("import kg") if name.partition(".")[0] == "kg"]
    assert ours == ["kg", "kg.version"]
    assert len(imported("import kg")) < 20


def test_importing_the_graph_brings_nothing_heavy():
    """0.2 s on a laptop: counted in modules, for seconds depend on what else the machine does."""
    modules = imported("from kg import Graph")
    heavy = {"networkx", "numpy", "opencc", "pandas", "pypinyin", "rdflib", "spacy", "thinc", "trafilatura"}
    assert heavy & {name.partition(".")[0] for name in modules} == set()
    assert len(modules) < 150

"""The whole graph on one page: who belongs together, where everything lies, and that nothing of it is lost."""

import base64
import json
import re
from itertools import combinations
from math import dist

import made
import networkx as nx
import numpy as np
import pytest
import region
import synthetic
from hostile import HOSTILE, everywhere
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.export.relations import relations
from kg.iri import entity_iri
from kg.view import whole
from kg.view.choose import drawn
from kg.view.whole.communities import colours, communities, main_body
from kg.view.whole.forces import Repulsion
from kg.view.whole.layout import layout, radius
from kg.view.whole.pack import numbers, varints


@pytest.fixture(scope="module")
def graph():
    return made.Made(list(synthetic.rows(120)))


@pytest.fixture(scope="module")
def gathered(graph):
    return whole.gather(graph.records())


def caves(count, size):
    """Cliques on a ring, one link between neighbours: communities as clear as can be."""
    return nx.convert_node_labels_to_integers(nx.connected_caveman_graph(count, size))


# ---------------------------------------------------------------- what is drawn


def test_all_relations_between_drawn_entities_are_there_once(graph, gathered):
    said = {
        (one.subject.iri, one.predicate, one.object.iri, one.qualifier, one.since, one.until)
        for record in graph.records()
        for one in relations(record)
        if drawn(one.subject) and drawn(one.object)
    }
    iris = gathered.iris
    assert sorted(said) == sorted((iris[fact[0]], fact[1], iris[fact[2]], *fact[3:]) for fact in gathered.facts)
    degrees = [gathered.graph.degree(number) for number in range(len(iris))]
    assert degrees == sorted(degrees, reverse=True)
    assert set(gathered.graph.edges) == {tuple(sorted((fact[0], fact[2]))) for fact in gathered.facts}


def test_the_best_connected_stay_where_there_are_too_many(graph, gathered):
    few = whole.gather(graph.records(), limit=40)
    assert 30 <= len(few.iris) <= 40
    assert set(few.iris) <= set(gathered.iris[:60])
    assert all(number < len(few.iris) for fact in few.facts for number in (fact[0], fact[2]))


# ---------------------------------------------------------------- communities


def test_cliques_are_communities_and_called_by_a_body():
    found = communities(caves(6, 10), frozenset({3, 17, 24, 38, 45, 52}))
    assert sorted(one.members for one in found) == [tuple(range(at, at + 10)) for at in range(0, 60, 10)]
    assert {one.main for one in found} == {3, 17, 24, 38, 45, 52}


def test_the_main_body_is_the_one_from_which_most_is_near():
    """A city's committee with three neighbours, each of whom knows four more, and a county's with five."""
    graph = nx.Graph([(0, 1), (0, 2), (0, 3), (4, 1), *((4, leaf) for leaf in range(20, 24))])
    graph.add_edges_from((hub, 4 * hub + leaf) for hub in (1, 2, 3) for leaf in range(1, 5))
    assert main_body(graph, sorted(graph), frozenset({0, 4})) == 0
    assert main_body(graph, [1, 4, 20, 21, 22, 23], frozenset({0, 4})) == 4
    assert main_body(graph, [3, 13, 14], frozenset()) == 3


def test_small_communities_are_counted_together():
    graph = nx.disjoint_union_all([nx.complete_graph(12), nx.path_graph(3), nx.path_graph(2)])
    found = communities(graph, frozenset())
    assert [(one.main, len(one.members)) for one in found] == [(0, 12), (-1, 5)]


def test_communities_of_one_colour_lie_apart():
    centres = np.array([[x, y] for x in range(4) for y in range(4)], dtype=float)
    chosen = colours(centres, 7)
    assert set(chosen) == set(range(7))
    assert all(dist(centres[a], centres[b]) > 1 for a, b in combinations(range(16), 2) if chosen[a] == chosen[b])


def test_a_city_gives_its_name_to_the_counties_that_meet_in_it():
    found = whole.gather(made.Made(list(region.rows(4))).records())
    bodies = frozenset(number for number, cls in enumerate(found.classes) if cls in ("Committee", "Body"))
    names = {found.names[one.main] for one in communities(found.graph, bodies)}
    assert names <= {found.names[number] for number in bodies}
    assert any(name.startswith("政协") and name.endswith("委员会") for name in names)


# ---------------------------------------------------------------- places


@pytest.mark.parametrize(
    "graph",
    [nx.empty_graph(1), nx.path_graph(2), nx.star_graph(80), caves(12, 12), nx.barabasi_albert_graph(400, 3, seed=2)],
    ids=["one", "pair", "star", "caves", "network"],
)
def test_no_dot_lies_on_another_and_the_map_is_the_same_every_time(graph):
    groups = [one.members for one in communities(graph, frozenset())]
    places = layout(graph, groups)
    size = [radius(graph.degree(number)) for number in range(len(graph))]
    near = [
        (a, b) for a, b in combinations(range(len(graph)), 2) if np.hypot(*(places[a] - places[b])) < size[a] + size[b]
    ]
    assert near == []
    assert (layout(graph, groups) == places).all()


def test_members_of_a_community_lie_together():
    graph = caves(10, 15)
    places = layout(graph, [one.members for one in communities(graph, frozenset())])
    centres = places.reshape(10, 15, 2).mean(axis=1)
    nearest = np.argmin(np.hypot(*(places[:, None] - centres[None]).T), axis=0)
    assert (nearest == np.repeat(np.arange(10), 15)).mean() > 0.95


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_repulsion_on_the_grid_is_that_of_all_from_all(seed):
    rng = np.random.default_rng(seed)
    lattice = np.array([[x, y] for x in range(8) for y in range(8)], dtype=float)
    places, mass = lattice + rng.uniform(-0.4, 0.4, lattice.shape), rng.integers(1, 9, 64).astype(float)
    apart = places[:, None] - places[None]
    square = (apart**2).sum(axis=2) + np.eye(64)
    exact = (mass[:, None, None] * mass[None, :, None] * apart / square[..., None]).sum(axis=1)
    found = Repulsion(256)(places, mass)
    assert np.linalg.norm(found - exact) < 0.03 * np.linalg.norm(exact)


# ---------------------------------------------------------------- the page


@given(st.lists(st.integers(0, 2**31)))
def test_numbers_come_back_from_their_text(values):
    data, found, value, shift = base64.b64decode(varints(values)), [], 0, 0
    for byte in data:
        value, shift = value | (byte & 127) << shift, shift + 7
        if byte < 128:
            found.append(value)
            value = shift = 0
    assert found == values
    assert np.frombuffer(base64.b64decode(numbers([1, -2, 300], "<i2")), "<i2").tolist() == [1, -2, 300]


def data_of(path):
    return json.loads(re.search(r'id="data">(.*?)</script>', path.read_text("utf-8"), re.DOTALL)[1])


def test_two_runs_give_the_same_bytes(graph, tmp_path):
    one, other = (whole.write(graph, tmp_path / f"{name}.html") for name in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()


def test_links_lead_to_a_server_if_one_is_named(graph, tmp_path):
    assert data_of(whole.write(graph, tmp_path / "a.html"))["pages"] == []
    data = data_of(whole.write(graph, tmp_path / "b.html", "http://127.0.0.1:8080/"))
    assert data["home"] == "http://127.0.0.1:8080/"
    assert "http://127.0.0.1:8080/id/body/政协云溪县委员会" in data["pages"]
    number = data["pages"].index(f"http://127.0.0.1:8080/id/{entity_iri('ORG', '政协云溪县委员会').split('/id/')[1]}")
    assert data["names"]["rows"][number][2] == "政协云溪县委员会"


@pytest.mark.parametrize("server", ["javascript:alert(1)", "127.0.0.1:8080", "file:///tmp"])
def test_what_is_no_server_is_refused(graph, tmp_path, server):
    with pytest.raises(KgError, match="no address of a server"):
        whole.write(graph, tmp_path / "a.html", server)


def test_without_relations_there_is_nothing_to_draw(tmp_path):
    with pytest.raises(KgError, match="no relation to draw"):
        whole.write(
            made.Made([{"name": "a.txt", "text": "云溪县。", "names": {"云溪县": ["LOC", "云溪县"]}}]),
            tmp_path / "a.html",
        )


def test_a_hostile_name_stays_within_the_data(tmp_path):
    page = whole.write(made.Made([everywhere(name) for name in HOSTILE]), tmp_path / "a.html").read_text("utf-8")
    assert page.count("<script") == page.count("</script>") == 2
    assert not re.search(
        r"<(img|b|iframe)\b|\son\w+=|style=", re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    )
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy

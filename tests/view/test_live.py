"""A server shows what an atlas shows: every page is the same but for its addresses."""

import re

import pytest
import synthetic
from hostile import HOSTILE, everywhere
from served import graph_of

from kg.iri import entity_iri
from kg.schema import nodes
from kg.serve import graph as live
from kg.serve.graph import Served
from kg.serve.pages import List, Start, Thing
from kg.view import atlas, lists
from kg.view.atlas import address
from kg.view.profile import dated, when
from kg.view.said import dossiers

ROWS = {
    "made-up": lambda: synthetic.rows(120),
    "hostile": lambda: (everywhere(name) | {"name": f"{number}.txt"} for number, name in enumerate(HOSTILE)),
}


@pytest.fixture(scope="module", params=ROWS)
def graph(request, tmp_path_factory):
    return Served.open(graph_of(tmp_path_factory.mktemp("graph"), ROWS[request.param]()))


@pytest.fixture(scope="module")
def folder(graph, tmp_path_factory):
    return atlas.write(graph, tmp_path_factory.mktemp("atlas") / "a").parent


def sections(page):
    """What the heading of a page says, and its sections without links: a server has a page for a concept too."""
    shown = re.sub(r'<(a|span) class="name"[^>]*>([^<]*)</\1>|href="[^"]*"', r"\2", page)
    return shown[shown.index("<h1>") : shown.index("</h1>")], shown[shown.find("<section") : shown.rindex("</section>")]


def text(job, graph):
    return job(graph).body.decode()


def test_every_entity(graph, folder):
    for iri in dossiers(graph.records()):
        filed = (folder / address.path(iri)).read_text("utf-8")
        assert sections(text(Thing(iri, 1, "zh"), graph)) == sections(filed), iri


def test_every_document(graph, folder):
    for row in graph.documents:
        iri = nodes.document(row.name)
        served, filed = text(Thing(iri, 1, "zh"), graph), (folder / address.path(iri)).read_text("utf-8")
        there = [re.sub(r'href="[^"]*"', "", one[one.index("<h1>") : one.rindex("</div>")]) for one in (served, filed)]
        assert there[0] == there[1]


@pytest.mark.parametrize("kind", [*lists.KINDS, "index"])
def test_every_list(graph, folder, kind):
    path = folder / ("index.html" if kind == "index" else address.listing(kind))
    if not path.exists():
        assert kind not in lists.counts(graph.store)
        return
    filed = path.read_text("utf-8")
    served = text(Start("zh") if kind == "index" else List(kind, 1, "zh"), graph)
    served = re.sub('<section id="questions">.*?</section>\n', "", served, flags=re.DOTALL)
    mains = [one[one.index("<main") : one.index("</main>")] for one in (served, filed)]
    mains = [
        re.sub(r"(全景图.*</span>) <b>\d+</b>", r"\1", one) for one in mains
    ]  # a server has not counted what it draws
    assert len({re.sub(r'href="[^"]*"|\s', "", one) for one in mains}) == 1


def test_lists_say_what_the_pages_say(graph):
    """Name, class and date of a thing, which the store gives, are those of its dossier."""
    known = dossiers(graph.records())
    listed = {one.iri: one for kind in lists.KINDS if kind != "document" for one in lists.entries(graph.store, kind)}
    assert listed.keys() == known.keys()
    for iri, one in listed.items():
        event = nodes.segment(iri) in ("meeting", "activity")
        date = when(*dated(known[iri])) if event else ""
        assert (one.name, one.cls, one.date) == (known[iri].name, known[iri].cls, date)


def test_what_was_read_first_is_forgotten_first(graph, monkeypatch):
    monkeypatch.setattr(live, "KEPT", 200)
    again = Served(graph.folder, graph.manifest, graph.store)
    whole = {iri: again.dossier(iri) for iri in dossiers(graph.records())}
    assert whole == dossiers(graph.records())
    kept = again._told._kept
    assert 0 < len(kept) < len(graph.documents)
    assert sum(size for size, _ in kept.values()) == again._told._size <= max(200, *(size for size, _ in kept.values()))


def test_what_is_no_entity_has_no_dossier(graph):
    assert graph.dossier(entity_iri("PERSON", "无此人")) is None
    assert graph.dossier("https://example.org/x") is None
    assert graph.dossier(nodes.document(graph.documents[0].name)) is None

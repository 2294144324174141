"""The page as text: what goes into it, what cannot get out of it, and that it is the same every time."""

import base64
import hashlib
import html.parser
import json
import re
from pathlib import Path

import made
import pytest
import synthetic
from hostile import HOSTILE, row

from kg.errors import KgError, QueryError
from kg.schema import tidy
from kg.view import write
from kg.view.page import embed, render


class Elements(html.parser.HTMLParser):
    """The elements of a page with their attributes and text."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.open = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append([tag, dict(attrs), ""])
        self.open = True

    def handle_endtag(self, tag):
        self.open = False

    def handle_data(self, data):
        if self.open:
            self.found[-1][2] += data

    def all(self, tag):
        return [(attrs, text) for name, attrs, text in self.found if name == tag]


def data_of(page):
    return json.loads(next(text for attrs, text in Elements(page).all("script") if attrs.get("id") == "data"))


@pytest.fixture(scope="module")
def graph():
    return made.Made(list(synthetic.rows(60)))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text(name):
    page = render(made.Made([row(name)]))
    elements = Elements(page)
    assert len(elements.all("script")) == 3
    assert not elements.all("img")
    assert not [key for _, attrs, _ in elements.found for key in attrs if key.startswith("on") or key == "style"]
    data = data_of(page)
    assert f"甲{name}" in {node["label"] for node in data["nodes"]}
    assert tidy(name) in {tidy(fact[3]) for fact in data["facts"]}


def test_embedded_json_has_no_character_that_html_reads():
    text = embed(HOSTILE)
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == HOSTILE


def test_the_policy_allows_exactly_the_code_of_the_page(graph):
    elements = Elements(render(graph))
    policy = next(attrs["content"] for attrs, _ in elements.all("meta") if "http-equiv" in attrs)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    run = [text for attrs, text in elements.all("script") if "type" not in attrs] + [elements.all("style")[0][1]]
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in run}
    assert hashes == set(re.findall(r"'sha256-[^']+'", policy))


def test_nothing_on_the_page_points_to_the_network(graph):
    elements = Elements(render(graph))
    links = [attrs[key] for _, attrs, _ in elements.found for key in ("src", "href", "action") if key in attrs]
    assert links == ["data:,"]
    assert "@import" not in elements.all("style")[0][1]
    assert "url(" not in elements.all("style")[0][1]


def test_our_scripts_never_write_markup():
    for path in (Path(__file__).parents[2] / "kg" / "view" / "assets").rglob("*.js"):
        code = path.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", code), path


def test_the_same_graph_gives_the_same_page(graph):
    assert render(graph) == render(graph)


def test_facts_refer_to_nodes_and_sentences_of_the_page(graph):
    data = data_of(render(graph))
    for subject, _, value, _, _, _, sentences in data["facts"]:
        assert any(isinstance(end, int) for end in (subject, value))
        assert all(end < len(data["nodes"]) for end in (subject, value) if isinstance(end, int))
        assert sentences
        for number in sentences:
            document, text, marks = data["evidence"][number]
            assert data["documents"][document].endswith(".txt")
            for start, end, node in marks:
                names = {data["nodes"][node]["label"], *data["nodes"][node]["also"]}
                assert text[start:end] in names


def test_every_type_and_predicate_on_the_page_has_words_in_both_languages(graph):
    data = data_of(render(graph))
    used = (
        {node["type"] for node in data["nodes"]}
        | {fact[1] for fact in data["facts"]}
        | {t["id"] for t in data["types"]}
    )
    assert used <= set(data["words"])
    assert all(words["zh"] and words["en"] for words in data["words"].values())


def test_a_named_entity_comes_with_its_neighbours_and_opens_in_the_panel(graph):
    data = data_of(render(graph, ["政协云溪县委员会"]))
    start = data["start"]
    assert data["nodes"][start]["label"] == "政协云溪县委员会"
    ends = {fact[0] for fact in data["facts"] if fact[2] == start} | {
        fact[2] for fact in data["facts"] if fact[0] == start
    }
    assert {end for end in ends if isinstance(end, int)} == {
        other for edge in data["edges"] for other in (edge["from"], edge["to"]) if start in (edge["from"], edge["to"])
    } - {start}


def test_the_picture_draws_no_more_nodes_than_asked_for_and_holds_their_neighbours_back(graph):
    data = data_of(render(graph, limit=20))
    held = {number for number, node in enumerate(data["nodes"]) if node["held"]}
    assert len(data["nodes"]) - len(held) <= 20
    assert held
    ends = [(edge["from"], edge["to"]) for edge in data["edges"]]
    assert all(any(number in pair and not held.issuperset(pair) for pair in ends) for number in held)


def test_an_unknown_name_and_an_empty_graph_are_refused(graph):
    with pytest.raises(QueryError, match="无此人"):
        render(graph, ["无此人"])
    with pytest.raises(KgError, match="no relation to draw"):
        render(made.Made([]))


def test_the_file_is_utf8_and_called_by_the_names(graph, tmp_path):
    path = write(graph, ["政协云溪县委员会"], tmp_path)
    assert path == tmp_path / "政协云溪县委员会.html"
    assert "政协云溪县委员会" in path.read_bytes().decode("utf-8")
    assert write(graph, [], tmp_path / "a" / "b.html").is_file()

"""Pages and data of things: content negotiation, search, headers, and names that try to break out."""

import html.parser
import json
import re
from urllib.parse import quote, urlencode

import pytest
import rdflib.compare
from hostile import HOSTILE

from kg import Graph
from kg.iri import escape
from kg.query.questions import questions
from kg.serve import address
from kg.store.names import Names
from kg.view import whole

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
PERSON = quote("/id/person/赵明远")
BODY = quote("/id/body/政协泽州县委员会")


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (BROWSER["Accept"], "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml;q=0.9, text/turtle;q=0.8", "application/rdf+xml"),
        ("application/n-triples", "application/n-triples"),
    ],
)
def test_a_thing_in_the_form_that_is_asked_for(served, accept, media):
    answer = served.get(PERSON, {"Accept": accept})
    assert (answer.status, answer.media) == (200, media)
    assert "赵明远" in answer.text or "\\u8D75" in answer.text
    assert "Accept" in answer.headers["Vary"]


def test_the_forms_hold_the_same_triples(served):
    forms = {"turtle": "turtle", "jsonld": "json-ld", "rdfxml": "xml", "ntriples": "nt"}
    graphs = [rdflib.Graph().parse(data=served.get(f"{PERSON}?format={name}").body, format=kind)
              for name, kind in forms.items()]  # fmt: skip
    assert len(graphs[0]) > 5
    assert all(rdflib.compare.isomorphic(graphs[0], one) for one in graphs[1:])


def test_a_page_shows_facts_with_their_sentences_and_links(served):
    page = served.get(BODY, BROWSER).text
    assert "<h1>政协泽州县委员会</h1>" in page
    assert re.search('<a class="name" href="/id/person/赵明远">赵明远</a></span>\\s*<b class="note">主席</b>', page)
    assert "228件" in page
    assert re.search('<mark><a class="name" [^>]*>泽州县政协</a></mark>主席', page)
    line = re.search(r'href="(/id/document/a\.txt)#(s\d+)"', page)
    assert f'<span id="{line[2]}">' in served.get(line[1], BROWSER).text


def test_a_document_is_its_text_with_names_as_links(served):
    page = served.get("/id/document/a.txt", BROWSER).text
    assert '<a class="name" href="/id/place/常柏村">常柏村</a>调研' in page


def test_what_is_no_entity_is_shown_by_its_triples(served, folder):
    rows = Graph.open(folder).query("SELECT ?x { ?x a :Membership } ORDER BY ?x")
    iri = next(iter(rows))[0].value
    page = served.get(quote(iri.replace("https://w3id.org/cppcc", ""), safe="/%@"), BROWSER).text
    assert "<table>" in page
    assert 'href="/id/person/赵明远"' in page


def test_pages_speak_the_language_of_the_visitor(served):
    assert '<html lang="zh"' in served.get(BODY, BROWSER).text
    assert '<html lang="en"' in served.get(BODY, BROWSER | {"Accept-Language": "en-GB,en;q=0.9"}).text
    assert "Accept-Language" in served.get(BODY, BROWSER).headers["Vary"]


@pytest.mark.parametrize("asked", ["泽州县政协", "澤州縣政協", "政协", "zzx", "无此名称", ""])
def test_search_gives_what_kg_find_gives(served, folder, asked):
    from dataclasses import asdict

    rows = json.loads(served.get(f"/search?q={quote(asked)}").text)
    assert rows == [asdict(one) for one in Graph.open(folder).find(asked)[:20]]
    assert served.get(f"/search?q={quote(asked)}", BROWSER).media == "text/html"


@pytest.mark.parametrize(("language", "label", "other"), [("zh", "主持", "chaired by"), ("en", "chaired by", "主持")])
def test_the_terms_have_their_labels_and_every_one_can_be_asked_for(served, language, label, other):
    answer = json.loads(served.get(f"/terms?language={language}").text)
    known = {name: said for name, *said in answer["terms"]}
    assert (known[":chairedBy"][0], known[":chairedBy"][2]) == (label, other)
    assert all(said[0] and said[2] for said in known.values())
    assert len(known) > 100
    assert served.ask(f"ASK {{ VALUES ?x {{ {' '.join(known)} }} }}").status == 200


@pytest.mark.parametrize("path", ["/", "/query", "/list/person", "/list/document", "/ontology", BODY])
def test_every_page_has_the_headers_that_keep_others_out(served, path):
    answer = served.get(path, BROWSER)
    assert answer.status == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Server"] is None


def test_the_whole_graph_is_the_page_of_kg_view(served, folder):
    answer = served.get("/overview", BROWSER)
    assert answer.status == 200
    there = whole.gather(Graph.open(folder).records())
    assert answer.text == whole.render(there, Names(Graph.open(folder).store), address.href, "/")
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_a_picture_is_the_page_of_kg_view(served):
    answer = served.get(f"/picture{BODY.removeprefix('/id')}", BROWSER)
    assert answer.status == 200
    assert '"label":"政协泽州县委员会"' in answer.text
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../app.py",
        "/assets/..%2fapp.py",
        "/assets/%2e%2e/%2e%2e/setup.cfg",
        "/assets//etc/passwd",
        "/id/../../../../etc/passwd",
        "/id/document/..%2f..%2f..%2fetc%2fpasswd",
        "/id/%00",
        "/id/%ff%fe",
        "/id/person/%3Cscript%3Ealert(1)%3C/script%3E",
        "/picture/../../graph.json",
        "/list/../graph.json",
        "/list/membership",
        f"{BODY}?part=2",
        f"{BODY}?part=0",
        "/graph.json",
        "/id/",
    ],
)
@pytest.mark.parametrize("headers", [{}, BROWSER])
def test_no_path_leads_out_of_the_graph(served, path, headers):
    answer = served.get(path, headers)
    assert answer.status == 404
    assert "root:" not in answer.text
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example"])
def test_another_host_name_is_refused(served, host):
    assert served.get("/search?q=a", {"Host": host}).status in (400, 421)
    assert served.get("/search?q=a", {"Host": "localhost:1"}).status == 200


class Elements(html.parser.HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_hostile_names_are_text_on_every_page(hostile):
    names = [json.loads(hostile.get(f"/search?q={quote('甲' + name.split(chr(0))[0])}&limit=100").text)
             for name in HOSTILE]  # fmt: skip
    iris = {one["iri"] for found in names for one in found}
    assert len(iris) >= len(HOSTILE) - 1
    documents = [escape(f"{number}<b>&\"'.txt") for number in range(len(HOSTILE))]
    paths = ["/", "/list/person", "/list/document"]
    paths += [f"/id/document/{quote(name, safe='%')}" for name in documents]
    paths += [quote(iri.replace("https://w3id.org/cppcc", ""), safe="/%@()") for iri in iris]
    for path in paths:
        answer = hostile.get(path, BROWSER)
        assert answer.status == 200, path
        for tag, attributes in Elements(answer.text).found:
            assert tag not in ("img", "iframe", "object", "base", "style"), (path, tag)
            assert tag != "b" or attributes in ({}, {"class": "note"}), (path, attributes)
            assert tag != "script" or attributes.keys() <= {"src", "defer"}, path
            assert not [key for key in attributes if key.startswith("on") or key == "style"], path
            assert not attributes.get("href", "/").lower().startswith(("javascript:", "http:", "https:")), path


def test_a_hostile_search_comes_back_as_text(served):
    answer = served.get(f"/search?q={quote('<script>alert(1)</script>')}", BROWSER)
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert(1)" in answer.text


def test_the_named_questions_run_as_they_are_offered(served):
    for name, question in questions().items():
        given = {key: one.example for key, one in question.parameters.items() if one.kind != "entity"}
        offered = json.loads(served.get(f"/questions/{name}?{urlencode(given)}").text)
        bound = {f"${key}": value for key, value in offered["bindings"].items()}
        assert set(bound) == {f"${key}" for key in given}
        answer = served.get(f"/sparql?{urlencode({'query': offered['query'], **bound})}")
        assert answer.status == 200, (name, answer.text)


def test_a_named_question_takes_names_as_people_write_them(served):
    offered = json.loads(served.get(f"/questions/leaders?{urlencode({'body': '泽州县政协'})}").text)
    assert offered["bindings"] == {"body": "<https://w3id.org/cppcc/id/body/政协泽州县委员会>"}
    assert offered["query"].startswith("PREFIX : <https://w3id.org/cppcc/ontology#>\nPREFIX skos: ")
    unknown = served.get(f"/questions/leaders?{urlencode({'body': '无此机构'})}")
    assert (unknown.status, unknown.text) == (400, "The graph has no entity named 无此机构.\n")
    assert served.get("/questions/nonsense").status == 404


@pytest.mark.parametrize("value", ["", "x", '<x:y> . <x:s> <x:p> "z"', "_:b", "<relative>", '"open'])
def test_a_value_of_a_variable_that_is_no_term_is_refused(served, value):
    query = "SELECT ?s { ?s ?p ?o }"
    assert served.get(f"/sparql?{urlencode({'query': query, '$s': value})}").status == 400
    bound = served.get(f"/sparql?{urlencode({'query': query, '$s': '<x:none>'})}", {"Accept": "text/csv"})
    assert (bound.status, bound.text) == (200, "s\r\n")

"""The pages of an atlas and those of a server in a real browser: the same, for keyboard, small screen, and axe.

An atlas is opened from the disk and asks nothing of any network; a server's pages ask it alone.
"""

import pytest
import synthetic
from hostile import HOSTILE, everywhere
from opened import Opened
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from served import Served, graph_of
from sites import KINDS, Folder, Server

from kg import Graph
from kg.iri import entity_iri, mint
from kg.view import atlas

BODY = entity_iri("ORG", "政协云溪县委员会")


def figures():
    """Documents with a measure of three years, and one with a work."""
    names = {"云溪县政协": ["ORG", "政协云溪县委员会", {"place": "云溪县"}]}
    for year, count in ((2019, 90), (2020, 120), (2022, 60)):
        said = f"全年收到建议{count}件"
        fact = {"type": "statistic", "evidence": said, "org": "政协云溪县委员会", "measure": "收到建议"}
        fact |= {"value": count, "unit": "件", "period": str(year)}
        yield {"name": f"{year}.txt", "text": f"云溪县政协{year}年工作\n\n{said}。", "names": names, "facts": [fact]}
    said = "云溪县政协印发提案办法"
    fact = {"type": "document", "evidence": said, "title": "提案办法", "issuer": "政协云溪县委员会"}
    names |= {"提案办法": ["DOCUMENT", "提案办法"]}
    yield {"name": "办法.txt", "text": f"通知\n\n{said}。", "names": names, "facts": [fact]}


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    return Graph.open(graph_of(tmp_path_factory.mktemp("graph"), [*synthetic.rows(80), *figures()]))


@pytest.fixture(scope="module")
def sites(graph, tmp_path_factory):
    server = Served(graph.folder)
    folder = atlas.write(graph, tmp_path_factory.mktemp("atlas") / "a").parent
    yield {"atlas": Folder(graph, folder), "served": Server(graph, server.url)}
    server.stop()


@pytest.fixture(params=["atlas", "served"])
def site(request, sites):
    return sites[request.param]


class Site(Opened):
    def __init__(self, browser, site):
        super().__init__(browser, site.base)
        self.site = site

    def go(self, path):
        self.browser.get("about:blank")  # else an address that differs in its fragment only loads nothing
        super().go(path)
        self.wait(lambda: not self.all("#switches[hidden]"))
        return self

    def kind(self, kind):
        return self.go(self.site.page(kind))

    def thing(self, iri):
        return self.go(self.site.path(iri))


@pytest.fixture
def opened(browser, site):
    yield (one := Site(browser, site))
    one.restore()


@pytest.mark.parametrize("width", [1300, 375])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_nothing_of_others_has_no_error_and_fits(opened, kind, width):
    opened.width(width)
    opened.kind(kind)
    assert opened.find("h1").text
    assert opened.wrong() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_serious(opened, kind, scheme):
    opened.scheme(scheme)
    opened.kind(kind)
    if opened.all("#proofs:not([hidden])"):
        opened.find("#proofs").click()
    assert opened.serious() == []


def test_a_click_shows_the_evidence_and_its_link_leads_to_the_sentence(opened):
    opened.thing(BODY)
    proof = opened.find("#sessions .proof")
    assert not proof.find_element(By.CSS_SELECTOR, "blockquote").is_displayed()
    proof.find_element(By.CSS_SELECTOR, "summary").click()
    quote = proof.find_element(By.CSS_SELECTOR, "blockquote")
    assert quote.is_displayed()
    marked = [one.text for one in quote.find_elements(By.CSS_SELECTOR, "mark")]
    words = quote.text
    assert marked
    proof.find_element(By.CSS_SELECTOR, "figcaption a").click()
    opened.wait(lambda: "/document/" in opened.browser.current_url)
    lit = opened.wait(lambda: opened.find(".text :target"))
    assert lit.text.strip() in words or words in lit.text
    assert 0 <= lit.location["y"] - opened.script("return scrollY") < 900
    name = next(one for one in lit.find_elements(By.CSS_SELECTOR, "a.name"))
    shown = name.get_attribute("href")
    name.click()
    opened.wait(lambda: opened.browser.current_url == shown)
    assert opened.find("h1").text


def test_all_evidence_at_once(opened):
    opened.thing(BODY)
    opened.find("#proofs").click()
    assert all(one.is_displayed() for one in opened.all(".proof blockquote"))
    opened.find("#proofs").click()
    assert not any(one.is_displayed() for one in opened.all(".proof blockquote"))


QUERIES = [
    "云溪县政协",
    "政協雲溪",
    "云溪",
    "yxx",
    "yunxi",
    "zxyxxwyh",
    "委员会",
    "“书香政协”",
    "张",
    "lxl",
    "Z",
    "nobodyatall",
]


def test_the_search_finds_what_kg_find_finds(opened, graph):
    """Short forms, Traditional characters, pinyin by initials and syllables: in the same order."""
    opened.kind("index")
    for typed in QUERIES:
        opened.find("#search").clear()
        opened.find("#search").send_keys(typed)
        opened.wait(lambda: opened.find("#search").get_attribute("aria-expanded") == "true")
        shown = [one.get_attribute("href").removeprefix(opened.base) for one in opened.all("#found a")]
        found = [opened.site.path(one.iri) for one in graph.find(typed) if opened.site.has(one.iri)]
        among = [path for path in shown if not path.startswith(("activity", "document"))]
        assert among == found[: len(among)], typed
        assert shown or not found, typed
        if len(shown) < 30:
            assert len(among) == len(found), typed
    assert opened.foreign() == []
    assert opened.errors() == []


def test_search_with_the_keyboard_leads_to_the_page(opened):
    opened.kind("document")
    opened.find("body").send_keys("/")
    opened.browser.switch_to.active_element.send_keys("云溪县政协")
    opened.wait(lambda: opened.all("#found li[aria-selected=true]"))
    opened.find("#search").send_keys(Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER)
    opened.wait(lambda: opened.all("h1") and opened.find("h1").text == "政协云溪县委员会")


def test_the_language_is_kept_from_page_to_page(opened):
    opened.thing(BODY)
    assert opened.find("#leaders h2").text == "领导成员"
    opened.find("#language").click()
    assert opened.find("#leaders h2").text == "Leaders"
    assert opened.find("#search").get_attribute("placeholder").startswith("Find")
    opened.kind("index")
    assert opened.find("#committees h2").text == "CPPCC committees"
    opened.find("#language").click()
    assert opened.find("#committees h2").text == "政协委员会"


def paper(opened):
    return opened.script("return getComputedStyle(document.body).backgroundColor")


def test_dark_follows_the_system_and_the_switch(opened):
    opened.kind("index")
    assert paper(opened) == "rgb(255, 255, 255)"
    opened.find("#theme").click()
    dark = paper(opened)
    assert dark != "rgb(255, 255, 255)"
    assert paper(opened.thing(BODY)) == dark
    opened.script("localStorage.clear()")
    opened.scheme("dark")
    assert paper(opened.kind("index")) == dark


def test_years_are_drawn_in_proportion(opened):
    opened.thing(BODY)
    heights = [int(one.get_attribute("height")) for one in opened.all("#statistics .columns rect")]
    assert heights == [68, 90, 45]
    assert [one.text for one in opened.all("#statistics .columns .year")] == ["2019", "2020", "2022"]


def test_without_scripts_the_pages_are_whole(opened):
    opened.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened.browser.get(opened.base + opened.site.path(BODY))
        opened.find("#sessions .proof summary").click()
        assert opened.find("#sessions .proof blockquote").is_displayed()
    finally:
        opened.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        opened.kind("index")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    graph = Graph.open(graph_of(tmp_path_factory.mktemp("hostile"), HOSTILE_ROWS))
    server = Served(graph.folder)
    folder = atlas.write(graph, tmp_path_factory.mktemp("hostile") / "a").parent
    yield {"atlas": Folder(graph, folder), "served": Server(graph, server.url)}
    server.stop()


#: Their names as files are numbers: no system takes all of them.
HOSTILE_ROWS = [everywhere(name) | {"name": f"{number}.txt"} for number, name in enumerate(HOSTILE)]


@pytest.mark.parametrize("where", ["atlas", "served"])
def test_hostile_names_do_nothing_on_any_page(browser, hostile, where):
    opened = Site(browser, hostile[where])
    for row in HOSTILE_ROWS:
        person = next(name for label, name, *_ in row["names"].values() if label == "PERSON")
        for iri in (entity_iri("PERSON", person), mint("document", row["name"])):
            opened.thing(iri)
            assert opened.errors() == []
    for kind in KINDS:
        opened.kind(kind)
        opened.find("#search").send_keys("<")
        opened.wait(lambda: opened.all("#found li"))
        assert opened.all("img, iframe, main script, main b b") == []
        assert opened.errors() == []
    assert opened.foreign() == []

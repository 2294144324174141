"""The atlas in a real browser, from the disk: no request, no error, good for keyboard, small screen and axe."""

import json
from importlib import resources

import made
import pytest
import synthetic
from hostile import HOSTILE, everywhere
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from kg.iri import entity_iri, mint
from kg.store.names import Names
from kg.view import atlas
from kg.view.atlas import address

BODY = entity_iri("ORG", "政协云溪县委员会")


@pytest.fixture(scope="module")
def graph():
    figures = [
        {
            "name": f"{year}.txt",
            "text": f"云溪县政协{year}年工作\n\n全年收到建议{count}件。",
            "names": {"云溪县政协": ["ORG", "政协云溪县委员会", {"place": "云溪县"}]},
            "facts": [
                {"type": "statistic", "evidence": f"全年收到建议{count}件", "org": "政协云溪县委员会"}
                | {"measure": "收到建议", "value": count, "unit": "件", "period": str(year)}
            ],
        }
        for year, count in ((2019, 90), (2020, 120), (2022, 60))
    ]
    return made.Made([*synthetic.rows(80), *figures])


@pytest.fixture(scope="module")
def folder(graph, tmp_path_factory):
    return atlas.write(graph, tmp_path_factory.mktemp("atlas") / "a").parent


class Opened:
    def __init__(self, browser, folder):
        self.browser, self.folder = browser, folder

    def go(self, path, anchor=""):
        self.browser.get_log("performance")
        self.browser.get_log("browser")
        self.browser.get("about:blank")
        self.browser.get((self.folder / path).as_uri() + anchor)
        self.wait(lambda: not self.find("#finder").get_attribute("hidden"))
        return self

    def wait(self, condition):
        return WebDriverWait(self.browser, 15).until(lambda _: condition())

    def find(self, css):
        return self.browser.find_element(By.CSS_SELECTOR, css)

    def all(self, css):
        return self.browser.find_elements(By.CSS_SELECTOR, css)

    def run(self, code, *arguments):
        return self.browser.execute_script(code, *arguments)

    def errors(self):
        return [one["message"] for one in self.browser.get_log("browser") if one["level"] in ("SEVERE", "WARNING")]

    def requests(self):
        messages = [json.loads(one["message"])["message"] for one in self.browser.get_log("performance")]
        urls = [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]
        return [url for url in urls if not url.startswith(("data:", "file:", "chrome:", "about:"))]


@pytest.fixture
def opened(browser, folder):
    yield (one := Opened(browser, folder))
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    one.run("localStorage.clear()")


def first(folder, kind):
    return sorted((folder / kind).glob("*.html"), key=lambda path: (-path.stat().st_size, path.name))[0]


KINDS = ("index", "list", "body", "person", "meeting", "activity", "place", "programme", "document")


def page(folder, kind):
    path = folder / "index.html" if kind == "index" else first(folder, kind)
    return path.relative_to(folder).as_posix()


@pytest.mark.parametrize("width", [1300, 375])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_nothing_of_the_network_has_no_error_and_fits(opened, kind, width):
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    opened.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    opened.go(page(opened.folder, kind))
    assert opened.find("h1").text
    assert opened.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert opened.requests() == []
    assert opened.errors() == []


@pytest.mark.parametrize(
    ("kind", "scheme"),
    [*((kind, "light") for kind in KINDS), *((kind, "dark") for kind in ("index", "person", "document"))],
)
def test_axe_finds_nothing_serious(opened, kind, scheme):
    feature = [{"name": "prefers-color-scheme", "value": scheme}]
    opened.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": feature})
    opened.go(page(opened.folder, kind))
    if opened.all("#proofs:not([hidden])"):
        opened.find("#proofs").click()
    opened.run(resources.files("axe_core_python").joinpath("axe.min.js").read_text("utf-8"))
    found = opened.browser.execute_async_script("axe.run().then(arguments[0])")
    bad = [one for one in found["violations"] if one["impact"] in ("serious", "critical")]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in bad] == []
    assert found["passes"]


def test_a_click_shows_the_evidence_and_its_link_leads_to_the_sentence(opened):
    opened.go(address.path(BODY))
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
    assert 0 <= lit.location["y"] - opened.run("return scrollY") < 900
    name = next(one for one in lit.find_elements(By.CSS_SELECTOR, "a.name"))
    shown = name.get_attribute("href")
    name.click()
    opened.wait(lambda: opened.browser.current_url == shown)
    assert opened.find("h1").text


def test_all_evidence_at_once(opened):
    opened.go(address.path(BODY))
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


def test_the_search_finds_what_kg_find_finds(opened, graph, folder):
    """Short forms, Traditional characters, pinyin by initials and syllables: in the same order."""
    opened.go("index.html")
    opened.find("#search").click()
    opened.wait(lambda: opened.run("return Boolean(window.kgAtlas && document.activeElement.id === 'search')"))
    names = Names(graph.store)
    for typed in QUERIES:
        opened.find("#search").clear()
        opened.find("#search").send_keys(typed)
        opened.wait(lambda: opened.find("#search").get_attribute("aria-expanded") == "true")
        shown = [one.get_attribute("href").split("/a/")[1] for one in opened.all("#found a")]
        found = [address.path(one.iri) for one in names.find(typed) if (folder / address.path(one.iri)).is_file()]
        among = [path for path in shown if not path.startswith(("activity", "document"))]
        assert among == found[: len(among)], typed
        assert shown or not found, typed
        if len(shown) < 30:
            assert len(among) == len(found), typed
    assert opened.requests() == []
    assert opened.errors() == []


def test_search_with_the_keyboard_leads_to_the_page(opened):
    opened.go(page(opened.folder, "document"))
    opened.find("body").send_keys("/")
    opened.browser.switch_to.active_element.send_keys("云溪县政协")
    opened.wait(lambda: opened.all("#found li[aria-selected=true]"))
    opened.find("#search").send_keys(Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER)
    opened.wait(lambda: opened.all("h1") and opened.find("h1").text == "政协云溪县委员会")


def test_the_language_is_kept_from_page_to_page(opened):
    opened.go(address.path(BODY))
    assert opened.find("#leaders h2").text == "领导成员"
    opened.find("#language").click()
    assert opened.find("#leaders h2").text == "Leaders"
    assert opened.find("#search").get_attribute("placeholder").startswith("Find")
    opened.go("index.html")
    assert opened.find("#committees h2").text == "CPPCC committees"
    opened.find("#language").click()
    assert opened.find("#committees h2").text == "政协委员会"


def paper(opened):
    return opened.run("return getComputedStyle(document.body).backgroundColor")


def test_dark_follows_the_system_and_the_switch(opened):
    opened.go("index.html")
    assert paper(opened) == "rgb(255, 255, 255)"
    opened.find("#theme").click()
    dark = paper(opened)
    assert dark != "rgb(255, 255, 255)"
    assert paper(opened.go(address.path(BODY))) == dark
    opened.run("localStorage.clear()")
    feature = [{"name": "prefers-color-scheme", "value": "dark"}]
    opened.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": feature})
    assert paper(opened.go("index.html")) == dark


def test_years_are_drawn_in_proportion(opened):
    opened.go(address.path(BODY))
    heights = [int(one.get_attribute("height")) for one in opened.all("#statistics .columns rect")]
    assert heights == [68, 90, 45]
    assert [one.text for one in opened.all("#statistics .columns .year")] == ["2019", "2020", "2022"]


def test_without_scripts_the_pages_are_whole(opened):
    opened.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened.browser.get((opened.folder / address.path(BODY)).as_uri())
        opened.find("#sessions .proof summary").click()
        assert opened.find("#sessions .proof blockquote").is_displayed()
    finally:
        opened.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        opened.go("index.html")


def test_hostile_names_do_nothing_on_any_page(browser, tmp_path):
    opened = Opened(browser, atlas.write(made.Made([everywhere(name) for name in HOSTILE]), tmp_path / "a").parent)
    for name in HOSTILE:
        for iri in (entity_iri("PERSON", f"甲{name}"), mint("document", f"{name}.txt")):
            opened.go(address.path(iri))
            assert opened.errors() == []
    for kind in ("body", "meeting", "activity", "place", "programme", "work", "list", "index"):
        opened.go(page(opened.folder, kind))
        opened.find("#search").send_keys("<")
        opened.wait(lambda: opened.all("#found li"))
        assert opened.all("img, iframe, main script, main b b") == []
        assert opened.errors() == []

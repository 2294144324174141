"""What only a server's pages have, in a real browser; what they share with an atlas is in tests/view."""

from urllib.parse import quote

import pytest
from opened import Opened

OWN = [
    "/",
    "/query",
    "/ontology",
    "/search?q=泽州",
    "/search?q=x",
    quote("/id/post/政协泽州县委员会/主席"),
    "/overview",
    "/nothing",
]


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("path", OWN)
def test_pages_ask_nothing_of_others_and_fit(opened, path, width):
    opened.width(width)
    opened.go(path)
    assert opened.find("h1").text
    assert [one for one in opened.wrong() if "/nothing" not in one] == []  # that there is no such page is told too


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", OWN)
def test_axe_finds_nothing_serious(opened, path, scheme):
    opened.scheme(scheme)
    opened.go(path)
    assert opened.serious() == []


def test_search_without_choosing_leads_to_all_that_was_found(opened):
    opened.find("#search").send_keys("泽州县政协")
    opened.script("document.querySelector('#finder').requestSubmit()")
    opened.wait(lambda: "/search?q=" in opened.browser.current_url)
    assert opened.find("main .listing a").text == "政协泽州县委员会"
    assert opened.find("#search").get_attribute("value") == "泽州县政协"
    assert opened.errors() == []


def test_the_query_editor_speaks_the_language_of_the_other_pages(opened):
    opened.find("#language").click()
    opened.go("/query")
    assert opened.find("#run").text == "Run"
    assert opened.find("#query").get_attribute("value")
    opened.find("#run").click()
    opened.wait(lambda: opened.find("#status").text.startswith("Rows: "))
    opened.find("#language").click()
    assert opened.find("#run").text == "运行"
    opened.find("#run").click()
    opened.wait(lambda: "行" in opened.find("#status").text)
    assert opened.errors() == []


def test_a_slash_searches_but_in_a_field_it_is_a_letter(opened):
    opened.go("/query")
    opened.find("#query").send_keys("/")
    assert opened.browser.switch_to.active_element.get_attribute("id") == "query"
    opened.find("#run").send_keys("/")
    assert opened.browser.switch_to.active_element.get_attribute("id") == "search"


def test_hostile_names_do_nothing_in_what_was_found(browser, hostile):
    opened = Opened(browser, hostile.url).go("/search?q=" + quote("甲"))
    links = [one.get_attribute("href") for one in opened.all("main li a")]
    assert len(links) > 5
    for link in links[:3]:
        opened.browser.get(link)
        assert opened.find("h1").text
        assert opened.all("main img, main iframe, main script") == []
    assert opened.foreign() == []
    assert opened.errors() == []

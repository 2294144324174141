"""The page in a real browser: it asks the network for nothing, draws, and answers to mouse and keyboard."""

import json
from importlib import resources

import made
import pytest
import synthetic
from hostile import HOSTILE, row
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from kg.view import write


class Opened:
    def __init__(self, browser, path):
        self.browser = browser
        browser.get_log("performance")
        browser.get_log("browser")
        browser.get(path.as_uri())
        self.wait(lambda: self.count("drawn") > 0)

    def wait(self, condition):
        return WebDriverWait(self.browser, 15).until(lambda _: condition())

    def find(self, css):
        return self.browser.find_element(By.CSS_SELECTOR, css)

    def count(self, what):
        return int(self.find("#canvas").get_attribute(f"data-{what}") or 0)

    def best_connected(self, group="Body"):
        """Number, name and canvas position of a node, as a person would find it with the eye."""
        return self.browser.execute_script(
            """
            const nodes = kg.data.nodes.filter((node) => node.group === arguments[0]);
            const node = nodes.sort((a, b) => b.degree - a.degree)[0];
            const { x, y } = kg.picture.network.canvasToDOM(kg.picture.network.getPosition(node.id));
            return { id: node.id, name: node.label, x: Math.round(x), y: Math.round(y) };
            """,
            group,
        )

    def click(self, x, y):
        canvas = self.find("#canvas")
        size = canvas.size
        move = ActionChains(self.browser).move_to_element_with_offset(
            canvas, x - size["width"] // 2, y - size["height"] // 2
        )
        move.click().perform()

    def errors(self):
        return [
            entry["message"] for entry in self.browser.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")
        ]


@pytest.fixture
def opened(browser, page):
    return Opened(browser, page)


def test_no_network_request_and_no_error(opened, page):
    messages = [json.loads(entry["message"])["message"] for entry in opened.browser.get_log("performance")]
    requests = [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]
    assert [url for url in requests if not url.startswith("data:")] == [page.as_uri()]
    assert opened.errors() == []


def test_nodes_and_labels_are_drawn(opened):
    assert opened.count("nodes") == 200
    assert opened.count("labels") > 60
    colours = opened.browser.execute_script(
        """
        const canvas = document.querySelector("#canvas canvas");
        const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        const seen = new Set();
        for (let at = 0; at < pixels.length; at += 4) {
          if (pixels[at + 3] === 255) seen.add(pixels.slice(at, at + 3).join(" "));
        }
        return [...seen];
        """
    )
    # Person, Body, Meeting and Activity as styles.tsv has them.
    assert {"0 114 178", "213 94 0", "0 158 115", "86 180 233"} <= set(colours)


def test_no_label_lies_on_another(opened):
    overlaps = opened.browser.execute_script(
        """
        const boxes = kg.picture.labels.drawn;
        const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => over(a, b)).map((b) => [a.id, b.id]));
        """
    )
    assert overlaps == []


def test_a_click_on_a_node_shows_its_facts_with_evidence(opened):
    node = opened.best_connected()
    opened.click(node["x"], node["y"])
    opened.wait(lambda: opened.find("#panel h2").text == node["name"])
    assert opened.find("#panel .fact blockquote mark").text
    assert opened.find("#panel .fact cite").text.endswith(".txt")
    assert opened.errors() == []


def test_a_click_on_an_edge_shows_what_connects_its_ends(opened):
    middle = opened.browser.execute_script(
        """
        const { network, labels } = kg.picture;
        for (const { id, from, to } of kg.data.edges) {
          const [a, b] = [from, to].map((end) => network.canvasToDOM(network.getPosition(end)));
          const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2].map(Math.round);
          const under = [network.getNodeAt({ x, y }), labels.at(network.DOMtoCanvas({ x, y }))];
          if (under.every((node) => node === undefined) && network.getEdgeAt({ x, y }) === id)
            return { x, y, names: [from, to].map((end) => kg.data.nodes[end].label) };
        }
        """
    )
    opened.click(middle["x"], middle["y"])
    opened.wait(lambda: "—" in opened.find("#panel h2").text)
    assert all(name in opened.find("#panel h2").text for name in middle["names"])
    assert opened.find("#panel .fact blockquote").text


def test_the_legend_hides_and_shows_a_type(opened):
    button = opened.find("#legend button[data-type=Person]")
    people = int(button.text.split()[-1])
    button.click()
    opened.wait(lambda: opened.count("nodes") == 200 - people)
    opened.find("#legend button[data-type=Person]").click()
    opened.wait(lambda: opened.count("nodes") == 200)


def test_search_with_the_keyboard_selects_and_escape_deselects(opened):
    name = opened.best_connected("Meeting")["name"]
    opened.find("body").send_keys("/")
    opened.browser.switch_to.active_element.send_keys(name)
    assert opened.find("#found li[aria-selected=true]").text.startswith(name)
    opened.find("#search").send_keys(Keys.ENTER)
    opened.wait(lambda: opened.find("#panel h2").text == name)
    assert not opened.find("#found").is_displayed()
    opened.find("#panel").send_keys(Keys.ESCAPE)
    opened.wait(lambda: opened.find("#canvas").get_attribute("data-selected") == "")


def test_the_interface_speaks_both_languages(opened):
    assert opened.find("#fit").text == "看全图"
    opened.find("#language").click()
    assert opened.find("#fit").text == "Show all"
    assert opened.find("#legend button").text.split()[0] == "person"


def test_physics_is_off_until_switched_on(opened):
    def places():
        return opened.browser.execute_script("return kg.picture.network.getPositions()")

    before = places()
    assert before == places()
    opened.find("#physics").click()
    opened.wait(lambda: places() != before)


def test_hostile_names_are_shown_as_they_are_and_do_nothing(browser, tmp_path):
    opened = Opened(browser, write(made.Made([row(name) for name in HOSTILE]), [], tmp_path / "hostile.html"))
    shown = browser.execute_script(
        """
        return kg.data.nodes.map((node) => {
          kg.choose({ nodes: [node.id], edge: null });
          return [node.label, document.querySelector("#panel h2").textContent];
        });
        """
    )
    assert len(shown) == len(HOSTILE) + 1
    assert all(label == heading for label, heading in shown)
    assert browser.find_elements(By.CSS_SELECTOR, "img, iframe, #panel b, #panel script") == []
    assert opened.errors() == []


def test_short_forms_traditional_characters_and_pinyin_find_a_node(opened):
    for typed, name in (
        ("云溪县政协", "政协云溪县委员会"),
        ("政協雲溪縣委員會", "政协云溪县委员会"),
        ("zxyxxwyh", "政协云溪县委员会"),
    ):
        opened.find("#search").clear()
        opened.find("#search").send_keys(typed)
        assert opened.find("#found li[aria-selected=true]").text.startswith(name)


def test_post_and_dates_stand_on_the_edges_of_what_is_selected(opened):
    node = opened.best_connected("Person")
    opened.browser.execute_script("kg.choose({ nodes: [arguments[0]], edge: null }, true)", node["id"])
    opened.wait(lambda: opened.count("relations") > 0)
    texts = opened.browser.execute_script("return kg.picture.labels.relations.map((one) => one.text)")
    known = opened.browser.execute_script(
        "return kg.data.edges.filter((e) => [e.from, e.to].includes(arguments[0]))"
        ".flatMap((e) => e.facts.map((f) => kg.data.facts[f])).flatMap((f) => [f[3], f[4]]).filter(Boolean)",
        node["id"],
    )
    assert any(text.startswith(tuple(known)) for text in texts)


def test_the_years_hide_what_was_at_another_time(browser, tmp_path):
    def row(year):
        said = f"{year}年{year}号会议由林晓岚主持"
        fact = {"type": "meeting", "evidence": said, "name": f"{year}号会议", "date": str(year), "chair": ["林晓岚"]}
        names = {"林晓岚": ["PERSON", "林晓岚"], f"{year}号会议": ["MEETING", f"{year}号会议"]}
        return {"name": f"{year}.txt", "text": f"{said}。", "names": names, "facts": [fact]}

    opened = Opened(browser, write(made.Made([row(year) for year in range(2015, 2021)]), [], tmp_path / "years.html"))
    assert opened.count("nodes") == 7
    until = opened.find("#years input:last-of-type")
    until.send_keys(Keys.ARROW_LEFT, Keys.ARROW_LEFT)
    opened.wait(lambda: opened.count("nodes") == 5)
    assert opened.find("#years output").text == "2015–2018"
    person = browser.execute_script("return kg.data.nodes.find((node) => node.label === '林晓岚').id")
    browser.execute_script("kg.choose({ nodes: [arguments[0]], edge: null })", person)
    assert len(opened.browser.find_elements(By.CSS_SELECTOR, "#panel .fact")) == 4
    opened.find("#years input").send_keys(Keys.END)  # the other end gives way
    opened.wait(lambda: opened.find("#years output").text == "2020")
    opened.wait(lambda: opened.count("nodes") == 2)
    assert opened.errors() == []


def test_a_double_click_brings_the_neighbours_that_are_held_back(browser, tmp_path):
    graph = made.Made(list(synthetic.rows(150)))
    opened = Opened(browser, write(graph, [], tmp_path / "held.html", limit=20))
    before = opened.count("nodes")
    assert before <= 20
    node = browser.execute_script(
        """
        const [node] = kg.data.nodes.filter((one) => kg.picture.more(one.id).length && !one.held);
        const { x, y } = kg.picture.network.canvasToDOM(kg.picture.network.getPosition(node.id));
        return { id: node.id, more: kg.picture.more(node.id).length, x: Math.round(x), y: Math.round(y) };
        """
    )
    canvas = opened.find("#canvas")
    x, y = node["x"] - canvas.size["width"] // 2, node["y"] - canvas.size["height"] // 2
    ActionChains(browser).move_to_element_with_offset(canvas, x, y).double_click().perform()
    opened.wait(lambda: opened.count("nodes") == before + node["more"])
    assert browser.execute_script("return kg.picture.more(arguments[0]).length", node["id"]) == 0
    assert opened.errors() == []


def test_held_nodes_come_by_a_button_of_the_panel_too_and_by_the_search(browser, tmp_path):
    graph = made.Made(list(synthetic.rows(150)))
    opened = Opened(browser, write(graph, ["政协云溪县委员会"], tmp_path / "held.html", limit=20))
    before = opened.count("nodes")
    opened.find("#panel > button").click()
    opened.wait(lambda: opened.count("nodes") > before)
    held = browser.execute_script("return kg.data.nodes.find((node) => !kg.picture.here(node))?.label")
    if held:
        opened.find("#search").send_keys(held, Keys.ENTER)
        opened.wait(lambda: opened.find("#panel h2").text == held)


def test_dark_by_the_switch(opened):
    def paper():
        return opened.browser.execute_script("return getComputedStyle(document.body).backgroundColor")

    light = paper()
    opened.find("#theme").click()
    assert paper() != light
    opened.find("#theme").click()
    assert paper() == light


def test_the_page_fits_a_phone(browser, page):
    metrics = {"width": 375, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        opened = Opened(browser, page)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 375
        assert opened.find("#search").size["width"] > 200
        assert opened.find("#canvas").size["height"] > 200
        assert opened.find("#panel").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_axe_finds_nothing_serious(opened):
    node = opened.best_connected()
    opened.browser.execute_script("kg.choose({ nodes: [arguments[0]], edge: null })", node["id"])
    opened.browser.execute_script(resources.files("axe_core_python").joinpath("axe.min.js").read_text("utf-8"))
    found = opened.browser.execute_async_script("axe.run().then(arguments[0])")
    bad = [one for one in found["violations"] if one["impact"] in ("serious", "critical")]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in bad] == []
    assert found["passes"]

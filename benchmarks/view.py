"""Time from opening a page to its first stable drawing, and frames a second while it is dragged.

    python benchmarks/view.py [NODES...]

Up to 2,000 nodes: the picture of a neighbourhood as ``kg view`` makes it, beside a plain pyvis page of as many nodes,
which computes its layout in the browser (physics) and counts as drawn when that has ended, and beside a pyvis page
without physics. Above that: the map of the whole graph (``kg view --whole``), which moves a drawn sheet, beside the
same map drawn anew in every frame, and beside vis-network, as pyvis ships it, with the same places, also with links
hidden while one drags. The tags by which pyvis loads Bootstrap from a server are taken out. Of three turns the quickest
counts, which other work on the machine changes least; physics has one turn. Needs Chromium and chromedriver.
"""

import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import region
from made import Made
from pyvis.network import Network  # imported here, so that it counts for neither
from selenium import webdriver
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.support.ui import WebDriverWait
from synthetic import rows

from kg.export.network import network
from kg.store.names import Names
from kg.view import whole, write
from kg.view.whole.communities import communities
from kg.view.whole.layout import layout

#: Seconds to wait for one page, and to drag it; how often a page is opened; the most nodes of a neighbourhood.
PATIENCE, DRAG, TURNS, NEAR = 240, 3, 3, 2000
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1400,900"
)
#: A page is drawn when the frame after its drawing has begun: only then the drawing is on the screen.
_WATCH = """
const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => (window.drawn ??= performance.now())));
const timer = setInterval(() => document.querySelector("[data-drawn]") && (clearInterval(timer), drawn()), 5);
"""
#: Behind the line of pyvis that makes the network: it waits for the drawing, with physics for the one after its end.
_STATIC = 'network.once("afterDrawing", drawn);'
_PHYSICS = 'network.once("stabilizationIterationsDone", () => network.once("afterDrawing", drawn));'
_DIRECT = """
const { sheet } = window.kg;
sheet.margin = 0;
sheet.changed = () => (sheet.frame ||= requestAnimationFrame(() => ((sheet.frame = 0), sheet.render())));
"""
_COUNT = "window.frames = 0; const turn = () => { window.frames++; requestAnimationFrame(turn); }; turn();"
_OPTIONS = """
{"physics": {"enabled": false}, "layout": {"improvedLayout": false}, "edges": {"smooth": false},
 "interaction": {"dragNodes": false, "hideEdgesOnDrag": HIDE}}
"""

#: A page to measure: its name, what writes it into a file, and a script to run before it is dragged.
Page = tuple[str, Callable[[Path], object], str]


def near(nodes: int) -> Iterator[Page]:
    """The picture of a neighbourhood of so many nodes."""
    graph = Made(list(rows(2 * nodes)))
    everything = network(graph)
    best = sorted(everything, key=lambda iri: (-everything.degree(iri), iri))[:nodes]
    label = {iri: everything.nodes[iri]["label"] for iri in best}
    links = sorted(set(everything.subgraph(best).edges()))
    yield "kg view", lambda path: write(graph, [], path, limit=nodes), ""
    yield "pyvis static", lambda path: plain(path, label, links, _OPTIONS.replace("HIDE", "false")), ""
    yield "pyvis", lambda path: plain(path, label, links), ""


def far(nodes: int) -> Iterator[Page]:
    """The map of a whole graph of so many nodes."""
    graph = Made(list(region.rows(region.counties(nodes))))
    found, names = whole.gather(graph.records(), nodes), Names(graph.store)
    started = time.process_time()
    groups = communities(found.graph, frozenset())
    settled = time.process_time()
    places = layout(found.graph, [one.members for one in groups])
    print(
        f"{len(found.iris)} nodes, {found.graph.number_of_edges()} links, {len(groups)} communities: "
        f"{settled - started:.1f} s for communities, {time.process_time() - settled:.1f} s for places"
    )

    def ours(path: Path) -> None:
        path.write_text(whole.render(found, names, lambda _: ""), encoding="utf-8")

    def theirs(hide: str) -> Callable[[Path], object]:
        options, at = _OPTIONS.replace("HIDE", hide), dict(enumerate(places.tolist()))
        return lambda path: plain(path, dict(enumerate(found.names)), sorted(found.graph.edges), options, at)

    yield "whole: sheet moved", ours, ""
    yield "whole: drawn anew", ours, _DIRECT
    yield "vis-network", theirs("false"), ""
    yield "vis-network, links hidden", theirs("true"), ""


def plain(path: Path, labels: dict, links: list, options: str = "", places: dict | None = None) -> None:
    """A page as pyvis makes it: without options in the places that its physics finds, else in these or at random."""
    # Undirected, pyvis compares every edge with all before it; without arrows the page is the same.
    page = Network(height="850px", cdn_resources="in_line", directed=True)
    for node, label in labels.items():
        x, y = (places or {}).get(node, (None, None))
        page.add_node(node, label=label, x=x, y=y)
    for source, to in links:
        page.add_edge(source, to, arrows="")
    if options:
        page.set_options(options)
    html = re.sub(r"<(link|script)\b[^>]*https://[^>]*>(\s*</script>)?", "", page.generate_html())
    made = "network = new vis.Network(container, data, options);"
    if made not in html:
        raise SystemExit("pyvis makes its network in another way than this benchmark expects.")
    path.write_text(html.replace(made, made + (_STATIC if options else _PHYSICS)), encoding="utf-8")


def main() -> None:
    """Print one line a page: seconds to make it, its size, milliseconds until it is drawn, frames a second."""
    with tempfile.TemporaryDirectory() as folder:
        options = webdriver.ChromeOptions()
        options.binary_location = str(shutil.which("chromium"))
        for flag in (*_FLAGS.split(), f"--user-data-dir={folder}/profile"):
            options.add_argument(flag)
        with webdriver.Chrome(
            options=options, service=webdriver.ChromeService(shutil.which("chromedriver"))
        ) as browser:
            browser.set_script_timeout(PATIENCE)
            browser.set_page_load_timeout(PATIENCE)
            browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _WATCH})
            print("nodes  page                       made s    MB  drawn ms  frames/s")
            for nodes in [int(argument) for argument in sys.argv[1:]] or [200, 2000, 20000]:
                for kind, make, prepare in near(nodes) if nodes <= NEAR else far(nodes):
                    path = Path(folder) / "page.html"
                    started = time.process_time()
                    make(path)
                    made = time.process_time() - started
                    turns = [_measured(browser, path, prepare) for _ in range(1 if kind == "pyvis" else TURNS)]
                    drawn, frames = min(turn[0] for turn in turns), max(turn[1] for turn in turns)
                    size = path.stat().st_size / 1e6
                    print(f"{nodes:5}  {kind:25} {made:7.1f} {size:5.1f} {drawn:9.0f} {frames:9.1f}", flush=True)


def _measured(browser: webdriver.Chrome, path: Path, prepare: str) -> tuple[float, float]:
    """Milliseconds from opening to the drawing, and frames a second while the mouse drags.

    A page that takes longer than PATIENCE is given up: infinity and no frames.
    """
    browser.get("about:blank")
    try:
        browser.get(path.as_uri())
        drawn = WebDriverWait(browser, PATIENCE, poll_frequency=0.1).until(
            lambda page: page.execute_script("return window.drawn || 0")
        )
    except TimeoutException:
        return float("inf"), 0.0
    browser.execute_script(prepare + _COUNT)

    def mouse(kind: str, turn: int) -> None:
        """To and fro, a few hundred pixels, from where there is mostly nothing."""
        x = 60 + 3 * abs(turn % 200 - 100)
        where = {"type": kind, "x": x, "y": 90 + x // 3, "button": "left", "buttons": 1, "clickCount": 1}
        browser.execute_cdp_cmd("Input.dispatchMouseEvent", where)

    mouse("mousePressed", 0)
    started, turn, before = time.perf_counter(), 0, browser.execute_script("return window.frames")
    while time.perf_counter() - started < DRAG:
        turn += 1
        mouse("mouseMoved", turn)
    frames = browser.execute_script("return window.frames") - before
    seconds = time.perf_counter() - started
    mouse("mouseReleased", turn)
    return drawn, frames / seconds


if __name__ == "__main__":
    main()

"""Time from opening a page to its first complete drawing: our pages beside plain pyvis pages of the same networks.

    python benchmarks/view.py [NODES...]

pyvis computes its layout in the browser (physics), and its page counts as drawn when that has ended. The tags by which
it loads Bootstrap from a server are taken out, so that drawing alone is compared. Needs Chromium and chromedriver.
"""

import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from made import Made
from pyvis.network import Network  # imported here, so that it counts for neither
from selenium import webdriver
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.support.ui import WebDriverWait
from synthetic import rows

from kg.export.network import network
from kg.view import write

#: Seconds to wait for one page.
PATIENCE = 120
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1400,900"
)
#: Notes when the layout of a plain page has ended.
_WATCH = """
const timer = setInterval(() => {
  if (typeof network !== "object" || !network.once) return;
  clearInterval(timer);
  network.once("stabilizationIterationsDone", () =>
    network.once("afterDrawing", () => (window.drawn = performance.now())));
}, 5);
"""


def plain(graph: Made, nodes: int, path: Path) -> None:
    """A page as pyvis makes it from a networkx graph, with as many nodes."""
    whole = network(graph)
    best = sorted(whole, key=lambda iri: (-whole.degree(iri), iri))[:nodes]
    page = Network(height="850px", cdn_resources="in_line")
    for node in best:
        page.add_node(node, label=whole.nodes[node]["label"])
    page.add_edges(sorted(set(whole.subgraph(best).edges())))
    html = re.sub(r"<(link|script)\b[^>]*https://[^>]*>(\s*</script>)?", "", page.generate_html())
    path.write_text(html, encoding="utf-8")


def main() -> None:
    """Print one line a page: seconds to make it, its size, milliseconds until it is drawn."""
    print("nodes  page   made s    MB  drawn ms")
    with tempfile.TemporaryDirectory() as folder:
        options = webdriver.ChromeOptions()
        options.binary_location = str(shutil.which("chromium"))
        for flag in (*_FLAGS.split(), f"--user-data-dir={folder}/profile"):
            options.add_argument(flag)
        with webdriver.Chrome(
            options=options, service=webdriver.ChromeService(shutil.which("chromedriver"))
        ) as browser:
            browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _WATCH})
            for nodes in [int(argument) for argument in sys.argv[1:]] or [200, 2000]:
                graph = Made(list(rows(2 * nodes)))
                for kind in ("ours", "plain"):
                    path = Path(folder) / f"{kind}.html"
                    started = time.perf_counter()
                    if kind == "ours":
                        write(graph, [], path, limit=nodes)
                    else:
                        plain(graph, nodes, path)
                    made = time.perf_counter() - started
                    drawn = _drawn(browser, path)
                    print(f"{nodes:5}  {kind:5} {made:7.1f} {path.stat().st_size / 1e6:5.1f} {drawn:9.0f}")


def _drawn(browser: webdriver.Chrome, path: Path) -> float:
    """Milliseconds from opening to the drawing; a page that takes longer than PATIENCE is given up (infinity)."""
    script = "return window.drawn || Number(document.getElementById('canvas')?.dataset.drawn) || 0"
    browser.get(path.as_uri())
    try:
        return WebDriverWait(browser, PATIENCE, poll_frequency=0.1).until(lambda page: page.execute_script(script))
    except TimeoutException:
        return float("inf")


if __name__ == "__main__":
    main()

"""A browser with a page open in it, and what can be asked of the page."""

import json
from importlib import resources
from urllib.parse import urlsplit

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait


class Opened:
    """``base`` is what addresses begin with: that of a server, or of a folder as a URI."""

    def __init__(self, browser, base):
        self.browser, self.base = browser, base
        self.forget()

    def forget(self):
        """What the browser has logged until now."""
        self.browser.get_log("performance")
        self.browser.get_log("browser")

    def go(self, path):
        self.browser.get(self.base + path)
        return self

    def wait(self, condition):
        return WebDriverWait(self.browser, 30).until(lambda _: condition())

    def find(self, css):
        return self.browser.find_element(By.CSS_SELECTOR, css)

    def all(self, css):
        return self.browser.find_elements(By.CSS_SELECTOR, css)

    def script(self, code, *arguments):
        return self.browser.execute_script(code, *arguments)

    def errors(self):
        return [one["message"] for one in self.browser.get_log("browser") if one["level"] in ("SEVERE", "WARNING")]

    def foreign(self):
        """Requests that go elsewhere."""
        messages = [json.loads(one["message"])["message"] for one in self.browser.get_log("performance")]
        urls = [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]
        here = urlsplit(self.base)
        inner = ("data", "blob", "chrome", "about")
        return [url for url in urls if (one := urlsplit(url)).scheme not in inner and one[:2] != here[:2]]

    def width(self, pixels):
        metrics = {"width": pixels, "height": 800, "deviceScaleFactor": 1, "mobile": pixels < 500}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def scheme(self, name):
        feature = [{"name": "prefers-color-scheme", "value": name}]
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": feature})

    def beyond(self):
        """Pixels by which the page is wider than the window."""
        return self.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")

    def wrong(self):
        """What is wrong with the page: requests that go elsewhere, messages of the console, too wide for the window."""
        beyond = [f"{pixels} pixels too wide"] if (pixels := self.beyond()) > 0 else []
        return [*self.foreign(), *self.errors(), *beyond]

    def serious(self):
        """What axe finds that is serious: rule and element."""
        axe = resources.files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
        found = self.browser.execute_async_script(f"{axe}; axe.run().then(arguments[arguments.length - 1])")
        assert found["passes"]
        bad = [one for one in found["violations"] if one["impact"] in ("serious", "critical")]
        return [(one["id"], one["nodes"][0]["html"][:200]) for one in bad]

    def restore(self):
        """The browser as it was at first."""
        self.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
        self.script("localStorage.clear()")

"""A page of the served graph, open in the browser."""

import json
from urllib.parse import urlsplit

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait


class Opened:
    def __init__(self, browser, served):
        self.browser, self.served = browser, served
        browser.get_log("performance")
        browser.get_log("browser")

    def go(self, path):
        self.browser.get(self.served.url + path)
        return self

    def wait(self, condition):
        return WebDriverWait(self.browser, 30).until(lambda _: condition())

    def find(self, css):
        return self.browser.find_element(By.CSS_SELECTOR, css)

    def all(self, css):
        return self.browser.find_elements(By.CSS_SELECTOR, css)

    def errors(self):
        return [one["message"] for one in self.browser.get_log("browser") if one["level"] in ("SEVERE", "WARNING")]

    def foreign(self):
        """Requests that go elsewhere."""
        messages = [json.loads(one["message"])["message"] for one in self.browser.get_log("performance")]
        urls = [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]
        here = urlsplit(self.served.url).netloc
        return [url for url in urls if not url.startswith(("data:", "chrome")) and urlsplit(url).netloc != here]

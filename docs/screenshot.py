"""Picture of a page that ``kg view`` wrote, for the READMEs: with an entity selected, or its page of an atlas.

usage: python docs/screenshot.py demo/襄阳.html 政协襄阳市委员会 docs/images/view.png
       python docs/screenshot.py demo/atlas/index.html 政协襄阳市委员会 docs/images/atlas.png
"""

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

FLAGS = "--headless --no-sandbox --disable-gpu --window-size=1400,900 --lang=zh-CN"


def main(page: Path, name: str, picture: Path) -> None:
    """Open the page in headless Chromium, search for the name, and save what is seen."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in FLAGS.split():
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"intl.accept_languages": "zh-CN"})
    with webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver"))) as chrome:
        chrome.get(page.resolve().as_uri())
        wait = WebDriverWait(chrome, 30)
        wait.until(lambda _: chrome.find_elements(By.CSS_SELECTOR, "#canvas[data-drawn], #finder:not([hidden])"))
        chrome.find_element(By.ID, "search").send_keys(name)
        wait.until(lambda _: chrome.find_elements(By.CSS_SELECTOR, "#found [aria-selected=true]"))
        chrome.find_element(By.ID, "search").send_keys(Keys.ENTER)
        wait.until(lambda _: chrome.find_element(By.CSS_SELECTOR, "#panel h2, article h1").text == name)
        for summary in chrome.find_elements(By.CSS_SELECTOR, "details.proof summary")[1:2]:
            summary.click()
        chrome.execute_async_script("setTimeout(arguments[0], 1500)")  # until the view has come to rest
        image = Image.open(io.BytesIO(chrome.get_screenshot_as_png()))
    picture.parent.mkdir(parents=True, exist_ok=True)
    # 256 colours are enough for a drawing and keep the repository small.
    image.convert("RGB").quantize(256, method=Image.Quantize.FASTOCTREE).save(picture, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))

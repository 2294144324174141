"""Chinese in matplotlib's plots: a font of the system, or else names in pinyin. Nothing is downloaded.

from chinese import label
axes.set_title(label("政协襄阳市委员会"))
"""

import logging

# It tells that it looks through the fonts, which is nothing that a notebook has to keep.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)

import matplotlib as mpl  # noqa: E402
from matplotlib.font_manager import fontManager  # noqa: E402

#: Fonts with Chinese characters that come with Linux, Windows, macOS and their office programs, the best first.
FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Noto Sans CJK JP",  # the name under which the whole collection is found
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "Noto Serif CJK SC",
    "Noto Serif CJK JP",
    "SimSun",
    "AR PL UMing CN",
    "Arial Unicode MS",
)


def font() -> str | None:
    """The first of FONTS that this system has, None if it has none of them."""
    known = {one.name for one in fontManager.ttflist}
    return next((name for name in FONTS if name in known), None)


_found = font()
if _found:
    mpl.rcParams["font.sans-serif"] = [_found, *mpl.rcParams["font.sans-serif"]]
mpl.rcParams["axes.unicode_minus"] = False  # some of these fonts have no minus sign
mpl.rcParams["figure.dpi"] = 90


def label(text: str) -> str:
    """A text as the plot can show it: itself, or in pinyin where there is no font for it."""
    if font() or text.isascii():
        return text
    from pypinyin import lazy_pinyin

    return " ".join(word for word in lazy_pinyin(text) if word.strip()).encode("ascii", "replace").decode()

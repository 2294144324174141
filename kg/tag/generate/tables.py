"""The built-ins of the generator: numbers, dates' parts, personal names and administrative divisions."""

import random
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from kg.tag.generate.grammar import Builtin

_DIGITS = "零一二三四五六七八九"

#: What is left out in the short form of a division: 沁水县 → 沁水, 长阳土家族自治县 → 长阳.
_ETHNIC = (
    "壮族|满族|回族|苗族|维吾尔|土家族|彝族|(?<!内)蒙古族?|藏族|布依族|侗族|瑶族|朝鲜族|白族|哈尼族|哈萨克族?|黎族|傣族|畲族|傈僳族|仡佬族|东乡族|"
    "拉祜族|水族|佤族|纳西族|羌族|土族|仫佬族|锡伯族?|柯尔克孜族?|达斡尔族|景颇族|毛南族|撒拉族|布朗族|塔吉克族?|普米族|怒族|保安族|裕固族|独龙族|各族"
)
_TYPE = re.compile(
    rf"(?:(?:{_ETHNIC})*自治[区州县旗]|特别行政区|新区|林区|特区|地区|省|市|县|区|旗|盟|镇|乡|街道|苏木|(?:{_ETHNIC})乡)$"
)


def chinese_numeral(n: int) -> str:
    """Write 0 ≤ n < 100 as in names of terms and sessions: 10 → 十, 21 → 二十一."""
    tens, ones = divmod(n, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def short_division(name: str) -> str:
    """Drop the type word of a division where at least two characters stay: 泽州县 → 泽州, 绛县 → 绛县."""
    short = _TYPE.sub("", name)
    return short if len(short) >= 2 else name


@cache
def divisions() -> Mapping[str, Sequence[str]]:
    """The names of the divisions of each level, from the table in the ontology."""
    names: dict[str, list[str]] = {"province": [], "prefecture": [], "county": [], "township": []}
    table = resources.files("kg.ontology").joinpath("divisions.tsv").read_text(encoding="utf-8")
    for line in table.splitlines()[1:]:
        _, name, level, _ = line.split("\t")
        # Placeholders of the statistical office ("市辖区") and offices that are no places give unnatural sentences.
        if re.fullmatch(r"[\u4e00-\u9fff]{2,11}", name) and not name.endswith(
            ("管委会", "管理处", "农场", "直辖", "市辖区")
        ):
            names[level].append(name)
    return names


@cache
def _columns(file: str) -> tuple[Sequence[str], Sequence[float]]:
    """A two-column table (item, weight) as two lists; a weight that is not given is 1."""
    text = resources.files("kg.tag.generate").joinpath(file).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [row[0] for row in rows], [float(row[1]) if len(row) > 1 else 1.0 for row in rows]


def _draw(rng: random.Random, file: str) -> str:
    items, weights = _columns(file)
    return rng.choices(items, weights)[0]


def _integer(rng: random.Random, args: Sequence[str]) -> str:
    return str(rng.randint(int(args[0]), int(args[1])))


def _numeral(rng: random.Random, args: Sequence[str]) -> str:
    return chinese_numeral(rng.randint(int(args[0]), int(args[1])))


def _surname(rng: random.Random, _: Sequence[str]) -> str:
    return _draw(rng, "surnames.tsv")


def _given(rng: random.Random, _: Sequence[str]) -> str:
    """A given name: two characters four times out of five, as among the living."""
    count = 2 if rng.random() < 0.8 else 1
    return "".join(_draw(rng, "given.tsv") for _ in range(count))


def _name(rng: random.Random, _: Sequence[str]) -> str:
    return _surname(rng, ()) + _given(rng, ())


def _spaced_name(rng: random.Random, _: Sequence[str]) -> str:
    """A two-character name letter-spaced to the width of three, as in lists: 姚　逊."""
    return _surname(rng, ()) + rng.choice(" \u3000") + _draw(rng, "given.tsv")


def _division(level: str, *, short: bool) -> Builtin:
    def draw(rng: random.Random, _: Sequence[str]) -> str:
        name = rng.choice(divisions()[level])
        return short_division(name) if short else name

    return draw


def builtins() -> dict[str, Builtin]:
    """All built-ins by name."""
    found: dict[str, Builtin] = {
        "n": _integer,
        "cn": _numeral,
        "surname": _surname,
        "given": _given,
        "name": _name,
        "spaced-name": _spaced_name,
    }
    for level in ("province", "prefecture", "county", "township"):
        found[level] = _division(level, short=False)
        found[level + "-short"] = _division(level, short=True)
    return found

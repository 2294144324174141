from pathlib import Path

import pytest
from relate import marked

from kg.relate import view, years
from kg.relate.dating import document_date

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "years.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("text", "year"), ROWS)
def test_the_year_that_no_day_prints(text: str, year: str) -> None:
    assert str(document_date(view.build(*marked.document(text))).year or "") == year


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("中国人民政治协商会议第十四届全国委员会第一次会议", 2023),
        ("政协第五届黑龙江省委员会第四次会议", 1986),
        ("政协第七届海南省委员会第一次会议", 2018),
        ("政协第一届重庆市委员会第一次会议", 0),  # elected out of turn
        ("政协第四届山西省委员会第一次会议", 0),  # before the calendar was one
        ("政协第十届清河县委员会第三次会议", 0),
    ],
)
def test_sessions_meet_by_a_calendar(name: str, year: int) -> None:
    assert years.session(name) == year

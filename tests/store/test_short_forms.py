"""Names that everybody uses and no document need print."""

import pytest

from kg.store.short_forms import short_forms


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("政协泽州县委员会", ["泽州县政协"]),
        ("政协泽州县委员会提案委员会", ["泽州县政协提案委员会"]),
        ("中共泽州县委员会", ["泽州县委"]),
        ("泽州县人民政府", ["泽州县政府"]),
        ("中国人民政治协商会议全国委员会", ["全国政协"]),
        ("泽州县教育局", []),
    ],
)
def test_usual_short_forms(name, forms):
    assert short_forms(name) == forms

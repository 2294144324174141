"""The named questions as the query editor offers them: complete queries that run at any endpoint."""

import json
import re
from functools import cache

from kg.query.named import questions
from kg.schema import PREFIXES


@cache
def examples() -> bytes:
    """Name → query, as JSON. The prefixes that a query uses are declared."""
    made = {name: f"{_prefixes(question.sparql)}{question.sparql}" for name, question in questions().items()}
    return json.dumps(made, ensure_ascii=False).encode()


def _prefixes(query: str) -> str:
    code = re.sub(r"(?m)^\s*#.*$|\"[^\"\n]*\"", "", query)
    used = (prefix for prefix in PREFIXES if re.search(rf"(?<![\w?$.-]){prefix}:", code))
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in used)

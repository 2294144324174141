"""The job of preparing a named question for the query editor: its query, and what its parameters stand for."""

import json
import re
from dataclasses import dataclass

from kg.errors import QueryError
from kg.query.named import bound
from kg.query.questions import questions
from kg.schema import PREFIXES
from kg.serve.reply import JSON, RefusedError, Reply
from kg.store.graph import Graph


@dataclass(frozen=True, slots=True)
class Prepared:
    """A named question with parameters as a person writes them, as pairs."""

    name: str
    parameters: tuple[tuple[str, str], ...]

    def __call__(self, graph: Graph) -> Reply:
        """``{"query": …, "bindings": {"body": "<https://…>"}}``: terms as in N-Triples, prefixes declared.

        RefusedError for an unknown question, parameter or name, with the sentence of ``kg.query.named``.
        """
        if self.name not in questions():
            raise RefusedError(404, f"There is no question named {self.name}.")
        try:
            query, terms = bound(graph, self.name, dict(self.parameters))
        except QueryError as error:
            raise RefusedError(400, str(error)) from error
        said = {name: str(term) for name, term in terms.items()}
        content = {"query": f"{_prefixes(query)}{query}", "bindings": said}
        return Reply(json.dumps(content, ensure_ascii=False).encode(), JSON)


def _prefixes(query: str) -> str:
    """Declarations of the prefixes that a query uses, so that it runs at any endpoint."""
    code = re.sub(r"(?m)^\s*#.*$|\"[^\"\n]*\"", "", query)
    used = (prefix for prefix in PREFIXES if re.search(rf"(?<![\w?$.-]){prefix}:", code))
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in used)

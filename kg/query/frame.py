"""The answer to a SELECT as a pandas table. pandas is optional: ``pip install cppcc-kg[pandas]``."""

from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from kg.errors import QueryError
from kg.schema import PREFIXES
from kg.store.sparql import Answer

if TYPE_CHECKING:
    import pandas as pd

#: What stands in a cell; None is what is not bound.
Cell: TypeAlias = str | int | float | bool | None

_XSD = PREFIXES["xsd"]
_INTEGER, _BOOLEAN = _XSD + "integer", _XSD + "boolean"
_FLOATING = {_XSD + name for name in ("decimal", "double", "float")}


def frame(answer: Answer) -> "pd.DataFrame":
    """One row a solution and one column a variable, in their order.

    Integers, decimals and booleans are numbers and truth values, all else is text: an IRI, a name, and a date as it is
    stated, for 2018 and 2018-03 are no days (``pandas.to_datetime(column, format="ISO8601")`` makes them first days).
    Columns have pandas' types with a place for what is missing. QueryError for an answer that is no table, or when
    pandas is not there.
    """
    try:
        import pandas as pd  # noqa: PLC0415 - optional, and slow to import
    except ImportError as error:
        raise QueryError("Tables need pandas; install it with: pip install 'cppcc-kg[pandas]'.") from error
    if not isinstance(answer, ox.QuerySolutions):
        raise QueryError("Only SELECT gives a table; ASK gives yes or no, CONSTRUCT and DESCRIBE give triples.")
    columns = [variable.value for variable in answer.variables]
    rows = [[_cell(row[column]) for column in columns] for row in answer]
    return pd.DataFrame(rows, columns=columns).convert_dtypes()


def _cell(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Cell:
    if not isinstance(term, ox.Literal):
        return None if term is None else str(term) if isinstance(term, ox.Triple) else term.value
    kind = term.datatype.value
    if kind == _INTEGER:
        return int(term.value)
    if kind in _FLOATING:
        return float(term.value)
    return term.value in ("true", "1") if kind == _BOOLEAN else term.value

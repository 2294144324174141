"""Tables as Parquet, for data frames; pyarrow is an extra."""

import io
from typing import BinaryIO

from kg.errors import KgError
from kg.export.table import Readable, Table


def write_parquet(table: Table, graph: Readable, out: BinaryIO) -> None:
    """Every column with its own type; what is unknown is null. KgError when pyarrow is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415 – an extra
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise KgError('Parquet needs pyarrow; install it with: pip install "cppcc-kg[parquet]"') from error
    types = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "list": pa.list_(pa.string())}
    schema = pa.schema([(column.name, types[column.kind]) for column in table.columns])
    made = io.BytesIO()  # a pipe cannot be asked where it stands
    pq.write_table(pa.Table.from_pylist([dict(row) for row in table.rows(graph)], schema), made)
    out.write(made.getvalue())

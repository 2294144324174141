"""Station 7: a graph as lists and files to take away.

    write(graph, "relations", "xlsx", out)

Two exports of one graph are the same bytes.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import BinaryIO

import pyoxigraph as ox

from kg.errors import KgError
from kg.export import (
    cytoscape,
    description,
    entities,
    facts,
    ftm,
    gexf,
    jsonld,
    mentions,
    neo4j,
    network,
    parquet,
    rdf,
    relation_sheets,
    relations,
    spreadsheet,
    text,
)
from kg.export.relation_sheets import Look
from kg.export.table import Readable, Table

Writer = Callable[[Readable, BinaryIO], None]

_TABULAR = {
    "csv": text.write_csv,
    "xlsx": spreadsheet.write_xlsx,
    "jsonl": text.write_jsonl,
    "parquet": parquet.write_parquet,
}


def _tabular(table: Table, *formats: str) -> dict[str, Writer]:
    return {form: partial(_TABULAR[form], table) for form in formats}


#: What can be exported → in which formats, the usual one first → by what.
WHAT: Mapping[str, Mapping[str, Writer]] = {
    "relations": _tabular(relations.TABLE, "csv", "xlsx", "jsonl", "parquet") | {"xlsx": relation_sheets.write_xlsx},
    "entities": _tabular(entities.TABLE, "csv", "xlsx", "jsonl", "parquet") | {"ftm": ftm.write_ftm},
    "mentions": _tabular(mentions.TABLE, "jsonl", "csv", "parquet"),
    "facts": _tabular(facts.TABLE, "jsonl", "csv"),
    "rdf": {
        "ttl": rdf.writer(ox.RdfFormat.TURTLE),
        "nt": rdf.writer(ox.RdfFormat.N_TRIPLES),
        "nq": rdf.writer(ox.RdfFormat.N_QUADS),
        "trig": rdf.writer(ox.RdfFormat.TRIG),
        "xml": rdf.writer(ox.RdfFormat.RDF_XML),
        "jsonld": jsonld.write_jsonld,
    },
    "network": {"graphml": network.write_graphml, "gexf": gexf.write_gexf, "cyjs": cytoscape.write_cytoscape},
    "description": {
        "ttl": description.writer(ox.RdfFormat.TURTLE),
        "nt": description.writer(ox.RdfFormat.N_TRIPLES),
        "xml": description.writer(ox.RdfFormat.RDF_XML),
    },
}

#: What is several files, which go into a folder: as in WHAT, but each gives its files by name.
FOLDERS: Mapping[str, Mapping[str, Callable[[Readable], Mapping[str, bytes]]]] = {"network": {"neo4j": neo4j.files}}

#: What people also call a format, or end the name of its file with.
ALIASES = {
    "turtle": "ttl",
    "ntriples": "nt",
    "nquads": "nq",
    "rdfxml": "xml",
    "rdf": "xml",
    "json-ld": "jsonld",
    "ftm.json": "ftm",
}


def format_of(what: str, form: str | None, file: str | None = None) -> str:
    """The format asked for, else the one that the file's ending says, else the usual one of ``what``.

    KgError when there is no such export or it has no such format.
    """
    if what not in WHAT:
        raise KgError(f"There is no export {what}; choose one of {', '.join(WHAT)}.")
    formats = [*WHAT[what], *FOLDERS.get(what, ())]
    if not form:
        parts = (file or "").lower().split(".")
        endings = (".".join(parts[start:]) for start in range(1, len(parts)))  # ftm.json, then json
        return next((known for end in endings if (known := ALIASES.get(end, end)) in WHAT[what]), formats[0])
    chosen = ALIASES.get(form, form)
    if chosen not in formats:
        raise KgError(f"{what} cannot be exported as {form}; choose one of {', '.join(formats)}.")
    return chosen


def write(
    graph: Readable, what: str, form: str | None, out: BinaryIO, *, bom: bool = False, look: Look | None = None
) -> None:
    """Write one export to a binary file, which need not be seekable.

    ``bom`` puts the mark before a csv file by which Excel knows UTF-8; ``look`` is that of the workbook of relations.
    KgError for what cannot be exported, or not as one file.
    """
    chosen = format_of(what, form)
    if chosen not in WHAT[what]:
        raise KgError(f"{chosen} is several files; name a folder for them with -o.")
    if bom and chosen == "csv":
        out.write(b"\xef\xbb\xbf")
    if (what, chosen) == ("relations", "xlsx"):
        relation_sheets.write_xlsx(graph, out, look)
    else:
        WHAT[what][chosen](graph, out)


def files(graph: Readable, what: str, form: str) -> Mapping[str, bytes]:
    """The files, by name, of an export that is a folder of them. KgError for what is no such export."""
    if form not in FOLDERS.get(what, ()):
        raise KgError(f"{what} as {form} is one file, or there is no such export.")
    return FOLDERS[what][form](graph)


__all__ = ["ALIASES", "FOLDERS", "WHAT", "Look", "files", "format_of", "write"]

"""``kg query``: SPARQL over a graph, written out, from a file, or a question by its name."""

import sys
from pathlib import Path

import click

from kg.cli.options import WORDS, format_option, graph_argument, output_option
from kg.cli.output import write
from kg.errors import QueryError, ReadError
from kg.query import FORMATS


def _list(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the questions that have a name, and end."""
    if not wanted or ctx.resilient_parsing:
        return
    from kg.query.questions import questions

    for question in questions().values():
        click.echo(f"{question.name}\n  {question.zh}\n  {question.en}")
        for key, parameter in question.parameters.items():
            click.echo(f"  --param {key}={parameter.example}  {parameter.zh} · {parameter.en}")
    ctx.exit()


@click.command(
    epilog="""\b
Examples:
  kg query G "SELECT ?name { ?person a :Person ; skos:prefLabel ?name } ORDER BY ?name"
  kg query G --file question.rq --format csv -o answer.csv
  kg query G --name leaders --param body=泽州县政协
  kg query --list
"""
)
@graph_argument
@click.argument("sparql", required=False, type=WORDS)
@click.option("--file", "file", type=click.Path(path_type=Path, allow_dash=True), help="Read the query from this file.")
@click.option("--name", type=WORDS, help="Ask the question of this name.")
@click.option("--param", "params", metavar="K=V", multiple=True, type=WORDS, help="Set a parameter of the question.")
@click.option(
    "--list", is_eager=True, is_flag=True, expose_value=False, callback=_list, help="List the named questions."
)
@format_option(FORMATS, None)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Stop a query that takes longer.  [default: none]",
)
@output_option
def command(
    folder: Path,
    sparql: str | None,
    file: Path | None,
    name: str | None,
    params: tuple[str, ...],
    form: str | None,
    timeout: float | None,
    output: Path | None,
) -> None:
    """Ask the graph a question in SPARQL or by name.

    Give the query as SPARQL, by --file (- is standard input), or by --name.

    All documents together are the default graph, each one is a named graph, and the usual prefixes need not be
    declared; the empty one is the ontology. SELECT and ASK give a table unless --format says otherwise, CONSTRUCT and
    DESCRIBE give Turtle. A parameter of a named question takes any name of an entity, in full or in short.
    """
    if sum(given is not None for given in (sparql, file, name)) != 1:
        raise click.UsageError("Give one of: a SPARQL query, --file, --name.")
    if params and name is None:
        raise click.UsageError("--param goes with --name.")

    from kg.query.formats import render
    from kg.query.named import bound
    from kg.query.worker import Worker
    from kg.store.graph import Graph

    graph = Graph.open(folder)
    given = dict(map(_parameter, params))
    if name is not None:
        text, bindings = bound(graph, name, given)
    else:
        text, bindings = sparql if sparql is not None else _read(file or Path("-")), {}
    if timeout is None:
        answer = render(graph.query(text, bindings), form, given)
    else:
        with Worker(folder) as worker:
            answer = worker.answer(text, bindings, form, given, seconds=timeout)
    write(answer, output)


def _parameter(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals:
        raise QueryError(f"--param {text} lacks a value; write --param {text}=VALUE.")
    return key, value


def _read(file: Path) -> str:
    data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"{file} is not UTF-8 text; save the query as UTF-8.") from error

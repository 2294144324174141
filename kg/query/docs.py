"""The named questions as a page to read: ``python -m kg.query.docs > docs/queries.md``."""

import sys
from collections.abc import Iterator

from kg.query.questions import TOPICS, Question, questions

_HEAD = """# Questions with a name 有名称的问题

This page is made from the files in `kg/query/named/` by `python -m kg.query.docs > docs/queries.md`; do not edit it.

Each question is one SPARQL query with parameters. The values below are examples that the sample corpus answers
(`make demo` builds its graph in `demo/graph`). A parameter that is an entity takes any name that `kg find` takes, in
full or in short, in Simplified or Traditional characters, or an IRI; left out, it stays open, and the question is asked
of everything. A year or a text must be given; a number that is not given is that of the example.

`LIMIT 1000000` within a query leaves nothing out below a million organs: it makes Oxigraph find the organs of a body
first, where it would begin with everything that has a body.

    kg query --list
    kg query demo/graph --name leaders --param body=襄阳市政协
    kg query demo/graph --name leaders --format csv -o leaders.csv
"""


def page() -> str:
    """The whole page in Markdown."""
    return "\n".join((_HEAD, *_contents(), *_sections()))


def _contents() -> Iterator[str]:
    """All questions as a table with links."""
    yield from ("| | 问题 | question |", "|---|---|---|")
    for one in questions().values():
        yield f"| [{one.name}](#{one.name}) | {one.zh} | {one.en} |"


def _sections() -> Iterator[str]:
    for topic, (zh, en) in TOPICS.items():
        yield from ("", f"## {en} {zh}")
        for one in questions().values():
            if one.topic == topic:
                yield from _section(one)


def _section(one: Question) -> Iterator[str]:
    yield from ("", f"### {one.name}", "", f"{one.zh}<br>{one.en}")
    if one.remark:
        yield from ("", one.remark)
    if one.parameters:
        yield ""
    for key, parameter in one.parameters.items():
        yield f"- `{key}` ({parameter.kind}): {parameter.zh} · {parameter.en}"
    given = "".join(f" --param {key}={_quoted(parameter.example)}" for key, parameter in one.parameters.items())
    yield from ("", "```sh", f"kg query demo/graph --name {one.name}{given}", "```", "", "```sparql", one.query, "```")


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text or "“" in text else text


if __name__ == "__main__":
    sys.stdout.write(page() + "\n")

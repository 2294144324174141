"""``kg show``: one entity with its facts and the sentence each one rests on."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import WORDS, format_option, graph_argument, output_option
from kg.cli.output import write

if TYPE_CHECKING:
    from kg.identity.resolution import Decision
    from kg.store.entities import EntityView
    from kg.store.evidence import Evidence


@click.command(
    epilog="""\b
Examples:
  kg show G 政协泽州县委员会
  kg show G 泽州县政协 --format json
"""
)
@graph_argument
@click.argument("name", type=WORDS)
@format_option(("text", "json"), "text")
@output_option
def command(folder: Path, name: str, form: str, output: Path | None) -> None:
    """Show an entity with its facts and their evidence.

    NAME is any of its names, or its IRI. First comes what was decided on who it is, by rules or by judgements, with the
    reasons. Below each fact stand the documents that state it, with the offsets of the words and their sentence.
    """
    from kg.store.graph import Graph

    graph = Graph.open(folder)
    entity = graph.entity(graph.resolve(name))
    decisions = graph.decisions(entity.iri)
    if form == "json":
        content = asdict(entity) | {"decisions": [asdict(one) for one in decisions]}
        write(json.dumps(content, ensure_ascii=False, indent=1) + "\n", output)
    else:
        write(_text(entity, decisions), output)


def _text(entity: "EntityView", decisions: "list[Decision]") -> str:
    lines = [f"{entity.name}  ({entity.cls})", entity.iri]
    if entity.alt:
        lines.append("= " + "、".join(entity.alt))
    lines += map(_decision, decisions)
    for fact in entity.facts:
        lines += ["", f"{fact.type}: " + ", ".join(f"{key} {_value(value)}" for key, value in fact.slots.items())]
        lines += map(_source, fact.evidence)
    for relation in entity.relations:
        lines += ["", f"{relation.subject} – {relation.predicate} – {relation.object}"]
        lines += map(_source, relation.evidence)
    return "\n".join(lines) + "\n"


def _decision(one: "Decision") -> str:
    """``same as person/王伟@泽州县: the reason (judgement, 2024-05-06)``."""
    from kg.identity.iris import short

    who = f" {'as' if one.verdict == 'same' else 'from'} {'、'.join(map(short, one.others))}" if one.others else ""
    by = f"{one.by}, {one.date}" if one.date else f"rule {one.by}"
    return f"{one.verdict}{who}: {one.reason} ({by})"


def _value(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _source(evidence: "Evidence") -> str:
    return f"    {evidence.document} {evidence.start}–{evidence.end}: {evidence.sentence}"

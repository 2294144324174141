"""The SPARQL 1.1 Protocol, request by request; the names are those of the W3C's protocol tests where there is one.

https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/
"""

import json
from pathlib import Path

import pytest

CASES = [json.loads(line) for line in Path(__file__).with_name("cases").joinpath("protocol.jsonl").open("rb")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_protocol(served, case):
    body = case.get("body")
    data = body.encode() if body is not None else None
    if "body_hex" in case:
        data = bytes.fromhex(case["body_hex"])
    if "body_times" in case:
        data = case["body_times"][0].encode() * case["body_times"][1]
    answer = served.get(case.get("path", "/sparql"), case.get("headers"), data, case.get("method"))
    assert answer.status == case["status"], answer.text
    if "type" in case:
        assert answer.media == case["type"]
    assert case.get("contains", "") in answer.text
    if "body_is" in case:
        assert answer.text == case["body_is"]
    if "allow" in case:
        assert answer.headers["Allow"] == case["allow"]
    if "allow_origin" in case:
        assert answer.headers["Access-Control-Allow-Origin"] == case["allow_origin"]
    if answer.status >= 400:
        assert answer.media == "text/plain"
        assert answer.text.count("\n") == 1
        assert answer.text.endswith(".\n")


def test_the_description_names_the_endpoint_and_every_document(served):
    import rdflib

    graph = rdflib.Graph().parse(data=served.get("/sparql").body, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    assert [str(one) for one in graph.objects(None, sd.endpoint)] == [f"{served.url}/sparql"]
    named = {str(one) for one in graph.objects(None, sd.name)}
    assert named == {f"https://w3id.org/cppcc/id/document/{name}.txt" for name in "ab"}

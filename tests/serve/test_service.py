"""What is made once for all visitors: nobody's limit of time ends it, and nobody waits for it for ever."""

import threading

import pytest

from kg.serve.jobs import Query, Search, Start
from kg.serve.limits import Limits
from kg.serve.reply import HTML, RefusedError, Reply
from kg.serve.service import Service

LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def stays():
    return False


@pytest.fixture
def service(folder):
    one = Service(folder, Limits(seconds=0.001, patience=0.2))
    yield one
    one.close()


def test_the_first_page_is_made_however_long_it_takes(service):
    with pytest.raises(RefusedError, match="took longer than"):
        service.run(Query(LONG, (), (), (), "text/csv", None, 1000), stays)
    reply = service.lasting(Start("zh"), stays)
    assert "政协泽州县委员会" in reply.body.decode()
    assert service.lasting(Start("zh"), stays) is reply


def test_a_search_reads_the_index_however_long_it_takes(service):
    assert "政协泽州县委员会" in service.run(Search("泽州县政协", 5), stays).body.decode()


def test_who_waits_for_what_somebody_else_has_made_is_told_to_come_again(service, monkeypatch):
    begun, done = threading.Event(), threading.Event()

    def slowly(*_):
        begun.set()
        assert done.wait(30)
        return Reply(b"made", HTML)

    monkeypatch.setattr(service, "run", slowly)
    maker = threading.Thread(target=service.lasting, args=(Start("en"), stays))
    maker.start()
    assert begun.wait(30)
    with pytest.raises(RefusedError, match="is being made; try again later") as refused:
        service.lasting(Start("en"), stays)
    reply = refused.value.reply
    assert (reply.status, reply.headers) == (503, {"Retry-After": "10"})
    done.set()
    maker.join()
    assert service.lasting(Start("en"), stays).body == b"made"

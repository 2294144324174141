"""A build while people read: the new graph is seen without a restart, and never a mixture of the two."""

import threading

from served import Served, made_graph

PEOPLE = ("赵明远", "孙立德", "周吴郑", "吴永年")


def state(number):
    """Documents that all name the same one person, another one in every state."""
    person = PEOPLE[number % len(PEOPLE)]
    return {f"{name}.txt": f"简报\n\n{person}任泽州县政协主席。\n" for name in "abcdef"}


def test_readers_see_one_state_or_the_other(tmp_path):
    folder = made_graph(tmp_path, state(0))
    served = Served(folder, "--timeout", 20)
    query = "SELECT ?g ?name { GRAPH ?g { ?p a :Person ; skos:prefLabel ?name } }"
    seen, wrong, stop = [], [], threading.Event()

    def read():
        while not stop.is_set():
            answer = served.ask(query)
            names = {line.split(",")[1] for line in answer.text.split("\r\n")[1:-1]}
            if answer.status != 200 or len(names) != 1 or answer.text.count("\n") != 7:
                wrong.append((answer.status, answer.text))
            seen.extend(names)
            page = served.get("/id/body/%E6%94%BF%E5%8D%8F%E6%B3%BD%E5%B7%9E%E5%8E%BF%E5%A7%94%E5%91%98%E4%BC%9A")
            named = [name for name in PEOPLE if name in page.text]
            if page.status != 200 or len(named) != 1:
                wrong.append((page.status, named))

    readers = [threading.Thread(target=read) for _ in range(3)]
    try:
        for one in readers:
            one.start()
        for number in range(1, 9):
            made_graph(tmp_path, state(number))
            assert PEOPLE[number % len(PEOPLE)] in served.ask(query).text
            found = served.get("/search?q=" + "%E6%94%BF%E5%8D%8F").text
            assert "政协泽州县委员会" in found
    finally:
        stop.set()
        for one in readers:
            one.join()
        served.stop()
    assert wrong == []
    assert set(seen) == set(PEOPLE)

"""Station 10: a graph on this machine's own network address: SPARQL endpoint, entity pages, search, query editor.

A request is read here, in one process of many threads (``app``), and answered in another: every job that touches the
graph runs in a worker process of the ``pool``, which is ended when its time is up. So one heavy query holds up nobody.
"""

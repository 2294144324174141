"""The errors a user can meet. Each message is one plain sentence: what is wrong and what to do."""


class KgError(Exception):
    """Root of all errors of this package; the command line prints it and exits with 1."""


class ReadError(KgError):
    """A document cannot be read: missing, empty, binary, encrypted, truncated or undecodable."""


class GraphError(KgError):
    """A folder is not a graph, is damaged, is of another version, or is being written by another build."""


class QueryError(KgError):
    """A query cannot be answered: a syntax error, an unknown name, or an unknown parameter."""


class LimitError(QueryError):
    """A query takes longer, or its answer is longer, than the caller allows."""


class JudgementError(KgError):
    """A file of judgements is damaged or contradicts itself; none of its lines is applied."""

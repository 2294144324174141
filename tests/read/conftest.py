"""No deadline a case: the first one loads the table of Traditional characters, and machines differ."""

from hypothesis import settings

settings.register_profile("read", deadline=None)
settings.load_profile("read")

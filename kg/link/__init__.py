"""Station 3: Mentions → Links to entities with canonical names."""

from kg.link.linker import link

__all__ = ["link"]

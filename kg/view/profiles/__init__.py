"""The page of an entity, by its kind: which sections it has, in which order."""

from kg.schema import nodes
from kg.view.dossier import Dossier
from kg.view.profile import Dossiers, Profile
from kg.view.profiles import body, event, person, place, thing

_KINDS = {
    "person": person.profile,
    "body": body.profile,
    "meeting": event.profile,
    "activity": event.profile,
    "place": place.profile,
}


def profile(dossier: Dossier, dossiers: Dossiers) -> Profile:
    """What the page of an entity shows. ``dossiers`` gives those of its neighbours."""
    return _KINDS.get(nodes.segment(dossier.iri), thing.profile)(dossier, dossiers)

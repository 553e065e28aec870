"""What the other chamber voted on a bill, from what other pages said of it."""

from __future__ import annotations

from sqlite_utils import Database

from monitors.events.contradiction import KINDS, statements
from monitors.history.contradictions import documents_naming

Pairs = tuple[tuple[str, str], ...]

_ANY_SITE = ""


def with_other_chamber(db: Database, pairs: Pairs) -> Pairs:
    """The facts of a vote of the Eerste Kamer with those of the other chamber, where a page knows them."""
    names = {name for name, _ in pairs}
    bill = next((value for name, value in pairs if name == "bill"), "")
    if not bill or "votes_ek_for" not in names or "votes_tk_for" in names:
        return pairs
    documents = documents_naming(db, bill, KINDS, _ANY_SITE)
    said = (one.facts for document in documents for one in statements(document) if one.bill == bill)
    known = next((facts for facts in said if facts.get("votes_tk_for")), {})
    other = ((name, value) for name, values in known.items() if "_tk" in name for value in values)
    return (*pairs, *other)

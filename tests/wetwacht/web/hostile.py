"""A history in which every text that somebody else wrote is an attack."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import zstandard
from sqlite_utils import Database
from starlette.applications import Starlette

from config.load import Config, load
from crawler.document import Attachment, Document, Fact, Section
from crawler.errors import Verdict
from monitors.history import sources
from monitors.history.database import write_tx
from monitors.history.keyfile import signing_key
from monitors.sources.health import SourceState
from monitors.watchlist import Channel, Subscription, Watchlist
from notifiers.unsubscribe import token
from tests.chronicle import Chronicle
from tests.invented import BILL, LETTER, NEWS, WATCHLIST
from wetwacht.web.app import application

NOW = datetime(2026, 10, 6, 8, tzinfo=UTC)
NAMED = "Voorbeeldwet huisvesting (99999) kost 95.500 euro"
EVIL = (
    '=HYPERLINK("https://kwaad.example.org")<script>alert(1)</script><img src=x onerror=alert(1)>'
    '<a href="javascript:alert(1)">x</a>{{ 7 * 7 }}{% raw %}\' " ]]> &lt;b&gt; %0d%0a \x1b[2J\x9b31m\x07\x00'
    "\u202egnp\u2066\u200b\u2028\r\nBEGIN:VALARM\r\nX-KWAAD:1\r\n"
)
LINK = "javascript:alert(1)//\u202e\r\n<script>alert(1)</script>"


def hostile_history(folder: Path) -> Chronicle:
    """A history with at least two versions of each kind of document, and all else that is kept."""
    to = Channel("team", "email", ("beleid@example.org",))
    watchlist = Watchlist(WATCHLIST.dossiers, WATCHLIST.sources, (to,), (Subscription("alles", ("team",)),))
    made = Chronicle(folder / "history.db", watchlist)
    for day, word in enumerate(("mei", "juni", "juli")):
        for one in (_news(word), _bill(word), _amendment(word), _letter(word)):
            made.seen(one, NOW - timedelta(days=9 - day))
    with write_tx(made.db):
        _spoil(made.db)
    return made


def config_of(history: Chronicle, **changed: Any) -> Config:
    """The configuration of a history, with these settings changed."""
    shipped = load(None, {})
    settings = replace(shipped.settings, database=history.file, **changed)
    return Config(history.watchlist, settings)


def pages_of(history: Chronicle, **changed: Any) -> Starlette:
    """The pages of a history, with these settings changed."""
    return application(config_of(history, **changed), lambda: NOW)


def known_places(history: Chronicle) -> dict[str, str]:
    """What exists in the places of our addresses."""
    key = signing_key(history.file)
    asked = (("alles",), "email", "beleid@example.org")
    return {
        "number": "1",
        "change": "1",
        "work": "1",
        "key": "voorbeeldwet",
        "/agenda/abonnement/{key}.ics": "/agenda/abonnement/alles.ics",
        "/afmelden/{token}": f"/afmelden/{token(key, 'afmelden', *asked)}",
        "/abonnement/{token}": f"/abonnement/{token(key, 'abonnement', *asked)}",
    }


def _spoilt(one: Document, word: str) -> Document:
    section = Section(f"deel{EVIL}", f"{EVIL} kop", f"{EVIL} {NAMED} vanaf {word}.")
    return replace(one, title=f"{EVIL} {NAMED}", sections=(section,))


def _news(word: str) -> Document:
    return replace(_spoilt(NEWS, word), url=LINK)


def _bill(word: str) -> Document:
    texts = (
        "status",
        "committee",
        "result_tk",
        "result_ek",
        "decided_ek",
        "votes_ek_absent",
        "entry_into_force",
    )
    votes = (Fact("votes_tk_for", (EVIL, f"Partij {word}")), Fact("votes_tk_against", (EVIL, EVIL)))
    day = {"mei": "2026-10-13", "juni": "2026-10-27", "juli": "2026-10-20"}[word]
    facts = (
        Fact("stage", "plenary"),
        Fact("planned", day),
        Fact("decided_tk", "2025-07-03"),
        *(Fact(name, f"{EVIL} {word}") for name in texts),
    )
    url = f"{BILL.url}\r\nX-KWAAD:1\u202e<script>alert(1)</script>"
    return replace(_spoilt(BILL, word), url=url, facts=(*facts, *votes))


def _amendment(word: str) -> Document:
    facts = (Fact("dossier", "99999"), Fact("replaces", EVIL), Fact("signatories", (EVIL, word)))
    return replace(
        _spoilt(NEWS, word),
        site="tweedekamer",
        key="99999/18",
        url="https://www.tweedekamer.nl/kamerstukken/amendementen/detail?id=2026Z00001",
        kind="amendement",
        identifier="99999/18",
        facts=facts,
    )


def _letter(word: str) -> Document:
    text = f"{EVIL}\nEr zijn circa 9{len(word)}.500 plekken in gemeenten voor {NAMED}."
    file = Attachment(f"{EVIL} bijlage", LINK, EVIL, hashlib.sha256(word.encode()).hexdigest(), text)
    return replace(_spoilt(LETTER, word), attachments=(file,), identifier=EVIL)


_SPOIL = (
    "update change set headline = :evil || id, sources = :list",
    "update event set headline = :evil || id",
    "update delivery set reason = :evil, receipt = :evil",
    "insert into proposal (name, dossier, who, made) values (:evil, :evil, :evil, :when)",
    "insert into work (change, what, who, said, via, made) "
    "select id, 'wrong', :evil, :evil, 'page', :when from change",
    "insert into sighting (source, url, heading, row, row_hash, first_seen, last_seen, baseline) "
    "select :evil, url, :evil, :evil, :evil, :when, :when, 0 from document",
    "insert into contradiction (bill, subject, site, url, value, other_site, other_url, other_value, seen) "
    "select '99999', :evil, site, url, :evil, :evil, :link, :evil || id, :when from document",
    "insert into correction (event, own, wrong, headline, sentence, cause, url, withdrawn, made, made_by) "
    "select id, id, :evil, :evil, :evil, :evil, :link, 0, :when, :evil from event",
    "insert into body (sha256, data) values (:sha, :data)",
    "insert into snapshot (url, source, seen, status, headers, sha256) "
    "select url, :evil, :when, 200, :headers, :sha from document",
    "update version set snapshot = (select max(id) from snapshot)",
    "insert into planned (document, day, dossier) select id, '2026-10-13', 'voorbeeldwet' from document",
    "insert into verdict (source, seen, verdict, reason) select key, :when, 'broken', :evil from source",
)


def _spoil(db: Database) -> None:
    body = EVIL.encode()
    values = {
        "evil": EVIL,
        "link": LINK,
        "list": json.dumps([EVIL]),
        "headers": json.dumps([["set-cookie", EVIL], [EVIL, "text/html"]]),
        "when": "2026-10-05T08:00:00Z",
        "sha": hashlib.sha256(body).hexdigest(),
        "data": zstandard.compress(body),
    }
    for one in WATCHLIST.sources:
        broken = SourceState(
            one.key, Verdict.BROKEN, EVIL, EVIL, last_visit=NOW, failing_since=NOW, failures=3
        )
        sources.save_state(db, broken)
    for statement in _SPOIL:
        names = re.findall(r":(\w+)", statement)
        db.execute(statement, {name: values[name] for name in names})

"""Local copies of the sites on loopback, with a clock that the demo moves."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from wetwacht.demo.model import Moment, TroubleKind
from wetwacht.demo.noise import Noise
from wetwacht.demo.render import Answer
from wetwacht.demo.script import Script
from wetwacht.demo.server import Reply, SiteServer
from wetwacht.demo.state import State
from wetwacht.demo.validators import Asked, Validators, not_modified
from wetwacht.demo.whole import SITES, answer, maintenance


@dataclass(frozen=True, slots=True)
class Request:
    """One request that a copy answered; `sent` counts the bytes of the body."""

    moment: int
    site: str
    target: str
    status: int
    sent: int


class Copies:
    """The sites as they were at a moment of the script; as a context manager they answer.

    `origins` says where each site is. With `noise` every answer differs where a real one does; with
    `etags` unchanged pages are answered 304. The same seed and order of requests give the same bytes.
    """

    def __init__(self, script: Script, *, noise: bool = True, etags: bool = True, seed: str = "demo") -> None:
        self._script = script
        self._noise = noise
        self._seed = seed
        self._validators = Validators() if etags else None
        self._lock = threading.Lock()
        self._index = 0
        self._trouble: dict[str, TroubleKind] = {}
        self._counts: Counter[str] = Counter()
        self._servers = {site: SiteServer(site, self._reply) for site in SITES}
        self.requests: list[Request] = []

    @property
    def origins(self) -> dict[str, str]:
        """Where each site answers: http://127.0.0.1:port."""
        return {site: server.origin for site, server in self._servers.items()}

    def __enter__(self) -> Self:
        for server in self._servers.values():
            server.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers.values():
            server.close()

    def at(self, index: int) -> Moment:
        """Sets the clock to a moment of the script, with its trouble and no other; 0 is the baseline."""
        moment = self._script.moments[index]
        with self._lock:
            self._index = index
            self._trouble.clear()
        for site in SITES:
            self.disturb(site, None)
        for trouble in moment.trouble:
            if trouble.kind != "footer":
                self.disturb(trouble.site, trouble.kind)
        return moment

    def disturb(self, site: str, kind: TroubleKind | None) -> None:
        """Makes a site fail in a way, or work again (None), until the clock moves."""
        with self._lock:
            if kind is None:
                self._trouble.pop(site, None)
            else:
                self._trouble[site] = kind
        server = self._servers[site]
        if kind == "refused":
            server.refuse()
        else:
            server.accept()

    def _reply(self, site: str, target: str, asked: Asked) -> Reply:
        with self._lock:
            self._counts[site] += 1
            index, trouble, count = self._index, self._trouble.get(site), self._counts[site]
        noise = Noise(f"{self._seed}:{site}", count if self._noise else 0)
        reply = _failing(trouble, noise) or self._page(site, target, asked, noise, index)
        with self._lock:
            self.requests.append(Request(index, site, target, reply.status, len(reply.body)))
        return reply

    def _page(self, site: str, target: str, asked: Asked, noise: Noise, index: int) -> Reply:
        state = self._script.states[index]
        calm = self._calm(state, site, target)
        if calm.status != 200 or self._validators is None:
            return calm if not self._noise else self._as_reply(answer(state, site, target, noise))
        validator = self._validators.of(site, target, calm.body, state.at)
        if not_modified(asked, validator):
            return Reply(304, calm.media_type, b"", validator.headers())
        reply = self._as_reply(answer(state, site, target, noise)) if self._noise else calm
        return Reply(reply.status, reply.media_type, reply.body, validator.headers())

    def _calm(self, state: State, site: str, target: str) -> Reply:
        """The answer without noise: what validators are made of."""
        return self._as_reply(answer(state, site, target, Noise(f"{self._seed}:{site}")))

    @staticmethod
    def _as_reply(found: Answer | int) -> Reply:
        if isinstance(found, int):
            return Reply(found, "text/html; charset=utf-8", _error(found))
        return Reply(200, found.media_type, found.body)


def _failing(kind: TroubleKind | None, noise: Noise) -> Reply | None:
    if kind == "maintenance":
        found = maintenance(noise)
        return Reply(200, found.media_type, found.body)
    if kind in ("500", "503"):
        return Reply(int(kind), "text/html; charset=utf-8", _error(int(kind)))
    return None


def _error(status: int) -> bytes:
    return f"<!DOCTYPE html><html><head><title>{status}</title></head><body>{status}</body></html>".encode()

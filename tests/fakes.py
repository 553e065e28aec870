"""A Slack that keeps Slack's rules, and a mail server, both on loopback; each can be told to misbehave."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.tls import server_context

TOKEN = "xoxb-of-the-fake"
APP_TOKEN = "xapp-of-the-fake"
_RAW = re.compile(r"[<>]|&(?!amp;|lt;|gt;)")


@dataclass
class SlackFake:
    """What the fake workspace knows and does by its `clock`. `troubles` come first, one a request.

    `socket` is where Socket Mode is spoken; `whispers` are messages that only one person sees.

    A trouble is ("status", code, headers, body), ("error", code), "drop" (accepted, then no answer), or
    "slow" (accepted, and the answer does not come while anybody waits).
    """

    channels: tuple[str, ...] = ("C0001",)
    page: int = 2
    clock: int = 1_776_787_620
    troubles: deque[Any] = field(default_factory=deque)
    messages: list[dict[str, Any]] = field(default_factory=list)
    requests: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    whispers: list[dict[str, Any]] = field(default_factory=list)
    socket: str = ""
    url: str = ""
    closing: threading.Event = field(default_factory=threading.Event)

    def answer(self, method: str, request: dict[str, Any], token: str) -> dict[str, Any]:
        """The answer by Slack's rules."""
        opens = method == "apps.connections.open"
        if token != (APP_TOKEN if opens and self.socket else TOKEN):
            return {"ok": False, "error": "invalid_auth"}
        if method in ("auth.test", "blocks.validate", "apps.connections.open"):
            return {"ok": True, "url": self.socket} if opens else _asked(method, request)
        if request.get("channel") not in self.channels:
            return {"ok": False, "error": "channel_not_found"}
        if method == "conversations.history":
            return self._history(request)
        broken = broken_rule(request)
        if broken:
            return {"ok": False, "error": broken}
        posts = {"chat.postMessage": self._post, "chat.postEphemeral": self._whisper}
        return posts.get(method, self._update)(request)

    def _whisper(self, request: dict[str, Any]) -> dict[str, Any]:
        self.whispers.append(request)
        return {"ok": True, "message_ts": f"{self.clock}.{len(self.whispers):06d}"}

    def _post(self, request: dict[str, Any]) -> dict[str, Any]:
        threads = {message["ts"] for message in self.messages}
        if request.get("thread_ts", next(iter(threads), None)) not in threads and "thread_ts" in request:
            return {"ok": False, "error": "thread_not_found"}
        stamp = f"{self.clock}.{len(self.messages):06d}"
        self.messages.append({**request, "ts": stamp})
        return {"ok": True, "channel": request["channel"], "ts": stamp}

    def _update(self, request: dict[str, Any]) -> dict[str, Any]:
        found = next((m for m in self.messages if m["ts"] == request.get("ts")), None)
        if found is None:
            return {"ok": False, "error": "message_not_found"}
        found.update(request)
        return {"ok": True, "channel": request["channel"], "ts": found["ts"]}

    def _history(self, request: dict[str, Any]) -> dict[str, Any]:
        start = int(request.get("cursor") or 0)
        newest = [m for m in reversed(self.messages) if float(m["ts"]) >= float(request.get("oldest", 0))]
        shown = newest[start : start + self.page]
        metadata = str(request.get("include_all_metadata")) in ("1", "true", "True")
        rows = [{k: v for k, v in m.items() if metadata or k != "metadata"} for m in shown]
        more = str(start + self.page) if len(newest) > start + self.page else ""
        return {"ok": True, "messages": rows, "response_metadata": {"next_cursor": more}}


def _asked(method: str, request: dict[str, Any]) -> dict[str, Any]:
    """The answer to what posts nothing: who we are, and whether blocks are well formed."""
    if method == "auth.test":
        return {"ok": True, "team": "Voorbeeldgemeente", "user": "wetwacht", "team_id": "T0001"}
    broken = broken_rule({"text": "", "ts": "", **request})
    return {"ok": False, "error": broken} if broken else {"ok": True}


def broken_rule(request: dict[str, Any]) -> str | None:
    """The error of the first of Slack's rules, or of ours for hostile text, that a message breaks."""
    blocks = request.get("blocks") or []
    texts = [*_texts(blocks)]
    rules = {
        "no_text": not request.get("text") and not blocks,
        "fake_unescaped": bool(_RAW.search(request.get("text", ""))),
        "fake_parsed_block": any(kind == "mrkdwn" for kind, _ in texts),
        "fake_unfurls": "ts" not in request and request.get("unfurl_links") is not False,
        "fake_foreign_link": any(not url.startswith("https://") for url in _urls(blocks)),
        "invalid_blocks": _invalid(blocks, texts),
        "msg_blocks_too_long": sum(len(text) for _, text in texts) > 13_000,
    }
    return next((code for code, broken in rules.items() if broken), None)


def _invalid(blocks: list[dict[str, Any]], texts: list[tuple[str, str]]) -> bool:
    headers = [block["text"]["text"] for block in blocks if block["type"] == "header"]
    return (
        len(blocks) > 50
        or any(not 0 < len(header) <= 150 for header in headers)
        or any(not 0 < len(text) <= 3_000 for _, text in texts)
        or any(len(block["elements"]) > 10 for block in blocks if block["type"] == "context")
    )


def _texts(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, list):
        for one in node:
            yield from _texts(one)
    elif isinstance(node, dict):
        if isinstance(node.get("text"), str):
            yield str(node.get("type")), node["text"]
        yield from _texts([value for value in node.values() if isinstance(value, dict | list)])


def _urls(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for one in node:
            yield from _urls(one)
    elif isinstance(node, dict):
        if "url" in node:
            yield str(node["url"])
        yield from _urls([value for value in node.values() if isinstance(value, dict | list)])


class _SlackServer(ThreadingHTTPServer):
    def __init__(self, fake: SlackFake) -> None:
        super().__init__(("127.0.0.1", 0), _SlackHandler)
        self.fake = fake


class _SlackHandler(BaseHTTPRequestHandler):
    server: _SlackServer

    def do_POST(self) -> None:
        fake = self.server.fake
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        is_json = "json" in self.headers.get("Content-Type", "")
        request = json.loads(body or b"{}") if is_json else dict(parse_qsl(body.decode()))
        method = self.path.rpartition("/")[2]
        fake.requests.append((method, request))
        trouble = fake.troubles.popleft() if fake.troubles else None
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if trouble in ("drop", "slow"):
            fake.answer(method, request, token)
            self.close_connection = trouble == "drop" or fake.closing.wait()
        elif trouble and trouble[0] == "status":
            self._write(*trouble[1:])
        else:
            refused = {"ok": False, "error": trouble[1]} if trouble else None
            self._write(200, {}, json.dumps(refused or fake.answer(method, request, token)))

    def _write(self, status: int, headers: dict[str, str], body: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: the test reads the requests."""


@contextmanager
def slack() -> Iterator[SlackFake]:
    """The fake workspace, served on loopback while the block runs."""
    fake = SlackFake()
    server = _SlackServer(fake)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    fake.url = f"http://127.0.0.1:{server.server_address[1]}/api/"
    try:
        yield fake
    finally:
        fake.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class MailFake:
    """A mail server. `answers` replaces its answer to HELO, MAIL, RCPT or DATA.

    "drop" takes what it was told and hangs up; "slow" takes it and answers nobody.
    """

    answers: dict[str, str] = field(default_factory=dict)
    envelopes: list[Envelope] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    port: int = 0

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return [self.answers["HELO"]] if "HELO" in self.answers else responses

    async def handle_HELO(self, server: SMTP, session: Session, envelope: Envelope, hostname: str) -> str:
        session.host_name = hostname
        return self.answers.get("HELO", "250 localhost")

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return await self._answer("MAIL", server)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return await self._answer("RCPT", server)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.answers.get("DATA", "250 OK").partition(" ")[0] in ("250", "drop", "slow"):
            self.envelopes.append(envelope)
            self.encrypted.append(session.ssl is not None)
        return await self._answer("DATA", server)

    async def _answer(self, step: str, server: SMTP) -> str:
        answer = self.answers.get(step, "250 OK")
        if answer == "slow":
            await asyncio.Event().wait()
        if answer == "drop" and isinstance(server.transport, asyncio.WriteTransport):
            server.transport.abort()
        return "250 OK" if answer == "drop" else answer

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword
    ) -> AuthResult:
        self.logins.append(data.login.decode())
        return AuthResult(success=data.password == b"goed", handled=False)


@contextmanager
def mail(
    certificate: Path | None = None, *, implicit: bool = False, login: bool = False
) -> Iterator[MailFake]:
    """The mail server on loopback: STARTTLS required where there is a certificate, or TLS from the start."""
    fake = MailFake()
    context = server_context(certificate) if certificate else None
    loop = asyncio.new_event_loop()

    def session() -> SMTP:
        return SMTP(
            fake,
            hostname="localhost",
            loop=loop,
            tls_context=None if implicit else context,
            require_starttls=bool(context) and not implicit,
            authenticator=fake.authenticate if login else None,
            auth_required=login,
            auth_require_tls=bool(context) and not implicit,
        )

    started = loop.create_server(session, "127.0.0.1", 0, ssl=context if implicit else None)
    server = loop.run_until_complete(started)
    fake.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield fake
    finally:
        asyncio.run_coroutine_threadsafe(_stopped(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _stopped(server: asyncio.Server) -> None:
    server.close()
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.sleep(0)

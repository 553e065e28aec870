"""Everything that is set once for the whole program. The environment wins over the file."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeVar

from config.errors import ENVIRONMENT, Report
from config.fields import did_you_mean, is_loopback, is_mail_address
from config.schema import CrawlTable, EmailTable, FileTable, Login, SlackTable, Table, Tls, WebTable
from config.tables import parse

T = TypeVar("T", bound=Table)

VARIABLES = {
    "WETWACHT_CRAWL_CONTACT": "crawl.contact",
    "WETWACHT_CRAWL_DELAY": "crawl.delay",
    "WETWACHT_WEB_PUBLIC_URL": "web.public_url",
    "WETWACHT_WEB_BIND": "web.bind",
    "WETWACHT_WEB_LOGIN": "web.login",
    "WETWACHT_SLACK_API_URL": "slack.api_url",
    "WETWACHT_EMAIL_HOST": "email.host",
    "WETWACHT_EMAIL_PORT": "email.port",
    "WETWACHT_EMAIL_TLS": "email.tls",
    "WETWACHT_EMAIL_SENDER": "email.sender",
    "WETWACHT_EMAIL_USER": "email.user",
    "WETWACHT_EMAIL_CAFILE": "email.cafile",
    "WETWACHT_EMAIL_REPLY_TO": "email.reply_to",
}
"""Which variable overrides which key of the file."""

WATCHLIST = "WETWACHT_WATCHLIST"
DATABASE = "WETWACHT_DATABASE"
SLACK = "WETWACHT_SLACK_TOKEN"
SLACK_APP = "WETWACHT_SLACK_APP_TOKEN"
SMTP = "WETWACHT_SMTP_PASSWORD"
WEB = "WETWACHT_WEB_PASSWORD_HASH"
SECRETS = (SLACK, SLACK_APP, SMTP, WEB)

_NAMES = (*VARIABLES, WATCHLIST, DATABASE, *SECRETS, *(f"{name}_FILE" for name in SECRETS))
_PORTS: dict[Tls, int] = {"starttls": 587, "tls": 465, "none": 25}
_NUMBERS: dict[str, type[int] | type[float]] = {"crawl.delay": float, "email.port": int}
_MAX_SECRET = 4096
_HASH = re.compile(r"scrypt\$[\w-]{22}==\$[\w-]{86}==")


@dataclass(frozen=True, slots=True)
class Settings:
    """The program's settings. Secrets stay out of its representation; `watchlist` is one's own file."""

    database: Path
    watchlist: Path | None
    crawl_contact: str | None
    crawl_delay: float
    user_agent: str
    web_public_url: str | None
    web_bind: str
    web_login: Login
    web_proxy_header: str
    web_proxy_peers: tuple[str, ...]
    web_password_hash: str | None = field(repr=False)
    web_keep_names: int
    slack_api_url: str
    slack_token: str | None = field(repr=False)
    slack_app_token: str | None = field(repr=False)
    email_host: str | None
    email_port: int
    email_tls: Tls
    email_sender: str | None
    email_user: str | None
    email_cafile: Path | None
    email_reply_to: str | None
    email_password: str | None = field(repr=False)


def read_settings(report: Report, file: FileTable, own: Path | None, environ: Mapping[str, str]) -> Settings:
    """The settings of a file and the environment; what is wrong is reported and left at its default."""
    _check_names(report, environ)
    crawl = _section(report, "crawl", CrawlTable, file.crawl, environ)
    web = _section(report, "web", WebTable, file.web, environ)
    slack = _section(report, "slack", SlackTable, file.slack, environ)
    email = _section(report, "email", EmailTable, file.email, environ)
    return Settings(
        database=_database(environ),
        watchlist=own,
        crawl_contact=crawl.contact,
        crawl_delay=crawl.delay,
        user_agent=user_agent(crawl.contact),
        web_public_url=web.public_url,
        web_bind=web.bind,
        web_login=_login(report, web, environ),
        web_proxy_header=web.proxy_header,
        web_proxy_peers=web.proxy_peers,
        web_password_hash=_password_hash(report, environ),
        web_keep_names=web.keep_names,
        slack_api_url=slack.api_url,
        slack_token=_slack_token(report, environ),
        slack_app_token=_slack_app_token(report, environ),
        email_host=email.host,
        email_port=email.port or _PORTS[email.tls],
        email_tls=_tls(report, email),
        email_sender=email.sender,
        email_user=email.user,
        email_cafile=_cafile(report, email, own),
        email_reply_to=email.reply_to,
        email_password=_password(report, email, environ),
    )


def user_agent(contact: str | None) -> str:
    """What every request calls itself, with the place where a site's owner can reach us."""
    name = f"wetwacht/{_version()}"
    if contact is None:
        return name
    return f"{name} (+mailto:{contact})" if is_mail_address(contact) else f"{name} (+{contact})"


def given(environ: Mapping[str, str], name: str) -> bool:
    """Whether a secret was given at all, itself or as the path of a file."""
    return bool(environ.get(name) or environ.get(f"{name}_FILE"))


def _section(
    report: Report, name: str, model: type[T], table: Mapping[str, Any], environ: Mapping[str, str]
) -> T:
    overrides = {
        key.removeprefix(f"{name}."): _number(environ[variable], key)
        for variable, key in VARIABLES.items()
        if key.startswith(f"{name}.") and environ.get(variable)
    }
    for variable, key in VARIABLES.items():
        if environ.get(variable):
            report.renamed[key] = (ENVIRONMENT, variable)
    return parse(report, name, model, {**table, **overrides}) or model()


def _number(text: str, key: str) -> str | int | float:
    """Variables are always text; where the table wants a number, the text is read as one."""
    try:
        return _NUMBERS.get(key, str)(text)
    except ValueError:
        return text


def _database(environ: Mapping[str, str]) -> Path:
    if environ.get(DATABASE):
        return Path(environ[DATABASE]).expanduser()
    state = Path(environ.get("XDG_STATE_HOME", ""))
    # The XDG rules call a relative path invalid: it would depend on where the program was started.
    if not state.is_absolute():
        state = Path(environ.get("HOME") or Path.home()) / ".local" / "state"
    return state / "wetwacht" / "wetwacht.db"


def _slack_token(report: Report, environ: Mapping[str, str]) -> str | None:
    token = _secret(report, SLACK, environ)
    if token is None or (token.startswith("xox") and token.isprintable() and " " not in token):
        return token
    remedy = "copy the Bot User OAuth Token of your Slack app, not its app-level token or a webhook"
    report.of(ENVIRONMENT).add(SLACK, "a bot token, which starts with xoxb-", remedy)
    return None


def _slack_app_token(report: Report, environ: Mapping[str, str]) -> str | None:
    token = _secret(report, SLACK_APP, environ)
    if token is None or (token.startswith("xapp-") and token.isprintable() and " " not in token):
        return token
    remedy = "copy the app-level token with connections:write, or leave it out: then there are no buttons"
    report.of(ENVIRONMENT).add(SLACK_APP, "an app-level token, which starts with xapp-", remedy)
    return None


def _password(report: Report, email: EmailTable, environ: Mapping[str, str]) -> str | None:
    password = _secret(report, SMTP, environ)
    if email.user and not given(environ, SMTP):
        remedy = f"set it, or {SMTP}_FILE to the path of a file that holds it"
        report.of(ENVIRONMENT).add(SMTP, "a password, since email.user is set", remedy)
    return password


def _secret(report: Report, name: str, environ: Mapping[str, str]) -> str | None:
    path = environ.get(f"{name}_FILE")
    if not path:
        return environ.get(name) or None
    if environ.get(name):
        expected = f"one of {name} and {name}_FILE, not both"
        report.of(ENVIRONMENT).add(name, expected, "unset one of them")
    return _credential(report, f"{name}_FILE", Path(path))


def _credential(report: Report, name: str, path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            text = file.read(_MAX_SECRET).decode().strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not text"
        remedy = f"correct the path {str(path)!r} or who may read it ({reason})"
        report.of(ENVIRONMENT).add(name, "the path of a readable text file", remedy)
        return None
    if not text:
        report.of(ENVIRONMENT).add(name, "a file with a secret in it", f"{str(path)!r} is empty: fill it")
    return text or None


def _login(report: Report, web: WebTable, environ: Mapping[str, str]) -> Login:
    """Beyond loopback nobody gets in without saying who he is."""
    if web.login == "none" and not is_loopback(web.bind.rpartition(":")[0].strip("[]")):
        remedy = 'set login = "password" or "proxy", or bind to 127.0.0.1'
        report.add("web.login", "a way to log in, since web.bind is open to other machines", remedy)
    if web.login == "password" and not given(environ, WEB):
        remedy = "make one with: wetwacht serve --hash-password"
        report.of(ENVIRONMENT).add(WEB, 'the hash of a password, since web.login is "password"', remedy)
    if web.login == "proxy" and not web.proxy_peers:
        remedy = "list the addresses of the proxy that says who is asking"
        report.add("web.proxy_peers", 'the address of a proxy, since web.login is "proxy"', remedy)
    return web.login


def _password_hash(report: Report, environ: Mapping[str, str]) -> str | None:
    kept = _secret(report, WEB, environ)
    if kept is None or _HASH.fullmatch(kept):
        return kept
    report.of(ENVIRONMENT).add(WEB, "the hash of a password", "make one with: wetwacht serve --hash-password")
    return None


def _tls(report: Report, email: EmailTable) -> Tls:
    if email.tls == "none" and email.host and not is_loopback(email.host):
        expected = "starttls or tls, since this mail server is on another machine"
        report.add("email.tls", expected, 'set tls = "starttls"; none is only for loopback')
    return email.tls


def _cafile(report: Report, email: EmailTable, own: Path | None) -> Path | None:
    """A relative path counts from the folder of one's own file."""
    if email.cafile is None:
        return None
    base = own.parent if own and "email.cafile" not in report.renamed else Path()
    path = base / Path(email.cafile).expanduser()
    if not path.is_file() or not os.access(path, os.R_OK):
        remedy = "correct it, or leave it out to trust the certificates of this machine"
        report.add("email.cafile", "the path of a readable file of certificates", remedy)
    return path


def _check_names(report: Report, environ: Mapping[str, str]) -> None:
    """A misspelt variable would be a setting that silently does nothing."""
    for name in sorted(environ):
        advice = did_you_mean(name, _NAMES, 0.9) if name.startswith("WETWACHT_") else None
        if advice and name not in _NAMES:
            report.of(ENVIRONMENT).add(name, "a variable that Wetwacht knows", advice)


def _version() -> str:
    try:
        return version("wetwacht")
    except PackageNotFoundError:
        return "0"

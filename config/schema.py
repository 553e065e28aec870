"""The tables of a configuration file, one model each: which keys exist and of what type."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from config.fields import (
    Address,
    ApiUrl,
    Bind,
    Contact,
    Date,
    Days,
    Delay,
    Events,
    Every,
    Happenings,
    JsonPath,
    Key,
    Numbers,
    OwnUrl,
    Papers,
    Port,
    Quiet,
    RawTables,
    Selector,
    Selectors,
    Text,
    Texts,
    Url,
    Words,
)
from config.reminders import Remind
from crawler.options import AnswerKind

When = Literal["instant", "daily", "weekly"]
ChannelKind = Literal["slack", "email", "console"]
Tls = Literal["starttls", "tls", "none"]
Login = Literal["none", "password", "proxy"]


class Table(BaseModel):
    """A table of the file: unknown keys and values of another type are refused, nothing is guessed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True)


class AmendmentTable(Table):
    """`[[dossier.amendment]]`"""

    key: Key
    names: Words = ()
    words: Words = ()
    together: Words = ()
    not_with: Words = ()
    papers: Papers = ()


class DossierTable(Table):
    """`[[dossier]]`; its amendments are read one by one, so that each error finds its own key."""

    key: Key
    title: Text
    numbers: Numbers = ()
    names: Words = ()
    abbreviations: Texts = ()
    together: Words = ()
    context: Words = ()
    exclude: Words = ()
    not_with: Words = ()
    closed: Date | None = None
    closed_because: Text | None = None
    follow_up: Text | None = None
    amendment: RawTables = ()


class AlsoTable(Table):
    """`[[also]]`: more names and numbers for a dossier that exists, also for one that ships."""

    dossier: Text
    names: Words = ()
    numbers: Numbers = ()


class SourceTable(Table):
    """`[[source]]`"""

    key: Key
    site: Text
    url: Url
    every: Every
    dossier: Text | None = None
    allow_private_hosts: bool = False
    select: Selector | None = None
    ignore: Selectors = ()
    json_path: JsonPath | None = None
    kind: AnswerKind | None = None


class ChannelTable(Table):
    """`[[channel]]`"""

    key: Key
    kind: ChannelKind
    to: Texts = ()


class SubscriptionTable(Table):
    """`[[subscription]]`"""

    key: Key
    channels: Texts
    dossiers: Texts = ()
    amendments: Texts = ()
    events: Events = ()
    when: When = "instant"
    quiet: Quiet | None = None
    quiet_outcomes: bool = True
    remind: Remind = ()


class OperatorsTable(Table):
    """`[operators]`"""

    channels: Texts = ()


class UrgencyTable(Table):
    """`[urgency]`"""

    instant: Happenings = ()
    weekly: Happenings = ()
    history: Happenings = ()


class CrawlTable(Table):
    """`[crawl]`"""

    contact: Contact | None = None
    delay: Delay = 2.0


class WebTable(Table):
    """`[web]`"""

    public_url: OwnUrl | None = None
    bind: Bind = "127.0.0.1:8710"
    login: Login = "none"
    proxy_header: Text = "X-Remote-User"
    proxy_peers: Texts = ()
    keep_names: Days = 365


class SlackTable(Table):
    """`[slack]`; the token is a secret and has no place in the file."""

    api_url: ApiUrl = "https://slack.com/api/"


class EmailTable(Table):
    """`[email]`; the password is a secret and has no place in the file."""

    host: Text | None = None
    port: Port | None = None
    tls: Tls = "starttls"
    sender: Address | None = None
    user: Text | None = None
    cafile: Text | None = None
    reply_to: Address | None = None


class FileTable(Table):
    """The file as a whole; what stands in its tables is read one by one."""

    include_default: bool = False
    dossier: RawTables = ()
    also: RawTables = ()
    source: RawTables = ()
    channel: RawTables = ()
    subscription: RawTables = ()
    operators: dict[str, Any] = Field(default_factory=dict)
    urgency: dict[str, Any] = Field(default_factory=dict)
    crawl: dict[str, Any] = Field(default_factory=dict)
    web: dict[str, Any] = Field(default_factory=dict)
    slack: dict[str, Any] = Field(default_factory=dict)
    email: dict[str, Any] = Field(default_factory=dict)


LISTS: dict[str, type[Table]] = {
    "dossier": DossierTable,
    "also": AlsoTable,
    "source": SourceTable,
    "channel": ChannelTable,
    "subscription": SubscriptionTable,
}
"""The tables of which a file may hold many, written with double brackets."""

SINGLES: dict[str, type[Table]] = {
    "operators": OperatorsTable,
    "urgency": UrgencyTable,
    "crawl": CrawlTable,
    "web": WebTable,
    "slack": SlackTable,
    "email": EmailTable,
}
"""The tables of which a file holds one, written with single brackets."""

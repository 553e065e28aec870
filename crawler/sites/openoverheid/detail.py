"""The detail of one published document: its versions with the hashes of their files."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from crawler.document import Attachment, Document, Fact, Fetch, Section
from crawler.errors import Blocked, LayoutChanged
from crawler.html import canonical
from crawler.page import Page
from crawler.sites.openoverheid.answers import (
    HOST,
    HOSTS,
    SITE,
    Row,
    day,
    detail_id,
    document_id,
    maybe,
    needed,
    newest,
    parsed,
    path_of,
    row,
    rows,
    text,
    written,
)

_PUBLISHED = "gepubliceerd"
_ANY_DOCUMENT = "document"


class DocumentDetail(Page):
    """Reads `/overheid/openbaarmakingen/api/v0/zoek/<uuid>`: a replaced file is another hash."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 1

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses that ask for one document by its id."""
        return detail_id(url) is not None

    def document(self, fetch: Fetch) -> Document:
        """The document with a section a version. Raises LayoutChanged for a missing title, file or hash."""
        value = parsed(fetch, "document")
        said = row(value, "document")
        uuid = _own_id(fetch, said)
        status = _status(value)
        versions = _versions(value)
        published = status in ("", _PUBLISHED)
        newest_files = _files(versions[-1], required=published)
        return Document(
            site=SITE,
            key=uuid,
            url=f"https://{HOST}/documenten/{uuid}",
            kind=_kinds(said)[0].lower() if _kinds(said) else _ANY_DOCUMENT,
            title=needed(row(said, "titelcollectie"), "officieleTitel"),
            published=_published(versions),
            modified=newest([one.get("mutatiedatumtijd") for one in versions]),
            identifier=f"https://{HOST}/documenten/{uuid}",
            facts=_facts(value, said, status),
            sections=(*_description(said), *(_version(uuid, one, required=published) for one in versions)),
            attachments=tuple(_attachment(file) for file in newest_files if _is_open(file)),
        )


def _status(value: Row) -> str:
    """Whether the document is published, in the service's own word; empty where it does not say."""
    inner = value.get("plooiIntern")
    return text(inner.get("publicatiestatus")) if isinstance(inner, dict) else ""


def _own_id(fetch: Fetch, said: Row) -> str:
    """The id of the document, which must be the one that was asked for."""
    uuid, asked = document_id(needed(said, "pid")), detail_id(fetch.url)
    if uuid is None:
        raise LayoutChanged("pid", f"no id in {text(said.get('pid'))[:80]!r}")
    if asked != uuid:
        raise Blocked(f"another document answered: {uuid}")
    return uuid


def _versions(value: Row) -> list[Row]:
    """The versions by number, oldest first. Raises LayoutChanged where there is none or one has no number."""
    found = rows(value, "versies")
    if not found:
        raise LayoutChanged("versies")
    return sorted(found, key=_number)


def _number(version: Row) -> int:
    number = version.get("nummer")
    if not isinstance(number, int) or isinstance(number, bool):
        raise LayoutChanged("nummer")
    return number


def _published(versions: list[Row]) -> date | None:
    """The day on which the first version was made public."""
    days = (day(one.get("openbaarmakingsdatum")) for one in versions)
    return min(filter(None, days), default=None)


def _version(uuid: str, version: Row, *, required: bool) -> Section:
    number = _number(version)
    lines = [
        f"Openbaar gemaakt: {written(day(version.get('openbaarmakingsdatum'))) or 'onbekend'}",
        *_said("Oorzaak", text(version.get("oorzaak"))),
    ]
    for file in sorted(_files(version, required=required), key=lambda one: text(one.get("id"))):
        lines += _file_lines(file)
    return Section(f"{uuid}/{number}", f"Versie {number}", "\n".join(lines))


def _files(version: Row, *, required: bool) -> list[Row]:
    """The files of a version; a document that was taken back may have none."""
    files = rows(version, "bestanden") if required else maybe(version, "bestanden")
    if required and not files:
        raise LayoutChanged("bestanden")
    return files


def _file_lines(file: Row) -> list[str]:
    return [
        f"Bestand: {needed(file, 'bestandsnaam')}",
        *_said("Grootte in bytes", text(file.get("grootte"))),
        *_said("Pagina's", text(file.get("paginas"))),
        f"Controlegetal: {needed(file, 'hash')}",
    ]


def _is_open(file: Row) -> bool:
    address = text(file.get("id"))
    return file.get("gepubliceerd") is not False and document_id(address.removesuffix("/file")) is not None


def _attachment(file: Row) -> Attachment:
    address = text(file.get("id"))
    return Attachment(needed(file, "bestandsnaam"), canonical(address, address), text(file.get("mime-type")))


def _description(said: Row) -> tuple[Section, ...]:
    raw = said.get("omschrijvingen")
    lines = [text(one) for one in raw] if isinstance(raw, list) else []
    described = "\n".join(filter(None, lines))
    return (Section("omschrijving", "Omschrijving", described),) if described else ()


def _facts(value: Row, said: Row, status: str) -> tuple[Fact, ...]:
    sorts = said.get("classificatiecollectie")
    subjects = _labels(maybe(sorts, "onderwerpenRonl")) if isinstance(sorts, dict) else ()
    publisher = said.get("publisher")
    found: tuple[tuple[str, str | tuple[str, ...]], ...] = (
        ("type", ", ".join(_kinds(said))),
        ("creator", text(publisher.get("label")) if isinstance(publisher, dict) else ""),
        ("topics", subjects),
        ("related", _related(value)),
        ("status", "" if status == _PUBLISHED else status),
    )
    return tuple(Fact(name, one) for name, one in found if one)


def _kinds(said: Row) -> tuple[str, ...]:
    sorts = said.get("classificatiecollectie")
    return _labels(maybe(sorts, "documentsoorten")) if isinstance(sorts, dict) else ()


def _labels(found: list[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (text(one.get("label")) for one in found))))


def _related(value: Row) -> tuple[str, ...]:
    """The permanent addresses of documents that belong together with this one."""
    said = (text(one.get("relation")) for one in maybe(value, "documentrelaties"))
    return tuple(dict.fromkeys(one for one in said if path_of(one) and document_id(one)))


def _said(label: str, value: str) -> list[str]:
    return [f"{label}: {value}"] if value else []

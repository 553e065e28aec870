"""Appointments as an iCalendar file (RFC 5545): whole days, moved and cancelled under the same UID."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, vText

from monitors.dossiers.agenda import Appointment
from monitors.words.dutch import inert

MEDIA_TYPE = "text/calendar; charset=utf-8"
_A_DAY = timedelta(days=1)


def calendar(name: str, found: Iterable[tuple[str, Appointment]]) -> bytes:
    """The calendar of a name; each appointment with the title of its dossier."""
    made = Calendar()
    made.add("prodid", "-//Wetwacht//NL")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", inert(name))
    made.add("refresh-interval", vText("PT6H"), parameters={"value": "DURATION"})
    for title, one in found:
        made.add_component(_event(title, one))
    return bytes(made.to_ical())


def _event(title: str, one: Appointment) -> Event:
    event = Event()
    event.add("uid", f"{one.uid}@wetwacht")
    event.add("dtstamp", one.seen)
    event.add("last-modified", one.seen)
    event.add("sequence", one.sequence)
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    for field, value in _days(one.day):
        event.add(field, value)
    event.add("summary", inert(f"{title}: {one.text}"))
    event.add("description", inert(f"Volgens {one.site}, gezien door Wetwacht. Kijk zelf: {one.url}"))
    return event


def _days(day: date) -> tuple[tuple[str, date | datetime], ...]:
    """A whole day; the end of the calendar has no day after it."""
    return (("dtstart", day),) if day == date.max else (("dtstart", day), ("dtend", day + _A_DAY))

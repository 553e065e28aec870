"""The Dutch texts of a dossier's timeline: its lines, and the stations on the way of a bill. Pure."""

from __future__ import annotations

STATIONS = {
    "tk": "Tweede Kamer",
    "ek": "Eerste Kamer",
    "published": "Staatsblad",
    "in_force": "In werking",
}
AT = {"done": "klaar", "here": "hier", "unknown": "onbekend"}
ENDED = {"rejected": "verworpen", "rejected_house": "verworpen", "withdrawn": "ingetrokken"}
CLOSED = "procedure gesloten"
STATION = "{name}: {state}"
SUBMITTED = "{bill} is ingediend"
DECIDED = {"aangenomen": "{chamber} neemt {bill} aan{seats}", "verworpen": "{chamber} verwerpt {bill}{seats}"}
SEATS = ": {voor} voor, {tegen} tegen"
PLANNED = "{bill}: gepland bij de Eerste Kamer"
INPUT = "{bill}: uiterste datum voor inbreng in de Eerste Kamer"
PUBLISHED = "{bill} staat in het Staatsblad"
IN_FORCE = "{bill} treedt in werking"
ADVICE = "Advies van de Raad van State: {title}"
CONSULTATION, CONSULTATION_END = (
    "Internetconsultatie begint: {title}",
    "Uiterste datum internetconsultatie: {title}",
)
BILL, NOVELLE = "wetsvoorstel {number}", "novelle {number}"
PAPER = "{heading} ({label})"
MOVED = "{bill}: {stage}"
TAKEN_OVER = "overgenomen"

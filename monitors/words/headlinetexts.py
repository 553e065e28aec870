"""The catalogue of headlines for typed events: actor, verb, object, figure. Pure.

Those of bills, pages and files stand in `monitors.words.texts`. Templates are filled by name; what fills them
stands in the source.
"""

from __future__ import annotations

from monitors.events.happening import What
from monitors.model import EventType

OBJECTS = {
    What.AMENDMENT: ("amendement", "amendementen"),
    What.MOTION: ("motie", "moties"),
    What.BILL: ("wetsvoorstel", "wetsvoorstellen"),
    What.NOVELLE: ("novelle", "novelles"),
}
FORMS = {
    What.DEBATE: "debat",
    What.VOTE: "stemming",
    What.FORMALITY: "hamerstuk",
    What.MEETING: "behandeling",
}
AND_MORE = "andere"
IN_FORCE_BEHIND = ": geldt vanaf {day}"
NEWS, SHORT_PAGE = "{actor} meldt: {name}", "{kind}: {name}"
JUDGED = "Kabinet over {object}: {judgement}"

_E, _W = EventType, What
HAPPENED: dict[tuple[EventType, What], str] = {
    (_E.REPLACED, _W.AMENDMENT): "Amendement {paper} vervangt {replaces}: {about}",
    (_E.SUBMITTED, _W.AMENDMENT): "Nieuw amendement {paper}: {about}",
    (_E.SUBMITTED, _W.MOTION): "Nieuwe motie {paper}: {about}",
    (_E.ADOPTED, _W.AMENDMENT): "{chamber} neemt {object} aan: {about}",
    (_E.ADOPTED, _W.MOTION): "{chamber} neemt {object} aan: {about}",
    (_E.REJECTED, _W.AMENDMENT): "{chamber} verwerpt {object}: {about}",
    (_E.REJECTED, _W.MOTION): "{chamber} verwerpt {object}: {about}",
    (_E.WITHDRAWN, _W.AMENDMENT): "Indiener trekt {object} in: {about}",
    (_E.WITHDRAWN, _W.MOTION): "Indiener trekt {object} in: {about}",
    (_E.POSTPONED, _W.AMENDMENT): "{chamber} houdt {object} aan: {about}",
    (_E.POSTPONED, _W.MOTION): "{chamber} houdt {object} aan: {about}",
    (_E.CHANGED, _W.AMENDMENT): "{chamber} wijzigt gegevens van {object}: {about}",
    (_E.CHANGED, _W.MOTION): "{chamber} wijzigt gegevens van {object}: {about}",
    (_E.ADOPTED, _W.BILL): "{chamber} neemt {about} aan{seats}",
    (_E.ADOPTED, _W.NOVELLE): "{chamber} neemt {about} aan{seats}",
    (_E.REJECTED, _W.BILL): "{chamber} verwerpt {about}{seats}",
    (_E.REJECTED, _W.NOVELLE): "{chamber} verwerpt {about}{seats}",
    (_E.WITHDRAWN, _W.BILL): "Indiener trekt voorstel in: {about}",
    (_E.WITHDRAWN, _W.NOVELLE): "Indiener trekt novelle in: {about}",
    (_E.POSTPONED, _W.BILL): "{chamber} houdt stemming aan: {about}",
    (_E.POSTPONED, _W.NOVELLE): "{chamber} houdt stemming aan: {about}",
    (_E.SCHEDULED, _W.DEBATE): "{form} gepland op {planned}: {about}",
    (_E.SCHEDULED, _W.VOTE): "{form} gepland op {planned}: {about}",
    (_E.SCHEDULED, _W.FORMALITY): "{form} gepland op {planned}: {about}",
    (_E.SCHEDULED, _W.MEETING): "{form} gepland op {planned}: {about}",
    (_E.MOVED, _W.DEBATE): "{form} verplaatst naar {planned}: {about}",
    (_E.MOVED, _W.VOTE): "{form} verplaatst naar {planned}: {about}",
    (_E.MOVED, _W.FORMALITY): "{form} verplaatst naar {planned}: {about}",
    (_E.MOVED, _W.MEETING): "{form} verplaatst naar {planned}: {about}",
    (_E.POSTPONED, _W.DEBATE): "{form} van de agenda: {about}",
    (_E.POSTPONED, _W.VOTE): "{form} van de agenda: {about}",
    (_E.POSTPONED, _W.FORMALITY): "{form} van de agenda: {about}",
    (_E.POSTPONED, _W.MEETING): "{form} van de agenda: {about}",
    (_E.PROMISED, _W.PROMISE): "Toezegging aan {chamber}: {about}",
    (_E.ANSWERED, _W.PROMISE): "Kabinet komt toezegging na: {about}",
    (_E.ANSWERED, _W.QUESTIONS): "Antwoord op schriftelijke vragen: {about}",
    (_E.PUBLISHED, _W.LAW): "Staatsblad publiceert {about}",
    (_E.PUBLISHED, _W.DECREE): "Staatsblad publiceert {about}",
    (_E.PUBLISHED, _W.PAPER): "Staatscourant publiceert {about}",
    (_E.IN_FORCE, _W.LAW): "{about} geldt vanaf {planned}",
    (_E.ADVICE, _W.ADVICE): "Raad van State adviseert over {about}",
    (_E.SUBMITTED, _W.CONSULTATION): "Internetconsultatie tot en met {planned}: {about}",
    (_E.CHANGED, _W.CONSULTATION): "Internetconsultatie gesloten: {about}",
    (_E.MOVED, _W.CONSULTATION): "Internetconsultatie nu tot en met {planned}: {about}",
}

"""A7: what was told wrong is put right, in its thread, in the channel, by mail, and first in a digest."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitors import regroup
from monitors.alerts.corrections import Wording
from monitors.corrections import correct
from notifiers.corrected import BODY_AT_MOST
from tests import fakes
from tests.office import mails
from tests.voice.pagesmade import bill, index
from tests.voice.stage import HOUR, Stage, in_order, labels, soft, text_of, weekly, well_mailed, well_told
from tests.voice.test_a6_contradiction import BILL, HOUSE, NEWS, PAGE, SEEN, TITLE, empty_stage, rejects

WRONG = HOUSE | {
    "stage": "adopted",
    "status": "De Eerste Kamer heeft het voorstel aangenomen.",
    "result_ek": "aangenomen",
    "decided_ek": "2026-04-21",
}
RIGHT = Wording(
    "De Eerste Kamer verwierp het voorstel op 21 april 2026: 37 voor, 38 tegen.",
    "voorstel 99 998 is verworpen, niet aangenomen",
    "Wetwacht las de voortgangsbalk, maar niet het woord ‘Verworpen’ dat erbij staat.",
    PAGE,
)
MENDED = datetime(2026, 4, 22, 11, 40, tzinfo=UTC)


def told_wrong(folder: Path, workspace: fakes.SlackFake, server: fakes.MailFake) -> Stage:
    """Readers were told that a bill was adopted, which it was not."""
    stage = empty_stage(folder, workspace, server)
    weekly(stage)
    stage.digest(datetime(2026, 4, 20, 5, 30, tzinfo=UTC))
    stage.at(SEEN, bill(BILL, "99998", TITLE, WRONG))
    stage.send()
    return stage


def corrected(stage: Stage, now: datetime = MENDED) -> None:
    correct(stage.desk.house.db, 1, RIGHT, now)
    stage.desk.house.now = now
    stage.send()


def test_a_correction_says_what_was_wrong_what_is_right_and_why_and_who_gets_it(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage = told_wrong(tmp_path, workspace, server)
    corrected(stage)
    first, second = workspace.messages
    wrong, told = stage.slack()
    assert (second["thread_ts"], second["reply_broadcast"]) == (first["ts"], True)
    assert soft(wrong.headline).startswith("Ingetrokken: Eerste Kamer neemt")
    well_told(told, BODY_AT_MOST)
    assert told.headline == "Correctie: voorstel 99 998 is verworpen, niet aangenomen"
    assert labels(told) == ["Fout", "Goed", "Oorzaak", "Hersteld", "Wat u doet"]
    in_order(
        told.body,
        "Het bericht van dinsdag 21 april 2026 om 18.07 uur was fout.",
        "Fout ‘Eerste Kamer neemt Wet voorbeelden en huisvesting aan",
        "Goed De Eerste Kamer verwierp het voorstel op 21 april 2026: 37 voor, 38 tegen.",
        "Oorzaak Wetwacht las de voortgangsbalk, maar niet het woord ‘Verworpen’ dat erbij staat.",
        "Hersteld 22 april 2026 om 13.40 uur.",
        "Wat u doet Hebt u het bericht doorgestuurd? Stuur dan ook deze correctie.",
        "Deze correctie gaat naar iedereen die het foute bericht kreeg: 1 kanaal en 1 persoon.",
        "Het foute bericht blijft staan, met de kop ‘Ingetrokken’.",
    )
    assert PAGE in told.links.values()
    one, two = mails(server)
    assert (two["In-Reply-To"], str(two["Subject"])) == (one["Message-ID"], told.headline)
    in_order(
        text_of(two), "Fout", "Goed", "Oorzaak", "Hersteld", "Het foute bericht blijft staan zoals het was."
    )


def test_a_correction_is_the_first_thing_that_the_next_digest_says(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage = told_wrong(tmp_path, workspace, server)
    corrected(stage)
    other = rejects(NEWS, "37", "38")
    stage.at(MENDED + HOUR, index(NEWS, other), other)
    stage.send()
    stage.digest(datetime(2026, 4, 27, 5, 30, tzinfo=UTC))
    digest = text_of(mails(server)[-1])
    in_order(
        digest,
        "Correcties",
        "Fout was: ‘Eerste Kamer neemt Wet voorbeelden en huisvesting aan’.",
        "Goed is: De Eerste Kamer verwierp het voorstel op 21 april 2026: 37 voor, 38 tegen.",
        "Eerste Kamer verwerpt Voorbeeldwet huisvesting",
    )
    assert soft(" ".join(digest.split())).count("Eerste Kamer neemt") == 1
    assert "Correcties: geen" not in digest


def test_what_was_corrected_contradicts_nobody(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage = told_wrong(tmp_path, workspace, server)
    corrected(stage)
    other = rejects(NEWS, "37", "38")
    stage.at(MENDED + HOUR, index(NEWS, other), other)
    stage.send()
    *_, last = stage.slack()
    assert soft(last.headline).startswith("Rijksoverheid meldt: Eerste Kamer verwerpt")


def test_two_events_that_stood_in_one_message_are_told_apart_as_a_correction(
    tmp_path: Path, workspace: fakes.SlackFake, server: fakes.MailFake
) -> None:
    stage = empty_stage(tmp_path, workspace, server)
    right = WRONG | {"stage": "rejected", "result_ek": "verworpen", "status": "Verworpen."}
    other = rejects(NEWS, "37", "38")
    stage.at(SEEN, bill(BILL, "99998", TITLE, right), index(NEWS, other), other)
    stage.send()
    regroup.split(stage.desk.house.db, stage.desk.house.watching, 2, MENDED)
    stage.desk.house.now = MENDED
    stage.send(timedelta())
    first, told, second = stage.slack()
    well_told(told, BODY_AT_MOST)
    assert told.headline == "Correctie: 2 gebeurtenissen stonden in 1 bericht"
    assert [told.thread, second.thread] == [workspace.messages[0]["ts"], None]
    assert workspace.messages[1]["reply_broadcast"]
    in_order(
        told.body,
        "In het bericht van dinsdag 21 april 2026 om 18.07 uur stond een fout.",
        "Goed Dit zijn 2 gebeurtenissen. De andere is: ‘Rijksoverheid meldt:",
        "Oorzaak Wetwacht zag 2 gebeurtenissen aan voor 1.",
        "Het eerste bericht is aangepast.",
    )
    assert "Ingetrokken" not in first.headline
    well_mailed(mails(server)[-1], second)

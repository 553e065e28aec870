"""The script from 1 July to the end of August 2025: two amendments, three bills, a members' letter.

Facts from the Kamers' papers, rijksoverheid.nl and the members' letter of July 2025; sentences are
ours. Where the evidence knows no day (the news items and the letter of vng.nl, the number of that
letter), the day and number here are made up; the later revision of the letter's PDF and the
corrections of typing errors are synthetic.
"""

from __future__ import annotations

from wetwacht.demo import house, published, unrelated
from wetwacht.demo.files import open_overheid
from wetwacht.demo.letter import MEMBERS_LETTER
from wetwacht.demo.state import RIJKSOVERHEID, VNG, Kamerstuk, News, Node, Paper
from wetwacht.demo.strokes import (
    NOT_PRINTED,
    WRITTEN,
    Beat,
    amsterdam,
    appears,
    bill,
    letter_reworded,
    new,
    on,
    paper,
    republished,
    reworded,
    stage,
)

HOUSING = ("regie-volkshuisvesting",)
EIGEN_BIJDRAGE = f"{RIJKSOVERHEID}/actueel/nieuws/2025/07/04/verhoging-eigen-bijdrage-per-1-oktober-2025"
VERZAMELBRIEF = f"{RIJKSOVERHEID}/documenten/kamerstukken/2025/07/04/tk-verzamelbrief-opvang-oekraine"
STANDPUNT = f"{VNG}/nieuws/vng-wijzigt-standpunt-wet-versterking-regie-volkshuisvesting"
_UKRAINE = ("/onderwerpen/opvang-vluchtelingen-uit-oekraine", "Opvang vluchtelingen uit Oekraïne")


def beats() -> tuple[Beat, ...]:
    """The moments of the summer, in order."""
    return (
        _replaced(),
        _amendments(),
        _adopted(),
        _ukraine(),
        _appeals(),
        _package(),
        _letter(),
        _revision(),
        _august(),
    )


def _replaced() -> Beat:
    return Beat(
        amsterdam(2025, 7, 1, 13),
        "Een amendement vervangt een ander",
        (house.amendment_replaced(),),
    )


def _amendments() -> Beat:
    vondeling = "gewijzigd amendement-Vondeling over strafbaarstelling van illegaal verblijf, aangenomen"
    mooiman = "amendement-Mooiman over een verbod op voorrang voor statushouders, aangenomen"
    return Beat(
        amsterdam(2025, 7, 1, 21),
        "De Tweede Kamer stemt over amendementen",
        (
            paper("36704", Paper(on("2025-07-01"), vondeling), ("vondeling",)),
            paper("36512", Paper(on("2025-07-01"), mooiman), ("mooiman",)),
            paper("36703", Paper(on("2025-07-01"), "stuk van de Tweede Kamer, nr. 39", "TK, 39")),
            house.amendment_adopted(),
            house.motion(),
            published.paper_announced(),
        ),
    )


def _adopted() -> Beat:
    adopted = "Het voorstel is op 3 juli 2025 aangenomen door de Tweede Kamer."
    votes = "Voor: SGP, VVD, BBB, JA21, FVD, PVV en NSC (behalve het lid Bruyning)."
    row = Paper(on("2025-07-03"), "stemming", NOT_PRINTED)
    return Beat(
        amsterdam(2025, 7, 3, 9),
        "De Tweede Kamer neemt drie wetsvoorstellen aan",
        (
            bill("36704", "aangenomen door de Tweede Kamer", stage(WRITTEN, adopted, votes, rows=(row,))),
            bill("36703", "aangenomen door de Tweede Kamer", stage(WRITTEN, adopted, rows=(row,))),
            bill("36512", "aangenomen door de Tweede Kamer", stage(WRITTEN, adopted, rows=(row,))),
            house.bill_adopted(),
        ),
    )


def _ukraine() -> Beat:
    return Beat(
        amsterdam(2025, 7, 4, 18),
        "Kamerbrief en nieuwsbericht over de opvang van Oekraïners",
        (
            new(_collected_letter(), "verzamelbrief opvang Oekraïne", "oekraine-opvang"),
            new(_contribution(), "hogere eigen bijdrage per 1 oktober 2025", "oekraine-opvang"),
        ),
    )


def _collected_letter() -> Kamerstuk:
    return Kamerstuk(
        url=VERZAMELBRIEF,
        title="Verzamelbrief opvang Oekraïne",
        on=on("2025-07-04"),
        modified=amsterdam(2025, 7, 4, 16, 30),
        intro=("De minister van Asiel en Migratie schrijft over de opvang van Oekraïense ontheemden.",),
        file=open_overheid("verzamelbrief opvang oekraine"),
        letter=(
            "Verzamelbrief opvang Oekraïne",
            "Deze brief gaat over de gemeentelijke opvang van Oekraïense ontheemden.",
            "De Europese Commissie wil de tijdelijke bescherming verlengen tot 4 maart 2027.",
            "De bevriezingsmaatregel voor derdelanders eindigt per 4 september 2025.",
        ),
        subject="Opvang vluchtelingen uit Oekraïne",
        related=(
            ("/documenten/publicaties/2025/07/04/cijfers-opvang", "Cijfers over de opvang", "Publicatie"),
            ("/documenten/beleidsnotas/2025/07/04/beslisnota-bij-verzamelbrief", "Beslisnota", "Beleidsnota"),
        ),
    )


def _contribution() -> News:
    return News(
        url=EIGEN_BIJDRAGE,
        title="Verhoging eigen bijdrage per 1 oktober 2025",
        published=amsterdam(2025, 7, 4, 17),
        body=(
            "Oekraïense ontheemden met inkomen gaan meer betalen voor de gemeentelijke opvang.",
            "De 'eigen bijdrage' wordt € 244,22 per volwassene per maand.",
            "De bijdrage voor maaltijden blijft € 252,18.",
            "## Ingangsdatum",
            "De verhoging gaat in op 1 oktober 2025.",
        ),
        topic=_UKRAINE,
    )


def _appeals() -> Beat:
    position = Node(
        url=STANDPUNT,
        nid=872011,
        type="news",
        title="VNG wijzigt standpunt Wet versterking regie volkshuisvesting",
        body=(
            "De VNG kijkt anders naar het wetsvoorstel sinds het amendement-Mooiman is aangenomen.",
            "Volgens dat amendement mogen gemeenten statushouders geen voorrang geven bij woningtoewijzzing.",
        ),
        on=on("2025-07-08"),
        topics=(("/rubrieken/wonen", "Wonen"),),
    )
    appeal = Node(
        url=f"{VNG}/nieuws/oproep-aan-senaat-over-wetten-asiel-en-volkshuisvesting",
        nid=872015,
        type="news",
        title="Oproep aan senaat over wetten asiel en volkshuisvesting",
        body=(
            "De VNG schrijft de Eerste Kamer over de Asielnoodmaatregelenwet en het amendement-Vondeling.",
            "Ook de Wet versterking regie volkshuisvesting staat erin, met het amendement-Mooiman.",
        ),
        on=on("2025-07-08"),
    )
    both = ("asielnoodmaatregelenwet", "regie-volkshuisvesting")
    return Beat(
        amsterdam(2025, 7, 8, 14),
        "De VNG reageert op de aangenomen amendementen",
        (
            new(position, "gewijzigd standpunt", *HOUSING, amendments=("mooiman",)),
            new(appeal, "brief aan de Eerste Kamer", *both, amendments=("vondeling", "mooiman")),
        ),
    )


def _package() -> Beat:
    item = News(
        url=f"{RIJKSOVERHEID}/actueel/nieuws/2025/07/11/kabinet-maakt-werk-van-druk-op-asielopvang",
        title="Kabinet maakt werk van druk op asielopvang",
        published=amsterdam(2025, 7, 11, 15),
        body=(
            "Een pakket maatregelen moet de druk op de asielopvang in gemeenten verlagen.",
            "Het pakket gaat over huisvesting, stabiele opvang en participatie van statushouders.",
            "## Planning",
            "De voorbereiding duurt tot juli 2026. Het pakket gaat uit van intrekking van de Spreidingswet.",
        ),
    )
    return Beat(
        amsterdam(2025, 7, 11, 17),
        "Nieuwsbericht over de druk op de asielopvang",
        (
            new(item, "pakket maatregelen asielopvang", "asielopvang-gemeenten", "spreidingswet"),
            new(unrelated.health_agreement(), "ander onderwerp: zorgakkoord"),
        ),
    )


def _letter() -> Beat:
    test = Node(
        url=f"{VNG}/kennisbank-impactanalyse/uitvoeringstoets-verhoging-eigen-bijdrage-rooo",
        nid=870550,
        type="page",
        title="Uitvoeringstoets verhoging eigen bijdrage RooO",
        body=("De toets gaat over de eigen bijdrage van Oekraïense ontheemden in de gemeentelijke opvang.",),
    )
    topics = ("asielnoodmaatregelenwet", "regie-volkshuisvesting", "spreidingswet", "oekraine-opvang")
    return Beat(
        amsterdam(2025, 7, 18, 11),
        "Ledenbrief van de VNG met PDF",
        (
            new(
                MEMBERS_LETTER,
                "ledenbrief over asiel en Oekraïne",
                *topics,
                "asielopvang-gemeenten",
                amendments=("vondeling", "mooiman"),
            ),
            reworded(STANDPUNT, "woningtoewijzzing", "woningtoewijzing", "een typefout minder"),
            appears(test),
            published.paper_typeset(),
        ),
    )


def _revision() -> Beat:
    return Beat(
        amsterdam(2025, 7, 25, 15),
        "De PDF van de ledenbrief wordt vervangen",
        (
            letter_reworded(
                MEMBERS_LETTER.url,
                "circa 95.500",
                "circa 97.000",
                "ander cijfer in de PDF",
                "oekraine-opvang",
            ),
            reworded(EIGEN_BIJDRAGE, "'eigen bijdrage'", "‘eigen bijdrage’", "andere aanhalingstekens"),
            republished(VERZAMELBRIEF, amsterdam(2025, 7, 25, 14)),
        ),
    )


def _august() -> Beat:
    item = News(
        url=f"{RIJKSOVERHEID}/actueel/nieuws/2025/08/26/keijzer-onderzoekt-uitvoerbaarheid-amendementen-wet-regie",
        title="Keijzer onderzoekt uitvoerbaarheid amendementen Wet regie",
        published=amsterdam(2025, 8, 26, 16),
        body=(
            "De Eerste Kamer vroeg om een oordeel over vier aangenomen amendementen.",
            "Het gaat om de Wet versterking regie volkshuisvesting (36 512).",
            "Een van de vier is het amendement-Mooiman, met een verbod op voorrang voor statushouders.",
        ),
        topic=("/onderwerpen/volkshuisvesting", "Volkshuisvesting"),
        ministry="Ministerie van Volkshuisvesting en Ruimtelijke Ordening",
    )
    row = Paper(on("2025-08-26"), "brief van de minister aan de Eerste Kamer over de amendementen")
    return Beat(
        amsterdam(2025, 8, 27, 10),
        "De minister schrijft de Eerste Kamer over de amendementen",
        (
            paper("36512", row),
            new(item, "onderzoek naar vier amendementen", *HOUSING, amendments=("mooiman",)),
            republished(EIGEN_BIJDRAGE, amsterdam(2025, 8, 26, 12)),
        ),
        swapped=True,
    )

"""Real news about other things: whoever is alerted to it has been alerted for nothing."""

from __future__ import annotations

from wetwacht.demo.files import open_overheid
from wetwacht.demo.state import EERSTEKAMER, RIJKSOVERHEID, VNG, File, Kamerstuk, News, Node
from wetwacht.demo.strokes import amsterdam, on

_HEALTH = (("/rubrieken/openbare-gezondheid", "Openbare gezondheid"),)


def health_agreement() -> Node:
    """A news item of vng.nl of 11 July 2025."""
    return Node(
        url=f"{VNG}/nieuws/ledenbrief-informeert-nader-over-onderhandelaarsakkoord-azwa",
        nid=872120,
        type="news",
        title="Ledenbrief informeert nader over onderhandelaarsakkoord AZWA",
        body=("In een ledenbrief leest u meer over het Aanvullend Zorg- en Welzijnsakkoord (AZWA).",),
        on=on("2025-07-11"),
        topics=_HEALTH,
    )


def health_letter() -> Kamerstuk:
    """A letter to the Tweede Kamer of 8 September 2025."""
    return Kamerstuk(
        url=f"{RIJKSOVERHEID}/documenten/kamerstukken/2025/09/08/"
        "kamerbrief-over-aanbieding-aanvullend-zorg-en-welzijnsakkoord-azwa",
        title="Kamerbrief aanbieding Aanvullend Zorg- en Welzijnsakkoord (AZWA)",
        on=on("2025-09-08"),
        modified=amsterdam(2025, 9, 8, 17, 15),
        intro=("De Tweede Kamer krijgt het Aanvullend Zorg- en Welzijnsakkoord toegestuurd.",),
        file=open_overheid("kamerbrief azwa"),
        letter=("Aanbieding Aanvullend Zorg- en Welzijnsakkoord", "Hierbij ontvangt u het akkoord."),
        creator="Ministerie van Volksgezondheid, Welzijn en Sport",
        subject="Kwaliteit van de zorg",
    )


def senator() -> News:
    """A news item of eerstekamer.nl of 2 April 2026."""
    return News(
        url=f"{EERSTEKAMER}/nieuws/20260402/senator_van_gasteren_uit_bbb",
        title="Senator Van Gasteren uit BBB-fractie",
        published=amsterdam(2026, 4, 2, 10),
        body=(
            "Senator Van Gasteren gaat verder als eenmansfractie.",
            "De Eerste Kamer telt daardoor 20 fracties in plaats van 19.",
        ),
    )


def rent_tribunal() -> News:
    """A vote of the Tweede Kamer of 21 April 2026 about renting; its address is made up."""
    return News(
        url=f"{RIJKSOVERHEID}/actueel/nieuws/2026/04/21/tweede-kamer-stemt-in-met-wet-toekomstbestendige-huurcommissie",
        title="Tweede Kamer stemt in met Wet toekomstbestendige huurcommissie",
        published=amsterdam(2026, 4, 21, 16),
        body=(
            "De Tweede Kamer heeft wetsvoorstel 36 791 aangenomen.",
            "Het voorstel verandert de organisatie en de procedures van de Huurcommissie.",
        ),
        topic=("/onderwerpen/huurwoning-zoeken", "Huurwoning zoeken"),
        ministry="Ministerie van Volkshuisvesting en Ruimtelijke Ordening",
    )


def health_finance() -> Node:
    """A members' letter of the VNG of 22 April 2026."""
    name = "20260422-ledenbrief-azwa-financiering-voor-gemeenten-zorgakkoord.pdf"
    return Node(
        url=f"{VNG}/brieven/azwa-financiering-voor-gemeenten-zorgakkoord",
        nid=888350,
        type="letter",
        title="AZWA-financiering voor gemeenten (Zorgakkoord)",
        body=(
            "Geachte leden van college en gemeenteraad,",
            "Deze brief gaat over geld voor zorg en welzijn.",
        ),
        on=on("2026-04-22"),
        number="26/012",
        topics=_HEALTH,
        letter=File(
            f"/sites/default/files/2026-04/{name}",
            "AZWA-financiering voor gemeenten (Zorgakkoord)",
            "204kB",
            (
                "Aan de leden",
                "Datum 22 april 2026",
                "Ons kenmerk U202600211 / Lbr. 26/012",
                "Geld voor het AZWA.",
            ),
        ),
    )

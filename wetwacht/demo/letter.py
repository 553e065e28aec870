"""The members' letter of the VNG of July 2025: its facts and figures in sentences of our own.

Day, number, node and size are made up: the evidence knows the month only.
"""

from __future__ import annotations

from wetwacht.demo.state import VNG, File, Node
from wetwacht.demo.strokes import on

_LINES = (
    "Vereniging van Nederlandse Gemeenten",
    "Aan de leden",
    "Onderwerp: Ontwikkelingen asiel en Oekraïne",
    "Datum 18 juli 2025",
    "Ons kenmerk U202599999 / Lbr. 25/999",
    "Deze ledenbrief gaat over asielopvang, huisvesting en de opvang van Oekraïense ontheemden.",
    "Asielnoodmaatregelenwet",
    "De Tweede Kamer nam de Asielnoodmaatregelenwet op 3 juli 2025 aan.",
    "Door het amendement-Vondeling staat er een strafbaarstelling van illegaliteit in het voorstel.",
    "De Eerste Kamer wacht op advies van de Raad van State.",
    "Wet versterking regie volkshuisvesting",
    "Door het amendement-Mooiman mogen gemeenten statushouders geen voorrang geven.",
    "De VNG schreef daarover aan de Eerste Kamer.",
    "Asielopvang in gemeenten",
    "Het pakket maatregelen van het kabinet gaat uit van intrekking van de Spreidingswet.",
    "In Ter Apel verblijven maximaal 2000 personen.",
    "Het COA verwacht in augustus nieuwe knelpunten in de asielopvang.",
    "Opvang van Oekraïense ontheemden",
    "Bij gemeenten staan 125.000 Oekraïners geregistreerd.",
    "Het Rijk vroeg per 1 juli 107.000 gemeentelijke opvangplekken voor Oekraïners.",
    "Gemeenten hebben daarvan circa 95.500 opvangplekken voor Oekraïense ontheemden gerealiseerd.",
    "Voor de eigen bijdrage van werkende Oekraïners geldt een drempelbedrag van 115 procent.",
    "Invoering per 1 oktober 2025 vindt de VNG te vroeg.",
)

MEMBERS_LETTER = Node(
    url=f"{VNG}/brieven/ledenbrief-ontwikkelingen-asiel-en-oekraine",
    nid=872444,
    type="letter",
    title="Ledenbrief ontwikkelingen asiel en Oekraïne",
    body=(
        "Geachte leden van college en gemeenteraad,",
        "De brief gaat over de Asielnoodmaatregelenwet, de Wet versterking regie volkshuisvesting, de "
        "asielopvang in gemeenten, de Spreidingswet en de opvang van Oekraïense ontheemden.",
    ),
    on=on("2025-07-18"),
    number="25/999",
    letter=File(
        "/sites/default/files/2025-07/20250718-ledenbrief-ontwikkelingen-asiel-en-oekraine.pdf",
        "Ontwikkelingen asiel en Oekraïne",
        "204kB",
        _LINES,
    ),
)

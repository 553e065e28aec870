"""Bill pages of eerstekamer.nl in a given state: real structure, everything said is invented."""

from __future__ import annotations

Blocks = tuple[str, str, str, str]

LABELS: Blocks = ("", "Schriftelijke voorbereiding", "Plenair", "Afkondiging")
REJECTED: Blocks = (*LABELS[:3], "Verworpen")
WITHDRAWN: Blocks = ("Ingetrokken", *LABELS[1:])


def address(number: int, slug: str = "voorbeeldwet") -> str:
    """Where the page of a bill stands."""
    return f"https://www.eerstekamer.nl/wetsvoorstel/{number}_{slug}"


def bill_page(number: int, fills: Blocks, labels: Blocks = LABELS) -> bytes:
    """The page of a bill whose progress bar shows these blocks (vol, geblokt, leeg) and labels."""
    shown = f"{number // 1000}.{number % 1000:03}"
    blocks = "".join(
        f'<div class="voortgangBlok{place}"><div class="{fill}"></div><span class="fase">{label}</span></div>'
        for place, (fill, label) in enumerate(zip(fills, labels, strict=True), 1)
    )
    return f"""<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8">
<title>Wet {number} (voorbeeld) ({shown}) - Eerste Kamer der Staten-Generaal</title></head><body>
<main><div id="main_content_wrapper"><p>Een samenvatting die bij een voorbeeld hoort.</p>
<h2><a id="p1"></a>Stand van zaken</h2>
<div id="w_voortgangModule"><div id="voortgangModule">{blocks}</div></div>
<p class="mnone">Dit is een voorbeeld.</p>
<h2><a id="p2"></a>Kerngegevens</h2><h3>ingediend</h3>
12 januari 2026
<h2><a id="p3"></a>Documenten</h2><div class="behandeling"><ul class="ladder"><li>
<span class="strong">12 januari 2026</span><br />
<a href="/behandeling/20260112/voorstel_van_wet/info">voorstel van wet</a>
TK, 2</li></ul></div></div></main></body></html>""".encode()

"""Pages of our own in the shapes of the sites: real structure, invented text (dossier 99 999)."""

from __future__ import annotations


def question(text: str = "Gemeenten krijgen 50 miljoen.", node: int = 999001, noise: str = "a1") -> bytes:
    """A vng.nl question and answer about the example bill, with noise outside the text."""
    return f"""<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8">
<link rel="shortlink" href="https://vng.nl/node/{node}">
<link rel="canonical" href="https://vng.nl/vragen-en-antwoorden/voorbeeld-{node}">
<link rel="stylesheet" href="/css/css_{noise}.css"></head>
<body class="path-node page-node-type-faq"><form id="views-form-{noise}"></form>
<div id="block-vng-page-title"><h1 class="page-title">Wat doet de Voorbeeldwet huisvesting?</h1></div>
<div id="block-vng-source-type"><div class="source-type">Vragen en antwoorden</div></div>
<main role="main"><div id="block-vng-main-content"><article class="node node--type-faq">
<div class="field field--body"><div class="rich-text"><p>Een vraag over wetsvoorstel 99 999.</p>
<p>{text}</p></div></div>
</article></div></main></body></html>""".encode()


def listing(*rows: tuple[str, str, str]) -> bytes:
    """A vng.nl listing of (path, title, date in Dutch words) rows."""
    items = "".join(
        f'<article class="views-row"><span>{day}</span><h3><a href="{path}">{title}</a></h3></article>'
        for path, title, day in rows
    )
    return f"""<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8">
<link rel="shortlink" href="https://vng.nl/node/999100"></head>
<body class="path-node page-node-type-overview"><div id="block-vng-page-title"><h1>Nieuws</h1></div>
<main role="main"><div id="block-vng-main-content">{items}</div></main></body></html>""".encode()


MAINTENANCE = b"""<!DOCTYPE html><html lang="nl"><head><title>Site under maintenance</title></head>
<body class="maintenance-page"><h1>Site under maintenance</h1>
<p>De website is tijdelijk niet beschikbaar wegens onderhoud.</p></body></html>"""

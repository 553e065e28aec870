"""The main job on real pages: a loopback server gives them, `wetwacht check` reads them.

Needs the shared samples beside the repository; skips without them.
"""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crawler.files import file_text
from tests.program import wetwacht
from tests.samples import SHARED, sample
from tests.servers import Page, Site
from wetwacht.demo.pdf import pdf

LETTER = "/brieven/azwa-financiering-voor-gemeenten-zorgakkoord"
QUESTION = (
    "/vragen-en-antwoorden/welke-middelen-zijn-beschikbaar-in-het-azwa-en-hoe-worden-deze-middelen-verdeeld"
)
LETTER_PDF = (
    "/sites/default/files/2026-04/20260422-ledenbrief-azwa-financiering-voor-gemeenten-zorgakkoord.pdf"
)
TYPES = {".html": "text/html; charset=utf-8", ".xml": "application/xml", ".pdf": "application/pdf"}


def serve_samples(site: Site) -> dict[str, str]:
    """Puts every real page and file on the site under its own path; returns the page's site by path."""
    manifest = SHARED / "samples" / "manifest.json"
    if not manifest.exists():
        pytest.skip(f"needs the shared samples: {manifest} is not there")
    sites = {}
    for entry in json.loads(manifest.read_text()):
        suffix = Path(entry["file"]).suffix
        if suffix not in TYPES or entry["site"] not in ("vng", "eerstekamer", "rijksoverheid"):
            continue
        parts = urlsplit(entry["url"])
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        site.pages[path] = Page(sample(entry["file"]), TYPES[suffix])
        sites[path] = entry["site"]
    return sites


def written_watchlist(folder: Path, site: Site, sites: dict[str, str]) -> Path:
    """A watchlist with the pages that issue of the day reads, and a dossier that they are about."""
    chosen = [path for path in sites if not path.endswith((".pdf", "/file")) and "stemmingen" not in path]
    chosen = [path for path in chosen if not path.startswith(("/plenaire", "/commissie", "/wetsvoorstellen"))]
    chosen = [
        path for path in chosen if path not in ("/sitemap.xml",) and "/onderwerpen/financien" not in path
    ]
    tables = [
        f'[[source]]\nkey = "s{i}"\nsite = "{sites[path]}"\nurl = "{site.origin}{path}"\n'
        f'every = "1h"\nallow_private_hosts = true\n'
        for i, path in enumerate(chosen)
    ]
    dossier = '[[dossier]]\nkey = "azwa"\ntitle = "AZWA"\nnames = ["AZWA"]\n'
    file = folder / "watchlist.toml"
    file.write_text("\n".join([*tables, dossier]))
    return file


def revised_pdf(body: bytes) -> bytes:
    """The letter with one other sentence: the same text, set anew."""
    lines = file_text(body).replace("\u2019", "'").splitlines()
    changed = [line.replace("structurele financiering", "tijdelijke financiering") for line in lines]
    assert changed != lines
    safe = [line.encode("cp1252", "replace").decode("cp1252") for line in changed]
    return pdf(tuple(safe), "Ledenbrief")


def test_three_edits_of_two_documents_are_exactly_two_changes(tmp_path: Path) -> None:
    with Site() as site:
        sites = serve_samples(site)
        original = site.pages[LETTER_PDF]
        assert isinstance(original, Page)
        text = file_text(original.body)
        lines = tuple(line.encode("cp1252", "replace").decode("cp1252") for line in text.splitlines())
        site.pages[LETTER_PDF] = Page(pdf(lines, "Ledenbrief"), "application/pdf")
        options = ["--watchlist", str(written_watchlist(tmp_path, site, sites))]
        options += ["--database", str(tmp_path / "history.db")]

        baseline = json.loads(wetwacht("check", "--json", *options).stdout)
        assert {source["verdict"] for source in baseline["sources"]} == {"ok"}
        assert (baseline["totals"]["new"], baseline["totals"]["changed"]) == (0, 0)
        assert json.loads(wetwacht("changes", "--json", *options).stdout) == []

        edit(
            site,
            LETTER,
            ("2026-04-22T12:00", "2026-04-23T12:00"),
            ("woensdag 22 april", "donderdag 23 april"),
        )
        edit(site, QUESTION, ("50 miljoen voor 2026", "60 miljoen voor 2026"))
        site.pages[LETTER_PDF] = Page(revised_pdf(original.body), "application/pdf")
        second = json.loads(wetwacht("check", "--json", *options).stdout)
        assert (second["totals"]["new"], second["totals"]["changed"]) == (0, 2)

        third = json.loads(wetwacht("check", "--json", *options).stdout)
        assert (third["totals"]["new"], third["totals"]["changed"]) == (0, 0)
        changes = json.loads(wetwacht("changes", "--json", *options).stdout)
    assert len(changes) == 2
    by_key = {change["document"]["key"]: change for change in changes}
    letter, question = by_key["node/888350"], by_key["node/755342"]
    assert letter["kinds"] == ["attachment", "date"]
    assert question["kinds"] == ["text"]
    dates = next(part for part in letter["parts"] if part["key"] == "published")
    assert (dates["before"], dates["after"]) == ("2026-04-22", "2026-04-23")
    file = next(part for part in letter["parts"] if part["key"].startswith("attachment:"))
    assert "structurele financiering" in file["before"]
    assert "tijdelijke financiering" in file["after"]
    (part,) = question["parts"]
    assert "50 miljoen" in part["before"]
    assert "60 miljoen" in part["after"]


def edit(site: Site, path: str, *replacements: tuple[str, str]) -> None:
    """Replaces text in a page of the site."""
    page = site.pages[path]
    assert isinstance(page, Page)
    text = page.body.decode()
    for before, after in replacements:
        assert before in text
        text = text.replace(before, after)
    site.pages[path] = Page(text.encode(), page.media_type)

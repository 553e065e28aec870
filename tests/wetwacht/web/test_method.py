"""The page that says how Wetwacht works."""

from __future__ import annotations

from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from config.load import load
from tests.language import complaints, mean_length
from tests.wetwacht.web.dossierpage import plain
from wetwacht.web.app import application

CERTAINTY = ("Volgens", "Gezien op", "Wetwacht leidt dit af uit", "Niet zeker", "Onbekend")


def page() -> BeautifulSoup:
    visitor = TestClient(application(load(None, {})), base_url="http://127.0.0.1:8710")
    answer = visitor.get("/werkwijze")
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "lxml")


def test_the_page_speaks_the_voice_of_the_house() -> None:
    blocks = [plain(one) for one in page().select("main h1, h2, p, li, dt, dd")]
    assert [said for block in blocks for said in complaints(block)] == []
    assert mean_length(blocks) <= 12


def test_each_wording_of_certainty_and_each_date_is_explained() -> None:
    terms = [plain(one) for one in page().select("dt")]
    for name in (*CERTAINTY, "Gebeurd op", "Gepubliceerd op", "Gezien op"):
        assert any(term.lstrip("‘").startswith(name) for term in terms), name


def test_the_limits_are_said() -> None:
    soup = page()
    heading = next(one for one in soup.select("h2") if plain(one) == "Grenzen")
    limits = heading.find_next("ul")
    assert limits and len(limits.select("li")) > 8

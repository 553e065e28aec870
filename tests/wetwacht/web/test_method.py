"""The page that says how Wetwacht works."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from config.load import load
from tests.language import complaints
from wetwacht.web.app import application


def test_the_page_speaks_the_voice_of_the_house() -> None:
    visitor = TestClient(application(load(None, {})), base_url="http://127.0.0.1:8710")
    answer = visitor.get("/werkwijze")
    main = answer.text.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    assert answer.status_code == 200
    assert complaints(re.sub(r"<[^>]+>", "", main)) == []

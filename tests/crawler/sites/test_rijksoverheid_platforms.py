"""rijksoverheid.nl across its platforms: moves, topics, questions, ministries and sitemaps."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.document import Document, Fetch, same
from crawler.errors import Blocked, LayoutChanged, PageError
from crawler.page import Page, part_hash
from crawler.sites.rijksoverheid import PAGES
from monitors.comparing.detect import detect
from tests.samples import sample

FIXTURES = Path(__file__).parents[2] / "fixtures" / "sites" / "rijksoverheid"
HOST = "https://www.rijksoverheid.nl"
TOPIC_FILE = "rijksoverheid.nl/onderwerp_gemeentefonds.html"
UNDATED = ("topic-leaf", "topic-hub", "topic-old-platform", "question", "other-page")


def page_for(url: str) -> Page:
    return next(page() for page in PAGES if page.reads(url))


def fetch(body: bytes, url: str) -> Fetch:
    return Fetch(url, 200, (), body)


def read(body: bytes, url: str) -> Document:
    return page_for(url).document(fetch(body, url))


def fixture(name: str) -> tuple[bytes, str]:
    case = FIXTURES / name
    return next(case.glob("page.*")).read_bytes(), (case / "url.txt").read_text("utf-8").strip()


def on_both_platforms() -> tuple[Document, Document]:
    """The same letter as the old platform and as the new one shows it."""
    old, new = fixture("document-old-platform"), fixture("document-new-platform")
    toelichting = "<h2>Toelichting</h2><p>Eén alinea.</p>".encode()
    said = b"<p>De minister stuurt een verzonnen brief.</p>"
    longer = new[0].replace(said, said + b"<p>Lees de achtergrond.</p>" + toelichting)
    return read(*old), read(longer, new[1])


def test_a_document_that_goes_to_the_new_platform_keeps_its_key_and_does_not_change() -> None:
    old, new = on_both_platforms()
    assert old.key == new.key == "/documenten/2026/03/05/kamerbrief-voorbeeldwet"
    assert old.url != new.url
    difference = detect(old, new)
    assert [part.key for part in difference.parts] == ["fact:related"]
    assert not difference.material


def test_a_document_without_neighbours_is_the_very_same_version_on_both_platforms() -> None:
    old, new = on_both_platforms()
    body, url = fixture("document-old-platform")
    alone = re.sub(rb'<div class="block docs-pubs.*?</ul></div>', b"", body, flags=re.DOTALL)
    assert read(alone, url).fact("related") is None
    assert old.fact("creator") == "Ministerie van Voorbeelden"
    assert same(read(alone, url), new)


def test_an_edit_at_the_move_is_one_readable_edit() -> None:
    old, new = on_both_platforms()
    body, url = fixture("document-old-platform")
    edited = read(body.replace(b"een verzonnen brief", b"een bedachte brief"), url)
    (part,) = [part for part in detect(edited, new).parts if part.material]
    assert (part.before, part.after) == (
        "De minister stuurt een bedachte brief.",
        "De minister stuurt een verzonnen brief.",
    )
    assert old.title == new.title


def test_the_sample_topic_has_all_its_known_facts() -> None:
    expected = json.loads(sample("expected_fields.json"))[TOPIC_FILE]
    topic = read(sample(TOPIC_FILE), expected["canonical"])
    assert (topic.title, topic.identifier) == (expected["title"], expected["canonical"])
    assert (topic.kind, str(topic.published)) == (expected["DCTERMS.type"], "2015-05-28")
    assert topic.modified is not None
    assert topic.modified.isoformat() == "2026-01-26T12:24:00+00:00"
    assert topic.fact("related") == tuple(HOST + path for path in expected["related_docs"])
    assert topic.attachments == ()
    assert [section.key for section in topic.sections] == [
        "body",
        "omvang-gemeentefonds",
        "verdeling-gemeentefonds",
        "herijking-gemeentefonds",
        "circulaires-over-het-gemeentefonds",
        "bommenregeling-extra-geld-om-oorlogsresten-op-te-ruimen",
        "database-financien-gemeenten",
        "vragen-over-gemeentefonds",
    ]
    assert "Contactformulier gemeentefonds" not in topic.text()
    assert "Ontwerpbesluit" not in topic.text()


def test_cards_and_teasers_of_a_topic_never_change_it() -> None:
    body, url = fixture("topic-leaf")
    link = (
        b"<a href='/actueel/nieuws/2026/10/02/x'><div><h3>Ander bericht</h3><span>02-10-2026</span></div></a>"
    )
    teaser = b"<li>" + link + b"</li>"
    noisy = body.replace(b"Een teaser. Lees verder", b"Een andere teaser. Lees verder").replace(
        b"10:30</span>", b"11:45</span>"
    )
    noisy = noisy.replace(b'<ul><li><a class="card"', b"<ul>" + teaser + b'<li><a class="card"').replace(
        b"css-1x2y3z", b"css-4a5b6c"
    )
    assert noisy != body
    assert same(read(noisy, url), read(body, url))
    assert part_hash(page_for(url), fetch(noisy, url)) == part_hash(page_for(url), fetch(body, url))


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("topic-leaf", "€ 0", "€ 1"),
        ("topic-leaf", "eerst de aanvraag", "eerst het besluit"),
        ("topic-leaf", "Wat verandert er?", "Wat veranderde er?"),
        ("topic-old-platform", "€ 0", "€ 1"),
        ("topic-leaf", "2026-06-02T09", "2026-06-03T09"),
        ("topic-hub", "/themas/wonen/huur", "/themas/wonen/koop"),
        ("question", "en doet niets", "en doet iets"),
        ("question", "000000099998", "000000099997"),
        ("other-page", "dossier 99 999", "dossier 99 998"),
        ("other-page", "05-10-2026</p>", "06-10-2026</p>"),
    ],
)
def test_what_readers_see_changes_the_part_and_makes_a_version(name: str, before: str, after: str) -> None:
    body, url = fixture(name)
    other = body.replace(before.encode(), after.encode())
    assert other != body
    assert part_hash(page_for(url), fetch(other, url)) != part_hash(page_for(url), fetch(body, url))
    assert not same(read(other, url), read(body, url))


@settings(max_examples=60, deadline=None)
@given(share=st.floats(0, 0.95), name=st.sampled_from(UNDATED))
def test_a_cut_off_page_is_never_half_a_document(share: float, name: str) -> None:
    body, url = fixture(name)
    with pytest.raises(PageError):
        read(body[: int(len(body) * share)], url)


@pytest.mark.parametrize("name", [*UNDATED, "ministry"])
@pytest.mark.parametrize(
    "heading", ["Deze website is tijdelijk niet beschikbaar", "Pagina niet gevonden", "Request blocked"]
)
def test_a_maintenance_page_is_not_a_change(name: str, heading: str) -> None:
    url = fixture(name)[1]
    answer = fetch(f"<html><body><main><h1>{heading}</h1></main></body></html>".encode(), url)
    for reading in (page_for(url).document, page_for(url).part):
        with pytest.raises(Blocked):
            reading(answer)


def test_a_shell_without_content_is_blocked() -> None:
    shell = b"<html><body><div></div><script>self.__next_f.push([1])</script></body></html>"
    with pytest.raises(Blocked):
        read(shell, f"{HOST}/themas/wonen")


def test_the_sample_ministry_page_leads_to_news_and_documents_only() -> None:
    body = sample("rijksoverheid.nl/ministerie_newplatform_shape.html")
    page = read(body, f"{HOST}/ministeries/ministerie-van-financien")
    assert page.index
    assert [(row.heading, row.text) for row in page.sections] == [
        ("Noodfonds Energie gaat open", "2026-09-29"),
        ("Letterlijke tekst persconferentie na ministerraad 25 september 2026", ""),
    ]


def test_a_ministry_page_cut_off_in_its_list_is_never_half_a_list() -> None:
    body, url = fixture("ministry")
    for end in range(0, body.index(b"</main>"), 61):
        with pytest.raises(PageError):
            read(body[:end], url)


def test_the_sample_sitemap_index_names_its_sitemaps_and_leads_nowhere() -> None:
    url = f"{HOST}/sitemap.xml"
    index = read(sample("rijksoverheid.nl/sitemap_index_shape.xml"), url)
    assert [row.key.removeprefix(HOST) for row in index.sections] == [
        "/news/sitemap.xml",
        "/videos/sitemap.xml",
        "/sitemap/1.xml",
        "/sitemap/2.xml",
    ]
    assert tuple(page_for(url).follow(index)) == ()


def test_the_sitemap_of_the_whole_site_is_held_and_not_followed() -> None:
    body, url = fixture("sitemap-of-the-site")
    assert read(body, url).sections
    assert tuple(page_for(url).follow(read(body, url))) == ()
    with pytest.raises(LayoutChanged):
        read(body.replace(b"www.rijksoverheid.nl", b"elders.example.org"), url)


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://open.overheid.nl/documenten/ronl-0123456789abcdef/pdf", "RijksoverheidFile"),
        (f"{HOST}/binaries/rijksoverheid/documenten/rapporten/2022/09/16/x/x.pdf", "RijksoverheidFile"),
        (f"{HOST}/onderwerpen/x/documenten/rapporten/2019/01/11/x", "DocumentPage"),
        (f"{HOST}/documenten/kamerstukken/2019/01/11/x", "DocumentPage"),
        (f"{HOST}/documenten/2026/01/11/x", "NewDocumentPage"),
        (f"{HOST}/ministeries/m/nieuws/2026/01/11/x", "NewsItem"),
        (f"{HOST}/api/rss?query=%7B%7D", "SearchFeed"),
        (f"{HOST}/actueel/nieuws", None),
        (f"{HOST}/onderwerpen/gemeentefonds", "TopicPage"),
        (f"{HOST}/themas/wonen/huur/huurtoeslag", "TopicPage"),
        (f"{HOST}/onderwerpen/gemeentefonds/documenten", None),
        (f"{HOST}/vraag-en-antwoord/wonen/wat-is-huur", "QuestionPage"),
        (f"{HOST}/onderwerpen/huur/vraag-en-antwoord/wat-is-huur", "QuestionPage"),
        (f"{HOST}/ministeries/ministerie-van-financien", "MinistryPage"),
        (f"{HOST}/ministeries/ministerie-van-financien/nieuws", None),
        (f"{HOST}/ministeries/ministerie-van-financien/organisatie", "OtherPage"),
        (f"{HOST}/actueel/agenda/2026/10/05/x", "OtherPage"),
        (f"{HOST}/actueel/agenda", None),
        (f"{HOST}/sitemap.xml", "SitemapIndex"),
        (f"{HOST}/sitemap/12.xml", "WholeSitemap"),
        (f"{HOST}/news/sitemap.xml", "NewsSitemap"),
        (f"{HOST}/api/search", None),
        (f"{HOST}/zoeken?trefwoord=x", None),
        (f"{HOST}/binaries/x/plaat.png", None),
        ("https://open.overheid.nl/documenten/2026/01/11/x", None),
        ("https://elders.example.org/actueel/nieuws/2026/01/11/x", None),
    ],
)
def test_an_address_has_one_shape_or_none(url: str, page: str | None) -> None:
    assert next((one.__name__ for one in PAGES if one.reads(url)), None) == page

"""The copy of vng.nl: listings, letters with their PDF, news items, questions and topic pages."""

from __future__ import annotations

from urllib.parse import parse_qs

from wetwacht.demo.noise import Noise
from wetwacht.demo.pdf import pdf
from wetwacht.demo.render import Answer, html
from wetwacht.demo.state import VNG, File, Node, State, Topic, teaser

_LISTINGS = {
    "/nieuws": ("Nieuws", 93770, ("news",)),
    "/brieven": ("Brieven", 93771, ("letter",)),
    "/brieven-en-publicaties": ("Brieven en publicaties", 93772, ("letter",)),
    "/vragen-en-antwoorden": ("Vragen en antwoorden", 93773, ("faq",)),
}
_KINDS = {"letter": "Overige brief", "news": "Nieuws", "faq": "Vraag en antwoord"}
_SOURCE_TYPES = {"letter": "Brief", "news": "Nieuws", "faq": "Vragen en antwoorden", "page": "Impactanalyse"}
_ROWS = 12
_TEASER = 300


def answer(state: State, path: str, query: str, noise: Noise) -> Answer | None:
    """What the copy answers to a path and query, or None where the site has no such page."""
    if path in _LISTINGS:
        return _listing(state, path, query, noise)
    found = state.pages.get(VNG + path)
    if isinstance(found, Node):
        return _node(state, found, noise)
    if isinstance(found, Topic):
        return _topic(state, found, noise)
    return _file(state, path)


def _listing(state: State, path: str, query: str, noise: Noise) -> Answer:
    title, number, types = _LISTINGS[path]
    asked = parse_qs(query).get("page", ["0"])[0]
    start = int(asked) * _ROWS if asked.isdecimal() else 0
    nodes = state.nodes(*types)[start : start + _ROWS]
    return html(
        "vng/listing.html",
        rows=[(node, teaser(node.body, _TEASER)) for node in nodes],
        kinds=_KINDS,
        **_frame(state, noise, VNG + path, title, f"node/{number}"),
        body_class="path-node page-node-type-overview",
    )


def _node(state: State, node: Node, noise: Noise) -> Answer:
    return html(
        "vng/node.html",
        node=node,
        topics=node.topics,
        source_type=_SOURCE_TYPES[node.type],
        **_frame(state, noise, node.url, node.title, f"node/{node.nid}", node.body[0]),
        body_class=f"path-node page-node-type-{node.type}",
    )


def _topic(state: State, topic: Topic, noise: Noise) -> Answer:
    return html(
        "vng/topic.html",
        topic=topic,
        latest=state.nodes("news"),
        **_frame(state, noise, topic.url, topic.title, f"taxonomy/term/{topic.term}", topic.description),
        body_class="path-taxonomy page-term-subjects",
    )


def _frame(
    state: State, noise: Noise, url: str, title: str, shortlink: str, *description: str
) -> dict[str, object]:
    return {
        "url": url,
        "title": title,
        "shortlink": shortlink,
        "description": teaser(description),
        "noise": noise,
        "footer": state.footer.get("vng", 0),
    }


def _file(state: State, path: str) -> Answer | None:
    for page in state.pages.values():
        if isinstance(page, Node):
            for file in _files(page):
                if file.path == path:
                    return Answer("application/pdf", pdf(file.lines, file.title))
    return None


def _files(node: Node) -> tuple[File, ...]:
    return ((node.letter,) if node.letter else ()) + node.files

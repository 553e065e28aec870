"""A page that looks like Slack's, for pictures of messages: every kind of block that Slack may be sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

Block = dict[str, Any]

_CSS = """
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #1d1c1d; font: 15px/22px Lato, Arial, Helvetica, sans-serif; }
main { display: flex; gap: 8px; max-width: 720px; padding: 16px 20px; }
main > svg { flex: none; border-radius: 4px; }
.who { font-weight: 900; }
.app { background: #e8e8e8; border-radius: 2px; font-size: 10px; padding: 1px 3px; }
.when, .context { color: #616061; font-size: 12px; line-height: 18px; font-weight: 400; }
h2 { font-size: 18px; line-height: 24px; margin: 4px 0 8px; }
.said { min-width: 0; overflow-wrap: anywhere; } .said > * { margin: 0 0 8px; }
blockquote { border-left: 4px solid #ddd; margin: 4px 0; padding: 0 0 0 12px; }
a { color: #1264a3; text-decoration: none; } hr { border: 0; border-top: 1px solid #ddd; }
code { border: 1px solid #ddd; border-radius: 3px; color: #c01343; font-size: 12px; padding: 1px 3px; }
button { background: #fff; border: 1px solid #bbb; border-radius: 4px; padding: 5px 12px; }
table { border-collapse: collapse; } td { border: 1px solid #ddd; padding: 4px 8px; text-align: left; }
"""
_ICON = (
    '<svg width="36" height="36" viewBox="0 0 36 36" aria-hidden="true"><rect width="36" height="36"'
    ' fill="#154273"/><text x="18" y="25" fill="#fff" font-family="Arial" font-size="19" font-weight="700"'
    ' text-anchor="middle">W</text></svg>'
)


def slack_page(payload: Block, when: str) -> str:
    """The page of one message; `when` is the time beside the name. Raises KeyError for an unknown block."""
    said = "".join(_SHOWN[block["type"]](block) for block in payload["blocks"])
    who = f'<span class="who">Wetwacht</span> <span class="app">APP</span> <span class="when">{when}</span>'
    style = f"<style>{_CSS}</style>"
    return (
        f'<!DOCTYPE html><html lang="nl"><meta charset="utf-8"><title>Slack</title>{style}'
        f'<main>{_ICON}<div class="said"><div>{who}</div>{said}</div></main></html>'
    )


def _header(block: Block) -> str:
    return f"<h2>{escape(block['text']['text'])}</h2>"


def _section(block: Block) -> str:
    fields = [block["text"], *block.get("fields", ())] if "text" in block else block["fields"]
    return f"<p>{'<br>'.join(escape(one['text']) for one in fields)}</p>"


def _context(block: Block) -> str:
    return f'<p class="context">{" ".join(escape(one["text"]) for one in block["elements"])}</p>'


def _rich_text(block: Block) -> str:
    return f"<div>{''.join(_SHOWN[one['type']](one) for one in block['elements'])}</div>"


def _rich_section(element: Block) -> str:
    return f"<div>{_spans(element['elements'])}</div>"


def _quote(element: Block) -> str:
    return f"<blockquote>{_spans(element['elements'])}</blockquote>"


def _list(element: Block) -> str:
    rows = (_spans(one["elements"]) for one in element["elements"])
    return f"<ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"


def _table(block: Block) -> str:
    rows = ("".join(f"<td>{_cell(cell)}</td>" for cell in row) for row in block["rows"])
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _cell(cell: Block) -> str:
    return _SHOWN[cell["type"]](cell) if "elements" in cell else escape(cell["text"])


def _actions(block: Block) -> str:
    names = (escape(one["text"]["text"]) for one in block["elements"])
    return f"<p>{' '.join(f'<button>{name}</button>' for name in names)}</p>"


def _divider(block: Block) -> str:
    return "<hr>" if block else ""


def _spans(elements: Iterable[Block]) -> str:
    return "".join(map(_span, elements))


def _span(element: Block) -> str:
    text = escape(element["text"]).replace("\n", "<br>")
    style = element.get("style", {})
    for name, tag in (("code", "code"), ("strike", "s"), ("italic", "em"), ("bold", "strong")):
        text = f"<{tag}>{text}</{tag}>" if style.get(name) else text
    if element["type"] != "link":
        return text
    return f'<a href="{escape(element["url"])}">{text}</a>'


_SHOWN: dict[str, Callable[[Block], str]] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "rich_text": _rich_text,
    "rich_text_section": _rich_section,
    "rich_text_quote": _quote,
    "rich_text_list": _list,
    "table": _table,
    "actions": _actions,
    "divider": _divider,
}

"""The same walks with nothing but a keyboard: everything is reached in order, and one sees where one is."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.wetwacht.web.browser.watching import Visitor

_AT_MOST = 150
# What of the place where one is can be seen: a line around it that is not transparent.
_SEEN = """place => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    const line = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const seen = line && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
    return [one === place, seen, one.outerHTML];
}"""


def tab_to(page: Page, place: Locator) -> None:
    """Presses Tab until the place has the focus; every stop on the way shows that it has it."""
    for _ in range(_AT_MOST):
        page.keyboard.press("Tab")
        there, seen, shown = place.evaluate(_SEEN)
        assert seen, shown
        if there:
            return
    raise AssertionError("the keyboard does not come there")


def test_the_first_stop_leads_past_the_menu(visitor: Visitor) -> None:
    page = visitor.page("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.locator("main").evaluate("main => main.contains(document.activeElement)")


def test_a_dossier_as_of_a_day_and_a_change(visitor: Visitor) -> None:
    page = visitor.page("/")
    tab_to(page, page.locator(".news").get_by_role("link", name="Spreidingswet", exact=True).first)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Spreidingswet")).to_be_visible()
    tab_to(page, page.get_by_role("link", name="Wat wisten we wanneer?"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Dag"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Zo stond het op")
    change = page.locator("main").get_by_role("link", name="Wijziging 23", exact=True).first
    tab_to(page, change)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Coalitieakkoord")).to_be_visible()


def test_work_is_done_and_taken_back(visitor: Visitor) -> None:
    page = visitor.page("/wijziging/16")
    tab_to(page, page.get_by_label("Uw naam"))
    page.keyboard.type("Toetsenbord")
    tab_to(page, page.get_by_role("button", name="Ik pak dit op"))
    page.keyboard.press("Enter")
    done = page.locator("#werk li").filter(has_text="Toetsenbord")
    expect(done).to_contain_text("Toetsenbord pakt dit op")
    tab_to(page, done.get_by_role("button"))
    page.keyboard.press("Space")
    expect(done).to_have_count(0)

"""The pages: one module for each kind, with its routes. To add a page: a module, and its line here."""

from __future__ import annotations

from starlette.routing import Route

from wetwacht.web.pages import (
    api,
    calendars,
    change,
    dossier,
    evidence,
    feeds,
    follow,
    method,
    operators,
    overview,
    report,
    search,
    searchapi,
    session,
    sources,
    subscription,
    trial,
    work,
)


def routes() -> tuple[Route, ...]:
    """Every address of ours."""
    return (
        *api.ROUTES,
        *calendars.ROUTES,
        *change.ROUTES,
        *dossier.ROUTES,
        *evidence.ROUTES,
        *feeds.ROUTES,
        *follow.ROUTES,
        *method.ROUTES,
        *operators.ROUTES,
        *overview.ROUTES,
        *report.ROUTES,
        *search.ROUTES,
        *searchapi.ROUTES,
        *session.ROUTES,
        *sources.ROUTES,
        *subscription.ROUTES,
        *trial.ROUTES,
        *work.ROUTES,
    )

"""What the tables say of one another: references, addresses and their sites, channels and their means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

from config.errors import ENVIRONMENT, Report
from config.fields import WINDOW, choice, did_you_mean, is_mail_address
from config.settings import SLACK, Settings, given
from config.tables import place
from config.watchlist import CONSOLE, Also, Keys, Lists, unknown
from config.window import filled
from crawler.origin import is_private
from crawler.registry import SITES, hosts_of, origin_for, page_for
from monitors.watchlist import Channel, Source, Subscription

_SLACK_ID = re.compile(r"[CGD][A-Z0-9]{6,20}")
_SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def is_on_the_internet(source: Source) -> bool:
    """Whether a visit of this source leaves one's own network."""
    return not is_private(urlsplit(filled(source.url, _SOME_DAY)).hostname or "")


def check_sources(report: Report, sources: Iterable[Source], keys: Keys) -> None:
    """Report what is wrong with sources: their site, their address, their dossier."""
    sources = tuple(sources)
    _check_repeated_pages(report, sources)
    for source in sources:
        where = place("source", source.key)
        if source.dossier and source.dossier not in keys["dossier"]:
            unknown(report, f"{where}.dossier", source.dossier, keys["dossier"])
        if source.site in SITES:
            _check_options(report, where, source)
            _check_address(report, f"{where}.url", source)
        else:
            advice = did_you_mean(source.site, tuple(SITES)) or "choose the site that this page belongs to"
            report.add(f"{where}.site", f"{choice(tuple(SITES))}, not {source.site!r}", advice)


def check_also(report: Report, also: Iterable[Also], keys: Keys) -> None:
    """Report names and numbers for a dossier that does not exist."""
    for one in also:
        if one.dossier not in keys["dossier"]:
            unknown(report, f"{one.where}.dossier", one.dossier, keys["dossier"])


def check_subscriptions(report: Report, lists: Lists, keys: Keys) -> None:
    """Report references of subscriptions and operators to what does not exist, and channels nobody uses."""
    channels = (*keys["channel"], CONSOLE.key)
    for subscription in lists.subscriptions:
        where = place("subscription", subscription.key)
        _check_keys(report, f"{where}.channels", subscription.channels, channels)
        _check_keys(report, f"{where}.dossiers", subscription.dossiers, keys["dossier"])
        _check_keys(report, f"{where}.amendments", subscription.amendments, keys["amendment"])
    _check_keys(report, "operators.channels", lists.operators, channels)
    if lists.channels and not keys["subscription"]:
        remedy = f'add [[subscription]] with key = "alles" and channels = ["{lists.channels[0].key}"]'
        report.add("subscription", "a subscription, since channels alone send nothing", remedy)


def check_scopes(report: Report, subscriptions: Iterable[Subscription], owners: Mapping[str, str]) -> None:
    """Report amendments of another dossier than the subscription asks for: they would never alert."""
    for one in subscriptions:
        for key in one.amendments:
            owner = owners.get(key)
            if one.dossiers and owner and owner not in one.dossiers:
                remedy = f"add {owner!r} to dossiers, or take {key!r} out"
                where = f"{place('subscription', one.key)}.amendments"
                report.add(where, f"amendments of its own dossiers, and {key!r} is of {owner!r}", remedy)


def check_channels(
    report: Report, channels: Iterable[Channel], settings: Settings, environ: Mapping[str, str]
) -> None:
    """Report wrong recipients, and channels without the means to send."""
    for channel in channels:
        where = f"{place('channel', channel.key)}.to"
        if not channel.to:
            report.add(where, "at least one recipient", f"add {_example(channel.kind)}")
        if len(set(channel.to)) < len(channel.to):
            report.add(where, "each recipient once", "take the repetition out")
        if channel.kind == "slack":
            _check_slack(report, where, channel, environ)
        elif channel.kind == "email":
            _check_email(report, where, channel, settings)


def _check_options(report: Report, where: str, source: Source) -> None:
    """Options are for sites whose hosts are those of their sources; other sites know their own pages."""
    for name in source.options.given() if hosts_of(source.site) else ():
        remedy = "take the key out; it is for sources of other sites"
        report.add(f"{where}.{name}", f"no such key, since {source.site} reads its own pages", remedy)
    if source.options.json_path and source.options.kind not in (None, "json"):
        report.add(f"{where}.kind", "json, since json_path is set", 'set kind = "json", or take one out')


def _check_repeated_pages(report: Report, sources: tuple[Source, ...]) -> None:
    """One page has one history, so that it cannot be cut in two ways."""
    seen: dict[str, str] = {}
    for source in sources:
        if source.site in SITES and not hosts_of(source.site):
            first = seen.setdefault(source.url.partition("#")[0], source.key)
            if first != source.key:
                expected = f"a page that no other source has, and {first!r} has this one"
                remedy = 'put both selectors in one source: select = ".one, .two"'
                report.add(f"{place('source', source.key)}.url", expected, remedy)


def _check_own_host(report: Report, key: str, source: Source) -> None:
    parts = urlsplit(source.url)
    if WINDOW in source.url:
        remedy = "write the address of a page that stays the same every day"
        report.add(key, f"an address without {WINDOW}, which only sites with a search know", remedy)
    if is_private(parts.hostname or ""):
        if not source.allow_private_hosts:
            remedy = "add allow_private_hosts = true if this page is on your own network"
            report.add(key, "an address on the internet, not on a private host", remedy)
    elif parts.scheme != "https" or parts.port is not None:
        expected = "an https address without a port, since this host is on the internet"
        report.add(key, expected, f"write https://{parts.hostname}{parts.path}")


def _check_address(report: Report, key: str, source: Source) -> None:
    hosts = hosts_of(source.site)
    if not hosts:
        _check_own_host(report, key, source)
        return
    url = filled(source.url, _SOME_DAY)
    parts = urlsplit(url)
    if parts.netloc.lower() in hosts:
        if parts.scheme != "https":
            report.add(key, "an https address", f"write https://{parts.netloc}{parts.path}")
    elif not is_private(parts.hostname or ""):
        expected = f"an address on {' or '.join(hosts)}, not on {parts.netloc}"
        report.add(key, expected, f"write https://{hosts[0]}{parts.path}, or choose another site")
    elif not source.allow_private_hosts:
        remedy = "add allow_private_hosts = true if this is a copy of the site on your own network"
        report.add(key, f"an address on {' or '.join(hosts)}, not on a private host", remedy)
    if page_for(source.site, origin_for(source.site, url).real(url)) is None:
        remedy = "watch a page that it can read, such as a list, a feed or a page of one bill"
        report.add(key, f"a page that the site {source.site} can read", remedy)


def _check_keys(report: Report, key: str, wanted: Iterable[str], there: Iterable[str]) -> None:
    options = tuple(there)
    for one in wanted:
        if one not in options:
            unknown(report, key, one, options)


def _check_slack(report: Report, where: str, channel: Channel, environ: Mapping[str, str]) -> None:
    if not given(environ, SLACK):
        remedy = f"set it, or {SLACK}_FILE to the path of a file that holds it"
        expected = f"the bot token, since channel {channel.key!r} sends to Slack"
        report.of(ENVIRONMENT).add(SLACK, expected, remedy)
    for one in channel.to:
        if not _SLACK_ID.fullmatch(one):
            remedy = "open the channel's details in Slack: the id stands at the bottom"
            report.add(where, f"ids of Slack channels such as C0123456789, not {one!r}", remedy)


def _check_email(report: Report, where: str, channel: Channel, settings: Settings) -> None:
    why = f"since channel {channel.key!r} sends e-mail"
    if settings.email_host is None:
        remedy = 'add host = "smtp.example.org" to [email], or set WETWACHT_EMAIL_HOST'
        report.add("email.host", f"the name of your mail server, {why}", remedy)
    if settings.email_sender is None:
        remedy = 'add sender = "wetwacht@example.org" to [email], or set WETWACHT_EMAIL_SENDER'
        report.add("email.sender", f"the address that mail comes from, {why}", remedy)
    for one in channel.to:
        if not is_mail_address(one):
            remedy = "write the address alone, without a name or brackets"
            report.add(where, f"addresses such as name@example.org, not {one!r}", remedy)


def _example(kind: str) -> str:
    return 'to = ["C0123456789"]' if kind == "slack" else 'to = ["name@example.org"]'

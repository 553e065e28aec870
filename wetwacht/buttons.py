"""The buttons in Slack: a connection of our own making over which Slack tells who pressed one.

Socket Mode needs no address that Slack can reach. It is optional: the pages have the same buttons.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from slack_sdk import WebClient
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from config.load import Config
from monitors.history.database import Locked, Unusable, open_database
from monitors.history.work import Work
from monitors.working import NoSuchChange, work_done
from notifiers.notifier import DeliveryError
from notifiers.pressed import Outcome, Press, answer, press_of
from notifiers.slack import SlackNotifier

_TIMEOUT = 10
_SKIPPED_AT_MOST = 64
_WORKERS = 2
_log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


class Buttons:
    """Listens for presses and keeps each as work, with who and when."""

    def __init__(self, config: Config, app_token: str, bot_token: str, clock: Callable[[], datetime] = _now):
        settings = config.settings
        self._config = config
        self._clock = clock
        self._opener = SlackNotifier(app_token, settings.slack_api_url)
        self._slack = SlackNotifier(bot_token, settings.slack_api_url)
        self._channels = frozenset(
            to for one in config.watchlist.channels if one.kind == "slack" for to in one.to
        )
        web = WebClient(base_url=settings.slack_api_url, timeout=_TIMEOUT, retry_handlers=[])
        # The SDK itself would ask for a new connection every five seconds, which Slack allows once a minute.
        self._client = SocketModeClient(
            app_token, web_client=web, auto_reconnect_enabled=False, concurrency=_WORKERS
        )
        self._client.socket_mode_request_listeners.append(self._heard)
        self._failures = 0
        self._to_skip = 0

    def look(self) -> bool:
        """Connects where there is no connection; after each failure it skips twice as many looks."""
        if self._client.is_connected():
            return True
        if self._to_skip:
            self._to_skip -= 1
            return False
        if self._connected():
            self._failures = 0
            return True
        self._to_skip = min(2**self._failures, _SKIPPED_AT_MOST)
        self._failures += 1
        return False

    def close(self) -> None:
        """Ends the connection."""
        self._client.close()

    def pressed(self, press: Press) -> Outcome:
        """Keeps a press and answers who pressed."""
        outcome = self._kept(press)
        method, request = answer(press, outcome, self._config.settings.web_public_url)
        try:
            self._slack.ask(method, request)
        except DeliveryError as error:
            _log.warning("a press on change %d was %s, but not answered: %s", press.change, outcome, error)
        return outcome

    def _connected(self) -> bool:
        try:
            self._client.wss_uri = str(self._opener.ask("apps.connections.open", {})["url"])
        except (DeliveryError, KeyError) as error:
            _log.warning("Slack gives no connection for the buttons: %s", error)
            return False
        self._client.connect()
        return self._client.is_connected()

    def _heard(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        # Slack shows an error after three seconds, and the database may be locked for longer.
        client.send_socket_mode_response(SocketModeResponse(request.envelope_id))
        press = press_of(request.payload, self._channels) if request.type == "interactive" else None
        if press:
            self.pressed(press)

    def _kept(self, press: Press) -> Outcome:
        done = Work(0, press.change, press.what, press.who, "", "slack", self._clock())
        try:
            return "kept" if self._keep(done) else "known"
        except NoSuchChange:
            return "gone"
        except (Locked, Unusable) as error:
            _log.error("a press on change %d was not kept: %s", press.change, error)
            return "failed"

    def _keep(self, done: Work) -> bool:
        db = open_database(self._config.settings.database)
        try:
            return work_done(db, self._config.watchlist, done)
        finally:
            db.close()


def buttons_of(config: Config) -> Buttons | None:
    """The buttons of a configuration; None where it has no tokens for them."""
    settings = config.settings
    if settings.slack_app_token and settings.slack_token:
        return Buttons(config, settings.slack_app_token, settings.slack_token)
    return None

"""What findings say to operators on the terminal: what is so, and what to do about it. English. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from monitors.history.records import stamp
from monitors.words.dutch import inert
from wetwacht.finding import Finding, Value

TEXTS: dict[str, tuple[str, str]] = {
    "configuration-wrong": ("{place}: expected {expected}", "{remedy}"),
    "configuration-fine": ("{sources} sources, {dossiers} dossiers, {subscriptions} subscriptions", ""),
    "secret-open": ("every user of this machine can read the file that {name} names", "chmod 600 that file"),
    "public-url-missing": (
        "messages name a command where they could link",
        "set public_url under [web] where staff can open the pages",
    ),
    "program-fine": ("Wetwacht {version}, Python {python}, SQLite {sqlite}", ""),
    "database-absent": ("no history yet", "`wetwacht check` makes it"),
    "database-unreadable": ("the file cannot be read: {reason}", "let this user read and write it"),
    "database-broken": (
        "the file is damaged: {reason}",
        "stop the service, keep the file, and put the newest backup in its place (docs/operations.md)",
    ),
    "database-locked": (
        "another program keeps the file locked",
        "end the program that has it open, such as a database browser with unsaved changes",
    ),
    "database-foreign": ("{reason}", "name another file with --database or WETWACHT_DATABASE"),
    "database-old": (
        "the file was made by an older version ({reason})",
        "`wetwacht backup` first; the next `wetwacht check` or `wetwacht run` brings it up to date",
    ),
    "database-newer": (
        "the file was made by a newer version ({reason})",
        "install that version, or put back a backup from before the upgrade",
    ),
    "database-fine": ("whole, {size} MiB, {schema}, journal mode {journal}", ""),
    "database-unchecked": (
        "{size} MiB, {schema}, journal mode {journal}; too large to check here, `wetwacht backup` does",
        "",
    ),
    "wal-unsafe": (
        "journal mode wal, and SQLite {sqlite} can damage such a file",
        "the next `wetwacht check` or `wetwacht run` of this installation changes the mode",
    ),
    "folder-unwritable": ("this user may not write in {folder}", "let this user write there"),
    "disk-full": ("{free} MiB free in {folder}: not enough for a backup", "make room on this disk"),
    "disk-low": ("{free} MiB free in {folder}: little", "make room on this disk"),
    "disk-fine": ("{free} MiB free in {folder}", ""),
    "clock-back": (
        "something was seen at {newest}, and it is {now}: the clock was set back",
        "set the clock right and let it be kept by NTP; digests go on when it has caught up",
    ),
    "clock-fine": ("it is {now}", ""),
    "service-running": ("the service runs", ""),
    "service-stopped": ("the service does not run", "`wetwacht run`, or `wetwacht check` now and then"),
    "service-unknown": (
        "nobody can tell whether the service runs",
        "ask as the user under which the service runs",
    ),
    "round-none": ("no source was ever visited", "`wetwacht check` makes the first round"),
    "round-old": ("the last round was at {last}", "read the log of the service, then start it again"),
    "round-fine": ("the last round was at {last}", ""),
    "source-never": ("never visited", "`wetwacht check --source {source}`"),
    "sources-never": (
        "{count} of {all} were never visited",
        "`wetwacht check`; `wetwacht sources` lists them",
    ),
    "source-failing": (
        "{verdict}: {reason}",
        "open {url} and compare; `wetwacht sources probe --source {source}` looks again",
    ),
    "source-unread": (
        "{verdict}, never read yet: {reason}",
        "correct its address; `wetwacht sources probe --source {source}` looks again",
    ),
    "source-late": ("was to be visited at {due}", "read the log of the service: a round may hang"),
    "source-restless": (
        "its verdict changed {times} times in seven days",
        "visit it less often, or ask the site what goes on",
    ),
    "sources-fine": ("{count} of {all} are read and on time", ""),
    "queue-late": (
        "{due} messages should have left, the oldest at {oldest}",
        "`wetwacht deliver` sends what is due and says what keeps the rest",
    ),
    "queue-fine": ("{waiting} messages wait, {due} of them may leave now", ""),
    "delivery-ambiguous": (
        "of {count} messages nobody knows whether they arrived",
        "nothing: they are looked up or sent again, and say so",
    ),
    "delivery-dead": ("{count} given up for {kind} {recipient}: {reason}", "{remedy}"),
    "address-paused": (
        "{kind} {recipient} is paused: it was refused for good twice",
        "correct or remove the address under [[channel]]; then: wetwacht deliver --retry-dead",
    ),
    "channel-stopped": ("{kind} does not take our credentials", "renew them; what waits goes by itself"),
    "digest-late": (
        "{subscription} at {recipient} had no digest of {period}",
        "`wetwacht digest --period {period} --subscription {subscription} --send`",
    ),
    "digests-fine": ("{count} on time, the last at {last}", ""),
    "backup-none": (
        "there is no backup beside the database",
        "`wetwacht backup`; the service makes one a day",
    ),
    "backup-old": ("the newest backup is of {last}", "`wetwacht backup`, or see in the log why it failed"),
    "backup-fine": ("the newest backup is of {last}", ""),
    "slack-fine": ("{told}", ""),
    "slack-wrong": ("{told}: {reason}", "renew WETWACHT_SLACK_TOKEN, or see what Slack says of this code"),
    "slack-unreachable": ("{told}: {reason}", "see that this machine may reach slack.com; messages wait"),
    "email-fine": ("{told}", ""),
    "email-unreachable": ("{told}: {reason}", "see that host and port under [email] are right and open"),
    "email-wrong": ("{told}: {reason}", "correct [email] and WETWACHT_SMTP_PASSWORD"),
}


def english(finding: Finding) -> tuple[str, str]:
    """What a finding says, and its remedy, empty where there is none; nothing in it steers a terminal."""
    facts = {name: inert(_shown(value)) for name, value in finding.facts}
    says, remedy = TEXTS[finding.code]
    return says.format(**facts), remedy.format(**facts)


def _shown(value: Value) -> str:
    if isinstance(value, datetime):
        return stamp(value)
    return str(value) if not isinstance(value, timedelta) else f"{value.total_seconds() / 3600:.0f} hours"

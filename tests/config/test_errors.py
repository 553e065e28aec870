"""Wrong configuration: every mistake at once, each with its file, its key and its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.errors import ConfigErrors
from config.load import load
from tests.config.own_files import AMENDMENT, DEFAULT, DOSSIER, HOME, SLACK, SOURCE, SUBSCRIPTION, errors_of

SHAPES = [
    ("include_defualt = true\n" + SOURCE, "include_defualt", "include_default"),
    ("include_default = 1\n" + SOURCE, "include_default", "without quotes"),
    ("[dossiers]\n" + SOURCE, "dossiers", "'dossier'"),
    ('[source]\nkey = "a"\n', "source", "[[source]]"),
    ('source = "a"\n', "source", "[[source]]"),
    ('source = ["a"]\n', "source[1]", "[[source]]"),
    ("[[crawl]]\ndelay = 1\n" + SOURCE, "crawl", "[crawl] with single brackets"),
    (SOURCE + "evry = 1\n", "source.news.evry", "every"),
    (SOURCE + "zzz = 1\n", "source.news.zzz", "table where it belongs"),
    (SOURCE.replace('key = "news"\n', ""), "source[1].key", "add key"),
    (SOURCE.replace('"news"', '"News item"'), "source.News item.key", "my-bill"),
    (SOURCE.replace('"1h"', "1"), "source.news.every", "m, h or d"),
    (SOURCE.replace('"1h"', '"1 hour"'), "source.news.every", "m, h or d"),
    (SOURCE.replace('"1h"', '"0m"'), "source.news.every", "m, h or d"),
    (SOURCE.replace('"1h"', '"99999d"'), "source.news.every", "m, h or d"),
    (SOURCE.replace("https://vng.nl/nieuws", "vng.nl/nieuws"), "source.news.url", "browser"),
    (SOURCE.replace("/nieuws", "/een pagina"), "source.news.url", "%20"),
    (SOURCE.replace("/nieuws", "/{until}"), "source.news.url", "%7B"),
    (SOURCE.replace("https://vng.nl", "https://[vng"), "source.news.url", "browser"),
    (SOURCE.replace("https://vng.nl", "https://vng.nl:99999"), "source.news.url", "browser"),
    (SOURCE.replace("https://vng.nl", "https://name:word@vng.nl"), "source.news.url", "login"),
    (SOURCE.replace("https://vng.nl", "javascript://vng.nl"), "source.news.url", "browser"),
    (SOURCE + 'allow_private_hosts = "yes"\n', "source.news.allow_private_hosts", "lower case"),
    (SOURCE + DOSSIER.replace('["99999"]', '"99999"'), "dossier.bill.numbers", "square brackets"),
    (SOURCE + DOSSIER.replace('"99999"', "99999"), "dossier.bill.numbers[1]", "quotes"),
    (SOURCE + DOSSIER.replace("99999", "99 999"), "dossier.bill.numbers[1]", "without blanks"),
    (SOURCE + DOSSIER.replace("Voorbeeldwet", "  "), "dossier.bill.title", "leave the key out"),
    (SOURCE + DOSSIER + 'names = ["ab"]\n', "dossier.bill.names[1]", "abbreviations"),
    (SOURCE + DOSSIER + 'closed = "2026-04-21"\n', "dossier.bill.closed", "without quotes"),
    (SOURCE + DOSSIER + "closed = 2026-04-21T10:00:00Z\n", "dossier.bill.closed", "and time"),
    (SOURCE + DOSSIER + "closed = 2026-04-21\n", "dossier.bill.closed_because", "one sentence"),
    (SOURCE + DOSSIER + 'closed_because = "Verworpen."\n', "dossier.bill.closed", "2026-04-21"),
    (SOURCE + DOSSIER.replace('numbers = ["99999"]', ""), "dossier.bill.names", "numbers ="),
    (SOURCE + DOSSIER + AMENDMENT + "wrds = []\n", "dossier.bill.amendment.lid-a.wrds", "'words'"),
    (
        SOURCE + DOSSIER + AMENDMENT.replace('words = ["vaste groepen"]', ""),
        "dossier.bill.amendment.lid-a.names",
        "known by",
    ),
    (SOURCE + DOSSIER + AMENDMENT + 'papers = ["12"]\n', "dossier.bill.amendment.lid-a.papers[1]", "slash"),
    (DEFAULT + SLACK.replace("slack", "slak"), "channel.team.kind", "'slack'"),
    (DEFAULT + SUBSCRIPTION + 'when = "weekyl"\n', "subscription.all.when", "'weekly'"),
    (DEFAULT + SUBSCRIPTION + 'when = "x"\n', "subscription.all.when", "'instant'"),
    (DEFAULT + SUBSCRIPTION + 'events = ["adoptd"]\n', "subscription.all.events[1]", "'adopted'"),
    (DEFAULT + SUBSCRIPTION + 'events = ["source-down"]\n', "subscription.all.events[1]", "all of them"),
    (DEFAULT + SUBSCRIPTION + 'quiet = "19-07"\n', "subscription.all.quiet", "two figures"),
    (DEFAULT + SUBSCRIPTION + 'quiet = "24:10-07:00"\n', "subscription.all.quiet", "two figures"),
    (DEFAULT + SUBSCRIPTION + 'quiet = "07:00-07:00"\n', "subscription.all.quiet", "two figures"),
    (DEFAULT + SUBSCRIPTION.replace('["console"]', "[]"), "subscription.all.channels", "console"),
    (DEFAULT + "[crawl]\ndelay = 0.1\n", "crawl.delay", "loopback"),
    (DEFAULT + '[crawl]\ncontact = "me"\n', "crawl.contact", "reach you"),
    (DEFAULT + '[web]\npublic_url = "http://example.org"\n', "web.public_url", "own network"),
    (DEFAULT + '[web]\nbind = "8710"\n', "web.bind", "both"),
    (DEFAULT + '[slack]\napi_url = "http://example.org"\n', "slack.api_url", "in the clear"),
    (DEFAULT + "[email]\nport = 0\n", "email.port", "587"),
    (DEFAULT + '[email]\nsender = "Name <name@example.org>"\n', "email.sender", "alone"),
    (DEFAULT + '[email]\nsender = "a@example.org\\r\\nBcc: b@example.org"\n', "email.sender", "alone"),
]


@pytest.mark.parametrize(("text", "key", "remedy"), SHAPES)
def test_a_wrong_value_is_told_with_its_key_and_its_remedy(
    tmp_path: Path, text: str, key: str, remedy: str
) -> None:
    errors = errors_of(tmp_path, text)
    assert [(error.file, error.key) for error in errors] == [(str(tmp_path / "own.toml"), key)]
    assert remedy in errors[0].remedy
    assert errors[0].expected
    assert "\n" not in str(errors[0])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("include_default = true\nkey = = 1\n", "line 2, column 7"),
        ("a = 1\na = 2\n", "line 2, column 6"),
        ('a = "open\n', "line 1, column 10"),
        ("closed = 2026-02-30\n", "line 1, column 10"),
    ],
)
def test_malformed_toml_is_told_with_its_line(tmp_path: Path, text: str, line: str) -> None:
    (error,) = errors_of(tmp_path, text)
    assert (error.file, error.key) == (str(tmp_path / "own.toml"), line)
    assert "valid TOML" in error.expected


def test_a_file_that_ends_too_early_is_malformed(tmp_path: Path) -> None:
    (error,) = errors_of(tmp_path, "names = [")
    assert error.key == "end of document"


def test_a_file_that_is_not_utf_8_is_told_with_its_byte(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes('title = "Oekraïne"'.encode("latin-1"))
    with pytest.raises(ConfigErrors) as caught:
        load(path, HOME)
    assert [error.key for error in caught.value.errors] == ["byte 15"]


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(DEFAULT.encode("utf-8-sig"))
    assert load(path, HOME).watchlist.sources


def test_a_missing_file_is_told_with_the_command_that_writes_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigErrors) as caught:
        load(tmp_path / "nowhere.toml", HOME)
    (error,) = caught.value.errors
    assert error.file == str(tmp_path / "nowhere.toml")
    assert "wetwacht init" in error.remedy


@pytest.mark.parametrize(
    ("text", "key", "variable"),
    [
        ('[slack]\ntoken = "xoxb-very-secret"\n', "slack.token", "WETWACHT_SLACK_TOKEN_FILE"),
        ('[email]\npassword = "very-secret"\n', "email.password", "WETWACHT_SMTP_PASSWORD_FILE"),
        ('[email]\nuser = "xoxb-very-secret"\n', "email.user", "WETWACHT_SLACK_TOKEN"),
        (SLACK.replace("C0123456789", "xoxb-very-secret"), "channel.team.to", "WETWACHT_SLACK_TOKEN"),
        (
            '[web]\nbind = "https://hooks.slack.com/services/very-secret"\n',
            "web.bind",
            "WETWACHT_SLACK_TOKEN",
        ),
        ('slack_token = "very-secret"\n', "slack_token", "WETWACHT_SLACK_TOKEN"),
    ],
)
def test_a_secret_in_the_file_is_refused_and_never_repeated(
    tmp_path: Path, text: str, key: str, variable: str
) -> None:
    errors = errors_of(tmp_path, DEFAULT + text)
    found = {error.key: error for error in errors}
    assert variable in found[key].remedy
    assert "very-secret" not in "".join(map(str, errors))


def test_every_error_is_told_at_once(tmp_path: Path) -> None:
    text = (
        SOURCE.replace('"1h"', '"often"').replace('"vng"', '"vgn"')
        + SOURCE.replace('key = "news"\n', "").replace("https:", "http:")
        + DOSSIER.replace('title = "Voorbeeldwet"\n', "")
        + AMENDMENT
        + "wrds = []\n"
        + SUBSCRIPTION.replace("console", "nobody")
        + 'when = "later"\n[crawl]\ndelay = 0\n'
    )
    errors = errors_of(tmp_path, text, {"WETWACHT_EMAIL_PORT": "many"})
    assert {(error.file, error.key) for error in errors} == {
        *(
            (str(tmp_path / "own.toml"), key)
            for key in (
                "source.news.every",
                "source.news.site",
                "source[2].key",
                "source[2].url",
                "dossier.bill.title",
                "dossier.bill.amendment.lid-a.wrds",
                "subscription.all.channels",
                "subscription.all.when",
                "crawl.delay",
            )
        ),
        ("environment", "WETWACHT_EMAIL_PORT"),
    }


def test_the_errors_of_the_environment_are_told_beside_malformed_toml(tmp_path: Path) -> None:
    errors = errors_of(tmp_path, "a = =\n", {"WETWACHT_CRAWL_DELAY": "often"})
    assert [error.key for error in errors] == ["line 1, column 5", "WETWACHT_CRAWL_DELAY"]


def test_an_error_follows_from_no_other(tmp_path: Path) -> None:
    errors = errors_of(tmp_path, SOURCE + 'dossier = "bill"\n' + DOSSIER.replace('"99999"', '"x"'))
    assert [error.key for error in errors] == ["dossier.bill.numbers[1]"]


def test_the_exception_says_what_its_errors_say(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("[crawl]\ndelay = 0\n" + SOURCE, encoding="utf-8")
    with pytest.raises(ConfigErrors, match=r"own\.toml: crawl\.delay: expected 0\.5 to 60 seconds, not 0"):
        load(path, HOME)


def test_hostile_text_in_a_file_stays_on_one_line(tmp_path: Path) -> None:
    errors = errors_of(tmp_path, SOURCE.replace('"news"', '"x\\n\\u001b[31m"'))
    assert all(str(error).isprintable() for error in errors)

"""Settings: the environment wins over the file, and secrets come from nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.errors import ConfigErrors
from config.load import Config, load

HOME = {"HOME": "/home/someone"}
FILE = """
include_default = true
[crawl]
contact = "file@example.org"
delay = 3
[email]
host = "file.example.org"
sender = "file@example.org"
"""
SLACK = """
include_default = true
[[channel]]
key = "team"
kind = "slack"
to = ["C0123456789"]
[[subscription]]
key = "all"
channels = ["team"]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(FILE, encoding="utf-8")
    return path


def _errors(path: Path | None, environ: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(ConfigErrors) as caught:
        load(path, {**HOME, **environ})
    return tuple(map(str, caught.value.errors))


def _slack(folder: Path, environ: dict[str, str]) -> Config:
    path = folder / "slack.toml"
    path.write_text(SLACK, encoding="utf-8")
    return load(path, {**HOME, **environ})


def test_the_file_is_used_where_the_environment_is_silent(own: Path) -> None:
    settings = load(own, {**HOME, "WETWACHT_CRAWL_CONTACT": ""}).settings
    assert (settings.crawl_contact, settings.crawl_delay) == ("file@example.org", 3)
    assert (settings.email_host, settings.email_port) == ("file.example.org", 587)


def test_the_environment_wins_over_the_file(own: Path) -> None:
    environ = {
        "WETWACHT_CRAWL_CONTACT": "https://example.org/contact",
        "WETWACHT_CRAWL_DELAY": "1.5",
        "WETWACHT_EMAIL_HOST": "other.example.org",
        "WETWACHT_EMAIL_PORT": "2525",
    }
    settings = load(own, {**HOME, **environ}).settings
    assert (settings.crawl_contact, settings.crawl_delay) == ("https://example.org/contact", 1.5)
    assert (settings.email_host, settings.email_port) == ("other.example.org", 2525)
    assert settings.email_sender == "file@example.org"


def test_a_wrong_variable_is_named_in_place_of_the_file(own: Path) -> None:
    errors = _errors(own, {"WETWACHT_EMAIL_PORT": "many", "WETWACHT_EMAIL_TLS": "ssl"})
    assert [error.split(": ")[:2] for error in errors] == [
        ["environment", "WETWACHT_EMAIL_PORT"],
        ["environment", "WETWACHT_EMAIL_TLS"],
    ]


def test_a_right_variable_mends_a_wrong_file(own: Path) -> None:
    own.write_text(FILE.replace("delay = 3", 'delay = "slow"'), encoding="utf-8")
    assert load(own, {**HOME, "WETWACHT_CRAWL_DELAY": "4"}).settings.crawl_delay == 4


def test_a_misspelt_variable_is_not_passed_over(own: Path) -> None:
    (error,) = _errors(own, {"WETWACHT_CRAWL_CONTACTS": "someone@example.org"})
    assert "did you mean 'WETWACHT_CRAWL_CONTACT'?" in error


def test_the_watchlist_may_come_from_the_environment(own: Path) -> None:
    config = load(None, {**HOME, "WETWACHT_WATCHLIST": str(own)})
    assert config.settings.watchlist == own
    assert config.settings.crawl_contact == "file@example.org"


def test_a_given_path_wins_over_the_environment(own: Path) -> None:
    config = load(own, {**HOME, "WETWACHT_WATCHLIST": str(own.with_name("other.toml"))})
    assert config.settings.watchlist == own


@pytest.mark.parametrize(
    ("environ", "database"),
    [
        ({}, "/home/someone/.local/state/wetwacht/wetwacht.db"),
        ({"XDG_STATE_HOME": "/var/state"}, "/var/state/wetwacht/wetwacht.db"),
        ({"XDG_STATE_HOME": "relative"}, "/home/someone/.local/state/wetwacht/wetwacht.db"),
        ({"WETWACHT_DATABASE": "/data/watch.db", "XDG_STATE_HOME": "/var/state"}, "/data/watch.db"),
    ],
)
def test_the_database_has_a_place_of_its_own(environ: dict[str, str], database: str) -> None:
    assert load(None, {**HOME, **environ}).settings.database == Path(database)


def test_a_secret_is_read_from_the_environment_and_never_shown(tmp_path: Path) -> None:
    config = _slack(tmp_path, {"WETWACHT_SLACK_TOKEN": "xoxb-very-secret"})
    assert config.settings.slack_token == "xoxb-very-secret"
    assert "very-secret" not in repr(config)


def test_a_secret_is_read_from_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "token"
    secret.write_text("xoxb-in-a-file\n", encoding="utf-8")
    config = _slack(tmp_path, {"WETWACHT_SLACK_TOKEN_FILE": str(secret)})
    assert config.settings.slack_token == "xoxb-in-a-file"


def test_a_secret_given_twice_is_an_error(tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("secret-text", encoding="utf-8")
    environ = {"WETWACHT_SMTP_PASSWORD": "other-text", "WETWACHT_SMTP_PASSWORD_FILE": str(secret)}
    (error,) = _errors(None, environ)
    assert "not both" in error
    assert "-text" not in error


@pytest.mark.parametrize("content", [None, "", " \n", b"\xff\xfe"])
def test_an_unusable_credential_file_is_one_error(tmp_path: Path, content: str | bytes | None) -> None:
    secret = tmp_path / "token"
    if content is not None:
        secret.write_bytes(content.encode() if isinstance(content, str) else content)
    (tmp_path / "slack.toml").write_text(SLACK, encoding="utf-8")
    (error,) = _errors(tmp_path / "slack.toml", {"WETWACHT_SLACK_TOKEN_FILE": str(secret)})
    assert error.startswith("environment: WETWACHT_SLACK_TOKEN_FILE: ")
    assert str(secret) in error


def test_a_token_of_another_kind_is_refused_and_never_repeated(tmp_path: Path) -> None:
    (tmp_path / "slack.toml").write_text(SLACK, encoding="utf-8")
    (error,) = _errors(tmp_path / "slack.toml", {"WETWACHT_SLACK_TOKEN": "xapp-1-very-secret"})
    assert "bot token" in error
    assert "very-secret" not in error


def test_an_account_without_a_password_is_an_error(own: Path) -> None:
    (error,) = _errors(own, {"WETWACHT_EMAIL_USER": "someone"})
    assert error.startswith("environment: WETWACHT_SMTP_PASSWORD: ")


@pytest.mark.parametrize(("tls", "port"), [("starttls", 587), ("tls", 465)])
def test_the_port_follows_from_the_encryption(own: Path, tls: str, port: int) -> None:
    assert load(own, {**HOME, "WETWACHT_EMAIL_TLS": tls}).settings.email_port == port


def test_mail_in_the_clear_is_only_for_this_machine(own: Path) -> None:
    (error,) = _errors(own, {"WETWACHT_EMAIL_TLS": "none"})
    assert "on another machine" in error
    local = {"WETWACHT_EMAIL_TLS": "none", "WETWACHT_EMAIL_HOST": "127.0.0.1"}
    assert load(own, {**HOME, **local}).settings.email_tls == "none"


def test_certificates_are_found_beside_the_file(own: Path) -> None:
    own.write_text(FILE + 'cafile = "ca.pem"\n', encoding="utf-8")
    assert "email.cafile" in _errors(own, {})[0]
    own.with_name("ca.pem").write_text("certificates", encoding="utf-8")
    assert load(own, HOME).settings.email_cafile == own.with_name("ca.pem")


def test_a_folder_in_place_of_a_file_is_an_error(tmp_path: Path) -> None:
    (error,) = _errors(tmp_path, {})
    assert error.startswith(f"{tmp_path}: file: ")


@pytest.mark.parametrize(
    ("contact", "ending"),
    [
        ("name@example.org", " (+mailto:name@example.org)"),
        ("https://example.org/x", " (+https://example.org/x)"),
    ],
)
def test_every_request_says_who_to_reach(contact: str, ending: str) -> None:
    config = load(None, {**HOME, "WETWACHT_CRAWL_CONTACT": contact})
    assert config.settings.user_agent.startswith("wetwacht/")
    assert config.settings.user_agent.endswith(ending)
    assert config.crawl_errors() == ()


def test_the_internet_is_not_crawled_without_a_contact() -> None:
    (error,) = load(None, HOME).crawl_errors()
    assert "WETWACHT_CRAWL_CONTACT" in str(error)


def test_copies_on_this_machine_need_no_contact(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    source = 'key = "copy"\nsite = "vng"\nurl = "http://127.0.0.1:8000/nieuws"\nevery = "1h"\n'
    path.write_text(f"[[source]]\n{source}allow_private_hosts = true\n", encoding="utf-8")
    assert load(path, HOME).crawl_errors() == ()

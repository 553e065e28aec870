"""What the tables of a file say of one another, and of what ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.load import load
from tests.config.own_files import (
    AMENDMENT,
    DEFAULT,
    DOSSIER,
    EMAIL,
    HOME,
    MAIL,
    SLACK,
    SOURCE,
    SUBSCRIPTION,
    errors_of,
)

REFERENCES = [
    (SOURCE.replace('"vng"', '"vgn"'), "source.news.site", "'vng'"),
    (SOURCE.replace("https:", "http:"), "source.news.url", "https://vng.nl/nieuws"),
    (SOURCE.replace("//vng.nl", "//www.vng.nl"), "source.news.url", "https://vng.nl/nieuws"),
    (SOURCE.replace("//vng.nl", "//example.org"), "source.news.url", "https://vng.nl/nieuws"),
    (SOURCE.replace("https://vng.nl", "http://127.0.0.1:80"), "source.news.url", "allow_private_hosts"),
    (SOURCE.replace("https://vng.nl", "http://10.0.0.1"), "source.news.url", "allow_private_hosts"),
    (SOURCE.replace("https://vng.nl", "http://[::1]:80"), "source.news.url", "allow_private_hosts"),
    (SOURCE.replace("https://vng.nl", "http://localhost"), "source.news.url", "allow_private_hosts"),
    (
        SOURCE.replace('"vng"', '"eerstekamer"').replace("vng.nl/nieuws", "www.eerstekamer.nl/commissies"),
        "source.news.url",
        "it can read",
    ),
    (SOURCE + 'dossier = "bil"\n' + DOSSIER, "source.news.dossier", "'bill'"),
    (SOURCE + 'dossier = "bill"\n', "source.news.dossier", "include_default = true"),
    (
        DEFAULT + SUBSCRIPTION + 'dossiers = ["spreidingwet"]\n',
        "subscription.all.dossiers",
        "'spreidingswet'",
    ),
    (DEFAULT + SUBSCRIPTION + 'amendments = ["moiman"]\n', "subscription.all.amendments", "'mooiman'"),
    (
        DEFAULT + SUBSCRIPTION + 'dossiers = ["spreidingswet"]\namendments = ["mooiman"]\n',
        "subscription.all.amendments",
        "'regie-volkshuisvesting'",
    ),
    (DEFAULT + SUBSCRIPTION.replace("console", "consol"), "subscription.all.channels", "'console'"),
    (DEFAULT + '[operators]\nchannels = ["nobody"]\n', "operators.channels", "console"),
    (DEFAULT + SOURCE + SOURCE, "source.news.key", "rename"),
    (DEFAULT + DOSSIER + AMENDMENT + AMENDMENT, "amendment.lid-a.key", "rename"),
    (DEFAULT + DOSSIER.replace("bill", "spreidingswet"), "dossier.spreidingswet.key", "another key"),
    (DEFAULT + SOURCE.replace('"news"', '"vng-nieuws"'), "source.vng-nieuws.key", "another key"),
    (
        DEFAULT + DOSSIER + AMENDMENT.replace("lid-a", "vondeling"),
        "amendment.vondeling.key",
        "include_default = false",
    ),
    (DEFAULT + EMAIL + SUBSCRIPTION + MAIL.replace("host", "#"), "email.host", "WETWACHT_EMAIL_HOST"),
    (DEFAULT + EMAIL + SUBSCRIPTION + MAIL.replace("sender", "#"), "email.sender", "WETWACHT_EMAIL_SENDER"),
    (DEFAULT + EMAIL.replace("name@", "A <a@b>, name@") + SUBSCRIPTION + MAIL, "channel.mail.to", "alone"),
    (DEFAULT + EMAIL.replace('"name@example.org"', "") + SUBSCRIPTION + MAIL, "channel.mail.to", "to ="),
    (
        DEFAULT
        + EMAIL.replace('["name@example.org"]', '["a@example.org", "a@example.org"]')
        + SUBSCRIPTION
        + MAIL,
        "channel.mail.to",
        "repetition",
    ),
    (
        DEFAULT + '[[channel]]\nkey = "screen"\nkind = "console"\nto = ["me"]\n' + SUBSCRIPTION,
        "channel.screen.to",
        "take the key out",
    ),
    (
        DEFAULT + EMAIL.replace('"mail"', '"console"') + SUBSCRIPTION + MAIL,
        "channel.console.kind",
        "another key",
    ),
    (DEFAULT + EMAIL + MAIL, "subscription", '"mail"'),
    ("", "source", "include_default = true"),
    (SUBSCRIPTION, "source", "[[source]]"),
]


@pytest.mark.parametrize(("text", "key", "remedy"), REFERENCES)
def test_a_wrong_reference_is_told_with_its_key_and_its_remedy(
    tmp_path: Path, text: str, key: str, remedy: str
) -> None:
    errors = errors_of(tmp_path, text)
    assert [(error.file, error.key) for error in errors] == [(str(tmp_path / "own.toml"), key)]
    assert remedy in errors[0].remedy


def test_a_slack_channel_needs_an_id_and_a_token(tmp_path: Path) -> None:
    errors = errors_of(tmp_path, DEFAULT + SLACK.replace("C0123456789", "#asiel") + SUBSCRIPTION)
    assert [(error.file, error.key) for error in errors] == [
        ("environment", "WETWACHT_SLACK_TOKEN"),
        (str(tmp_path / "own.toml"), "channel.team.to"),
    ]
    assert "WETWACHT_SLACK_TOKEN_FILE" in errors[0].remedy
    assert "details" in errors[1].remedy


def test_own_dossiers_and_sources_stand_beside_the_shipped_ones(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(DEFAULT + DOSSIER + AMENDMENT + SOURCE + 'dossier = "bill"\n', encoding="utf-8")
    watchlist = load(path, HOME).watchlist
    assert len(watchlist.dossiers) == 9
    assert watchlist.dossiers[-1].amendments[0].words == ("vaste groepen",)
    assert watchlist.sources[-1].dossier == "bill"


def test_without_the_shipped_ones_their_keys_are_free(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(SOURCE.replace('"news"', '"vng-nieuws"'), encoding="utf-8")
    assert [source.key for source in load(path, HOME).watchlist.sources] == ["vng-nieuws"]


def test_operators_hear_on_the_console_unless_the_file_says_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(DEFAULT + EMAIL + SUBSCRIPTION.replace("console", "mail") + MAIL, encoding="utf-8")
    watchlist = load(path, HOME).watchlist
    assert watchlist.operators == ("console",)
    assert [channel.key for channel in watchlist.channels] == ["mail", "console"]
    path.write_text(path.read_text(encoding="utf-8") + '[operators]\nchannels = ["mail"]\n', encoding="utf-8")
    watchlist = load(path, HOME).watchlist
    assert watchlist.operators == ("mail",)
    assert [channel.key for channel in watchlist.channels] == ["mail"]


def test_more_names_and_numbers_go_to_a_dossier_that_ships_and_to_one_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    also = '[[also]]\ndossier = "{key}"\nnames = ["dwangwet", "spreidingswet"]\nnumbers = ["99998"]\n'
    path.write_text(DEFAULT + DOSSIER + also.format(key="spreidingswet") + also.format(key="bill"))
    watchlist = load(path, HOME).watchlist
    for key in ("spreidingswet", "bill"):
        found = watchlist.dossier(key)
        assert found
        assert found.names.count("dwangwet") == 1
        assert found.numbers[-1] == "99998"
        assert len(set(found.names)) == len(found.names)


@pytest.mark.parametrize(
    ("table", "key", "said"),
    [
        ('dossier = "bil"\nnames = ["dwangwet"]\n', "also[1].dossier", "'bill'"),
        ('dossier = "bill"\n', "also[1].names", "names or numbers"),
        ('names = ["dwangwet"]\n', "also[1].dossier", "add dossier"),
        ('dossier = "bill"\nnames = ["x"]\n', "also[1].names[1]", "3 characters"),
    ],
)
def test_more_names_for_nothing_are_an_error(tmp_path: Path, table: str, key: str, said: str) -> None:
    errors = errors_of(tmp_path, SOURCE + DOSSIER + f"[[also]]\n{table}")
    assert [error.key for error in errors] == [key]
    assert said in str(errors[0])

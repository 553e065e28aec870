"""The pages refuse to stand open, and say what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.errors import ConfigErrors
from config.load import load
from tests.program import wetwacht
from wetwacht.web.password import hashed, is_hash, matches

HASH = hashed("open sesam")


@pytest.mark.parametrize(
    ("table", "environ", "key"),
    [
        ('bind = "0.0.0.0:8710"', {}, "web.login"),
        ('bind = "[::]:8710"', {}, "web.login"),
        ('bind = "192.0.2.7:8710"\nlogin = "none"', {}, "web.login"),
        ('login = "password"', {}, "WETWACHT_WEB_PASSWORD_HASH"),
        ('login = "password"', {"WETWACHT_WEB_PASSWORD_HASH": "open sesam"}, "WETWACHT_WEB_PASSWORD_HASH"),
        ('login = "proxy"', {}, "web.proxy_peers"),
        ('login = "iedereen"', {}, "web.login"),
    ],
)
def test_settings_that_leave_the_door_open_are_refused(
    tmp_path: Path, table: str, environ: dict[str, str], key: str
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(f"include_default = true\n[web]\n{table}\n")
    with pytest.raises(ConfigErrors) as refused:
        load(file, environ)
    said = "\n".join(map(str, refused.value.errors))
    assert key in said
    assert "open sesam" not in said


def test_settings_that_ask_who_is_there_are_taken(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('include_default = true\n[web]\nbind = "0.0.0.0:8710"\nlogin = "password"\n')
    settings = load(file, {"WETWACHT_WEB_PASSWORD_HASH": HASH}).settings
    assert settings.web_login == "password"
    assert HASH not in repr(settings)


def test_a_hash_keeps_its_password_apart_from_others() -> None:
    assert is_hash(HASH)
    assert matches("open sesam", HASH)
    assert not matches("open Sesam", HASH)
    assert not any(map(is_hash, ("", "scrypt$a$b", "md5$x$y", "open sesam")))


def test_an_address_that_is_taken_is_one_clear_line(tmp_path: Path) -> None:
    bind = {"WETWACHT_WEB_BIND": "192.0.2.1:8710", "WETWACHT_WEB_LOGIN": "password"}
    file = str(tmp_path / "history.db")
    done = wetwacht("serve", "--database", file, **bind, WETWACHT_WEB_PASSWORD_HASH=HASH)
    assert done.returncode == 2
    assert "cannot listen on 192.0.2.1:8710" in done.stderr
    assert "Traceback" not in done.stderr

"""A team whose members log in with the small provider of these tests."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.provider import Provider
from tests.browser.servers import free_port, serving

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from coach.store.people import Person

_PERSON = """
[[people]]
id = "{id}"
name = "{name}"
position = "{position}"
team = "{team}"
"""
_SECRETS = """
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "a-long-text-that-only-this-test-knows"
client_id = "coach"
client_secret = "secret"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""


class TeamPages:
    """Opens the pages of a running Coach as one of the team."""

    def __init__(self, address: str, provider: Provider) -> None:
        self.address, self._provider = address, provider

    def arrive(self, browser: Browser, who: Person, *, width: int = 1280, scheme: str = "light") -> Page:
        """Log in in a browser of one's own."""
        self._provider.person = who.id
        page = browser.new_context(
            viewport={"width": width, "height": 900},
            locale="fi-FI",
            color_scheme=scheme,  # type: ignore[arg-type]
        ).new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{self.address}/?lang=fi")
        page.get_by_role("button", name="Kirjaudu sisään").click()
        expect(page.get_by_text(f"{who.name} ·").first).to_be_visible(timeout=60_000)
        return page


@contextmanager
def team_serving(folder: Path, people: Sequence[Person]) -> Iterator[TeamPages]:
    """A Coach of these people, with its store in the folder."""
    provider, port = Provider(), free_port()
    rows = (_PERSON.format(id=each.id, name=each.name, position=each.position.value, team=each.team) for each in people)
    (folder / "team.toml").write_text("".join(rows), "utf-8")
    (folder / ".streamlit").mkdir(exist_ok=True)
    secrets = _SECRETS.format(port=port, provider=provider.address)
    (folder / ".streamlit" / "secrets.toml").write_text(secrets, "utf-8")
    try:
        with serving(folder, port, COACH_TEAM=str(folder / "team.toml")) as address:
            yield TeamPages(address, provider)
    finally:
        provider.stop()

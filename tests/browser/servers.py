"""A running `coach serve` with a store of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def serving(folder: Path, port: int = 0, **settings: str) -> Iterator[str]:
    """The address of a Coach that is started in a folder and keeps its store there; `settings` are environment."""
    port = port or free_port()
    store = {"COACH_DATABASE": f"sqlite:///{folder / 'coach.db'}"}
    with running(["coach", "serve", "--port", str(port)], folder, port, store | settings) as at:
        yield at


@contextmanager
def running(module: Sequence[str], folder: Path, port: int, settings: Mapping[str, str]) -> Iterator[str]:
    """The address of a Python module with its arguments that is started in a folder and answers at a port."""
    server = subprocess.Popen(
        [sys.executable, "-m", *module],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | settings,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)

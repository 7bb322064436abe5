"""Keeps every test from the network: the program needs none, and a test that reached out would pass here and fail elsewhere."""

from __future__ import annotations

import sys
from typing import Final

_USES: Final = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
_LOOK_UPS: Final = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})


class NetworkUsedError(Exception):
    """Something reached for the network."""


def _judge(event: str, arguments: tuple[object, ...]) -> None:
    if event in _LOOK_UPS:
        raise NetworkUsedError(event)
    if event in _USES:
        import socket  # noqa: PLC0415 - programs that tests start are judged by what they import; whoever comes here has it

        # Sockets that are files, such as the screen's, do not leave the machine.
        if getattr(arguments[0], "family", None) != getattr(socket, "AF_UNIX", None):
            raise NetworkUsedError(event)


def block() -> None:
    """Refuse the network for the rest of this process; it cannot be allowed again."""
    sys.addaudithook(_judge)

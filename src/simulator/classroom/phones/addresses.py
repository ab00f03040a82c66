"""Where this machine can be reached now, and on which port.

A laptop that slept or went to another network has another address: it is asked anew each time.
"""

import ipaddress
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from typing import Final
from urllib.parse import urlsplit

PORTS: Final = (8642, 8643, 8644, 8645, 8008, 0)
"""Tried in this order: the same port again is how phones find the way back. 0 is any."""

WEB: Final = 80
"""The port that a browser means when it names none."""

LOOPBACK: Final = "127.0.0.1"

WAITING: Final = 4096
"""Connections that the system holds while the program is busy: more than there are places, so that
nobody is turned away by a crowd that is gone a moment later."""

_ELSEWHERE: Final = (
    (socket.AF_INET, "192.0.2.1"),
    (socket.AF_INET, "10.255.255.254"),
    (socket.AF_INET, "172.31.255.254"),
    (socket.AF_INET, "192.168.255.254"),
    (socket.AF_INET, "224.0.0.251"),
    (socket.AF_INET6, "2001:db8::1"),
)
"""Where one would go through a router, and without one: the addresses of documentation, of private
networks, and of everybody near."""


def here() -> str | None:
    """The address of this machine on its network, IPv4 where it has one; None without a network.

    Nothing is sent: a datagram socket that is connected only looks up the road.
    """
    found = (_on_the_road_to(family, there) for family, there in _ELSEWHERE)
    return next((address for address in (*found, *_of_interfaces()) if _reachable(address)), None)


def _on_the_road_to(family: int, there: str) -> str:
    with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as asking:
        asking.connect((there, 9))
        return str(asking.getsockname()[0])
    return ""


def _of_interfaces() -> Iterator[str]:
    """The addresses of the network cards: for a network that leads nowhere else."""
    if sys.platform != "linux":
        return
    import fcntl
    import struct

    address_of_card = 0x8915  # SIOCGIFADDR
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _number, card in socket.if_nameindex():
            with suppress(OSError):
                named = struct.pack("256s", card.encode()[:15])
                answer = fcntl.ioctl(asking.fileno(), address_of_card, named)
                yield socket.inet_ntoa(answer[20:24])


def _reachable(address: str) -> bool:
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return False
    local = known.is_loopback or known.is_unspecified or known.is_multicast
    # An address of IPv6 that holds on one cable only cannot be typed into a browser.
    return not local and not (known.version == 6 and known.is_link_local)


def base_of(host: str, port: int) -> str:
    """``http://192.168.1.20:8642``; an address of IPv6 gets its brackets.

    The port of the web itself is left out, as browsers do.
    """
    written = f"[{host}]" if ":" in host else host
    return f"http://{written}" if port == WEB else f"http://{written}:{port}"


def port_in(base: str) -> int | None:
    """The port of a `base_of`; None where there is none."""
    with suppress(ValueError):
        parts = urlsplit(base)
        return WEB if parts.hostname and parts.port is None else parts.port
    return None


def listening(asked: Sequence[int], *, everyone: bool) -> list[socket.socket]:
    """Sockets that listen on the first of the ports that can be had; ``OSError`` when none can.

    With ``everyone`` on every address of this machine, else only where the machine reaches itself.
    """
    refused: OSError | None = None
    for port in dict.fromkeys(asked):
        try:
            return _on(port, everyone=everyone)
        except OSError as problem:
            refused = problem
    raise refused or OSError("no port was asked for")


def _on(port: int, *, everyone: bool) -> list[socket.socket]:
    with ExitStack() as opened:
        first = opened.enter_context(
            socket.create_server(("" if everyone else LOOPBACK, port), backlog=WAITING)
        )
        sockets = [first]
        if socket.has_ipv6:
            # A machine without IPv6 does without.
            with suppress(OSError):
                other = ("::" if everyone else "::1", first.getsockname()[1])
                sockets.append(
                    opened.enter_context(
                        socket.create_server(other, family=socket.AF_INET6, backlog=WAITING)
                    )
                )
        opened.pop_all()
        return sockets

"""Phones in class: a page on the local network on which everybody votes for herself.

    server = PhoneServer(teaching, on_change=redraw, everyone=True)
    await server.start()
    qr_lines(server.address)

No account, no app, no name. Importing this imports a web server: do so when phones are asked for.
"""

from simulator.classroom.phones.qr import qr_lines
from simulator.classroom.phones.server import PhoneServer

__all__ = ["PhoneServer", "qr_lines"]

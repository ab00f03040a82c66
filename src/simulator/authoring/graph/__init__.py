"""The core of ``gesprek graph``: a scenario, or the two machines of a client, as a drawing.

A `Picture` is the drawing as a value: what is there and where the ways lead. It is read from the
file as it stands, so that a file with errors, of which an author most wants to see the shape, can
be drawn too. Each notation is a module of its own that turns the value into text: `mermaid`, `dot`
and `page` (HTML). Where everything comes to stand is decided by Graphviz (`engine`); `svg` keeps of
its drawing what is known to be harmless. Nothing here prints or exits.
"""

from simulator.authoring.graph.picture import Picture, read_picture
from simulator.authoring.graph.seen import Seen, look_around

__all__ = ["Picture", "Seen", "look_around", "read_picture"]

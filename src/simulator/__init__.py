"""Practise helping conversations with a client who has reasons of his own.

The core, from :mod:`simulator.codebook` up to :mod:`simulator.debrief`, knows no files and no
screens; :mod:`simulator.loading` and :mod:`simulator.store` read and write, :mod:`simulator.tui`
shows, and :mod:`simulator.cli` is the one place that prints and exits.
"""

__version__ = "0.1.0"

"""Levels at which the gauges can be heard and seen in what the client says (codebook 4.7)."""

HURRIED_FROM = 7
"""From this tension on he sounds `gejaagd`."""

COOL_UNTIL = 3
"""Up to this trust he sounds `koel`."""

OPEN_FROM = 7
"""From this trust on he sounds `open`."""

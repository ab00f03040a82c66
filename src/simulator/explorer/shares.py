"""How often something happens in many seeded runs, and how sure that is."""

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

CONFIDENCE = 0.99
"""How much of the time an interval as wide as ours holds the true share (codebook 4.9, P10)."""

_Z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)


class Share(NamedTuple):
    """So many of so many runs: an estimate, with the interval of Wilson round it.

    With no runs at all nothing is known: the share is then 0 and its interval everything.
    """

    times: int
    of: int

    @property
    def value(self) -> float:
        """The share itself, 0 to 1."""
        return self.times / self.of if self.of else 0.0

    @property
    def low(self) -> float:
        """Lower end of the 99% interval, 0 to 1."""
        return max(0.0, self._middle - self._half) if self.times else 0.0

    @property
    def high(self) -> float:
        """Upper end of the 99% interval, 0 to 1."""
        return min(1.0, self._middle + self._half) if self.times < self.of else 1.0

    @property
    def _middle(self) -> float:
        return (self.times + _Z**2 / 2) / (self.of + _Z**2)

    @property
    def _half(self) -> float:
        spread = self.value * (1 - self.value) * self.of + _Z**2 / 4
        return _Z * sqrt(spread) / (self.of + _Z**2)

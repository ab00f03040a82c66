"""What the five bands of a score are called, on the projector and on a phone."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from simulator.codebook.vocabulary import SCORE_BANDS
from simulator.language import _, mark

_HOW_OFTEN: Final[Mapping[str, str]] = MappingProxyType(
    dict(
        zip(
            SCORE_BANDS,
            (
                mark("hardly ever"),
                mark("now and then"),
                mark("half of the time"),
                mark("mostly"),
                mark("all the time"),
            ),
            strict=True,
        )
    )
)


def band_in_words(band: str) -> str:
    """How often the group managed: ``+  mostly``, since a row of signs cannot be read aloud.

    KeyError for what is no band.
    """
    return f"{band.replace('-', '−')}  {_(_HOW_OFTEN[band])}"

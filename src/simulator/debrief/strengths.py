"""What helped, what was left alone and what was done on purpose (codebook 5.1.3, 5.1.4, 5.2)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple, cast

from simulator.client.moment import State
from simulator.codebook.effects import ELICITS
from simulator.codebook.grounds import USES_PERMISSION
from simulator.codebook.requirements import BIT, at_least
from simulator.codebook.transitions import STANCE_ROWS
from simulator.codebook.vocabulary import (
    FLAGS,
    REFLEXES,
    Flag,
    Intervention,
    Measured,
    Reflex,
    ReplyType,
    StatedGround,
)
from simulator.debrief.counting import is_opportunity
from simulator.debrief.course import Move, moves_of
from simulator.debrief.exchanges import Exchange, written_reply
from simulator.debrief.judged import Judged
from simulator.events import Change, Given
from simulator.scenario import Scenario

MOST_OF_THE_LEARNER = 3
"""Strengths with evidence, at most three (codebook 5.1, 5.6)."""

TOLD_BY_THE_CLIENT: tuple[Flag, ...] = (
    "feit_bekend",
    "klacht_benoemd",
    "wens_benoemd",
    "doel_benoemd",
    "eigen_aandeel",
    "stap_benoemd",
    "coping_gevonden",
    "toestemming",
    "mandaat",
    "mandaat_overname",
    "veiligheid_bekend",
)
"""Flags that are something the client told, allowed or decided."""


@dataclass(frozen=True, slots=True)
class Helped:
    """A moment that helped, by the client himself or by the learner."""

    turn: int
    by: Literal["client", "learner"]
    quote: str
    """The client's words, or the learner's; empty when the client said nothing."""
    told: tuple[Flag, ...]
    """What was known from here on."""
    moves: tuple[Move, ...]
    """The steps forward that came with it."""
    gained: tuple[Change, ...]
    """The gauges that went the right way, up or ``spanning`` down; always empty for the client."""


@dataclass(frozen=True, slots=True)
class Withstood:
    """A reflex that lay ready while a reply that is no reflex was chosen (codebook 5.1.4)."""

    turn: int
    reflex: Reflex
    ready: str
    """The reply that would have been measured as the reflex."""
    said: str
    """What was said instead."""
    type: ReplyType
    """The type of what was said."""


@dataclass(frozen=True, slots=True)
class Deliberate:
    """A reply type that can look like a reflex, chosen with its ground (codebook 3.5, 5.2)."""

    type: Intervention
    turns: tuple[int, ...]
    ground: str | None
    """What made it a choice, the same in all these turns; None where the type asks nothing."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A reply of which the learner said beforehand that she gave it on purpose (rule R6)."""

    turn: int
    said: str
    ground: StatedGround
    """The reason she named."""
    note: str | None
    """The reason in her own words."""
    measured: Measured
    heard: bool
    """Whether what such a reply asks of the talk was there; it changes nothing of the count."""


def helped(scenario: Scenario, talk: Iterable[Exchange]) -> tuple[Helped, ...]:
    """What helped: everything the client did first, then at most three turns of the learner."""
    talk = tuple(talk)
    client = [_by_the_client(scenario, exchange) for exchange in talk]
    learner = [
        moment
        for exchange in talk
        if not exchange.given.slipped
        for moment in [_by_the_learner(exchange)]
        if moment.told or moment.moves or moment.gained
    ]
    best = sorted(learner, key=_use, reverse=True)[:MOST_OF_THE_LEARNER]
    return (
        *(moment for moment in client if moment.told or moment.moves),
        *sorted(best, key=lambda moment: moment.turn),
    )


def _by_the_client(scenario: Scenario, exchange: Exchange) -> Helped:
    given = exchange.given
    told = tuple(flag for flag in given.told if flag in TOLD_BY_THE_CLIENT)
    moves = tuple(move for move in moves_of(exchange) if move.forward)
    return Helped(given.turn, "client", _told_in(scenario, exchange, told), _flags(told), moves, ())


def _told_in(scenario: Scenario, exchange: Exchange, told: tuple[str, ...]) -> str:
    """The words in which it was told: his answer to the reply, or the line of the next scene."""
    words = {said.part: said.text for said in exchange.answer}
    written = written_reply(scenario, exchange.given)
    elicited = written is None or not told or not written.sets.isdisjoint(told)
    order = ("reaction", "scene") if elicited else ("scene", "reaction")
    return next((words[part] for part in (*order, "plainly", "ending") if part in words), "")


def _by_the_learner(exchange: Exchange) -> Helped:
    given = exchange.given
    # A reply that is no reflex is of an intervention type.
    elicits: frozenset[str] = ELICITS[cast(Intervention, given.type)]
    told = tuple(flag for flag in given.told if flag in elicits)
    gained = _gains(given) if given.fit == "passend" else ()
    moves = tuple(move for move in moves_of(exchange) if move.forward)
    return Helped(given.turn, "learner", given.text, _flags(told), moves, gained)


def _flags(names: Iterable[str]) -> tuple[Flag, ...]:
    known = frozenset(names)
    return tuple(flag for flag in FLAGS if flag in known)


def _gains(given: Given) -> tuple[Change, ...]:
    return tuple(
        change
        for change in given.changes
        if (change.by < 0 if change.gauge == "spanning" else change.by > 0)
    )


def _use(moment: Helped) -> tuple[int, int, int, int]:
    """Steps forward weigh most, then what was told, then the gauges; the earlier of two equals."""
    gained = sum(abs(change.by) for change in moment.gained)
    return len(moment.moves), len(moment.told), gained, -moment.turn


def withstood(turns: Iterable[Given], counted: frozenset[int]) -> tuple[Withstood, ...]:
    """Every counted turn in which a reflex lay ready and none was chosen, reflex by reflex."""
    return tuple(
        Withstood(given.turn, reflex, _ready(given, reflex), given.text, given.type)
        for given in turns
        if given.turn in counted and not given.slipped
        for reflex in REFLEXES
        if is_opportunity(given, reflex)
    )


def by_turn(moments: Iterable[Withstood]) -> tuple[tuple[Withstood, ...], ...]:
    """The same moments, those of one turn together."""
    return tuple(tuple(group) for _, group in groupby(moments, key=lambda moment: moment.turn))


def _ready(given: Given, reflex: Reflex) -> str:
    return next(offered.text for offered in given.offered if offered.measured == reflex)


class _Seen(NamedTuple):
    """A passend reply with what was so when it was given."""

    given: Given
    known: frozenset[str]
    night: bool


_Test = Callable[[_Seen], bool]


def _knew(flag: Flag) -> tuple[str, _Test]:
    return flag, lambda seen: flag in seen.known


def _in_phase(*phases: str) -> _Test:
    return lambda seen: seen.given.crisis_fase[0] in phases


def _signalled(*signals: str) -> _Test:
    return lambda seen: seen.given.signal in signals


_PANIC = at_least("spanning", 8)
"""When calming is a choice (codebook 3.5)."""

DELIBERATE_GROUNDS: Mapping[Intervention, tuple[tuple[str, _Test], ...]] = {
    "informatie_geven": (
        ("vraagt_info", _signalled("vraagt_info")),
        _knew("toestemming"),
        _knew("recht_op_info"),
        ("recht_op_info", _in_phase("overgenomen")),
    ),
    "advies_met_mandaat": (
        ("vraagt_advies", _signalled("vraagt_advies")),
        _knew("toestemming"),
        _knew("mandaat"),
    ),
    "instrueren": (_knew("gevaar"), ("overgenomen", _in_phase("overgenomen"))),
    "overname_aankondigen": (_knew("erkend"),),
    "volgende_stap_vragen": (
        _knew("mandaat"),
        _knew("doel_benoemd"),
        _knew("wens_benoemd"),
        ("crisis", _in_phase("acuut", "overgenomen", "gestabiliseerd", "overgedragen")),
    ),
    "compliment_gegrond": (_knew("erkend"),),
    "erkennen": (
        ("emotie", _signalled("emotie")),
        ("spanning", lambda seen: _PANIC.holds(0, seen.given.gauges[0])),
    ),
    "probleemverkenning": (_knew("mandaat"), _knew("klacht_benoemd")),
    "veiligheid_uitvragen": (
        _knew("gevaar"),
        ("crisis", _in_phase("acuut", "overgenomen", "gestabiliseerd", "overgedragen")),
    ),
    "spiegelen_werkelijkheid": (_knew("begrip_zonder_gedrag"),),
    "samenvatten": (),
    "focus_terugbrengen": (_knew("erkend"),),
    "copingvraag": (_knew("erkend"),),
    "ketenpartner_inschakelen": (
        _knew("gevaar"),
        ("overgenomen", _in_phase("overgenomen")),
        _knew("toestemming"),
    ),
    "warm_overdragen": (
        _knew("toestemming"),
        ("gestabiliseerd", _in_phase("gestabiliseerd")),
        ("nacht", lambda seen: seen.night),
    ),
    "aanschuiven_werkelijkheid": (_knew("schadelijke_keuze"),),
    "gedrag_begrenzen": (_knew("grens_overschreden"), _knew("schadelijk_gedrag")),
}
"""The types of column *coded as* (codebook 3.5), each with what can have been its ground.

The grounds are tried in this order; what every ground of a type shares is in its sentence already.
"""


def meant(turns: Iterable[Given], judged: Mapping[int, Judged]) -> tuple[Meant, ...]:
    """Every reply that was marked as deliberate, beside what the talk had to show for it."""
    return tuple(
        Meant(given.turn, given.text, own.meant, own.meant_note, given.measured, given.grounded)
        for given in turns
        if (own := judged.get(given.turn)) is not None and own.meant is not None
    )


_CLEARED_BY_STEP = {(row.source, row.target): row.clears for row in STANCE_ROWS}


def deliberate(
    scenario: Scenario, start: State, turns: Sequence[Given], counted: frozenset[int]
) -> tuple[Deliberate, ...]:
    """The types of codebook 3.5 that were chosen with their ground, by type and ground."""
    uses: dict[tuple[Intervention, str | None], list[int]] = {}
    for given, known in zip(turns, known_before(scenario, start, turns), strict=True):
        kind = cast(Intervention, given.type)
        if kind not in DELIBERATE_GROUNDS or given.turn not in counted:
            continue
        if not given.grounded or given.fit != "passend":
            continue
        seen = _Seen(given, known, scenario.night)
        grounds = DELIBERATE_GROUNDS[kind]
        ground = next((name for name, test in grounds if test(seen)), None)
        uses.setdefault((kind, ground), []).append(given.turn)
    return tuple(
        Deliberate(kind, tuple(numbers), ground) for (kind, ground), numbers in uses.items()
    )


def known_before(
    scenario: Scenario, start: State, turns: Sequence[Given]
) -> tuple[frozenset[str], ...]:
    """The flags that were true before every turn, folded from what the client told."""
    known: frozenset[str] = frozenset(flag for flag in FLAGS if start.moment.kept & BIT[flag])
    before = []
    for given, following in zip(turns, (*turns[1:], None), strict=False):
        before.append(known)
        moved = following is not None and following.scene != given.scene
        known = (known - _ended(scenario, given, moved)) | frozenset(given.told)
    return tuple(before)


def _ended(scenario: Scenario, given: Given, moved: bool) -> frozenset[str]:
    """What was true before this reply and no longer after it (codebook 3.2, 4.4)."""
    written = written_reply(scenario, given)
    ended: frozenset[str] = _CLEARED_BY_STEP.get(given.houding, frozenset())
    held = written if given.fit == "passend" else None
    if held is not None:
        ended |= held.clears
    used = given.fit == "passend" and given.type in USES_PERMISSION
    renewed = held is not None and "toestemming" in held.sets
    return ended | {"toestemming"} if (moved or used) and not renewed else ended

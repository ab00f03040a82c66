"""What a file may not say because the codebook says otherwise: flags, phases, signals and roads.

As in `structure`, what is not of the right type is passed over: that was already said.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from simulator.codebook.effects import ELICITS
from simulator.codebook.signals import SIGNAL_ENTRIES, SignalEntry
from simulator.codebook.vocabulary import (
    ENDINGS,
    FLAGS,
    LOCKED_TAGS,
    PHASES,
    ContentTag,
    Ending,
    Text,
)
from simulator.diagnostics import Problem, Related, consistency
from simulator.loading.document import Path
from simulator.loading.glossary import quoted
from simulator.loading.graph import Roads, circles, reached_from
from simulator.loading.structure import (
    MOST_REPLIES,
    Draft,
    DraftReply,
    as_list,
    as_text,
    fallbacks_of,
    roads_of,
    words_at,
)

MOST_SPONTANEOUS_LINES = 2
"""Lines of the client that may set a flag nobody asked for (codebook 4.9, P20)."""

EVENT_FACTS = ("dreiging_afgewend", "recht_op_info", "begrip_zonder_gedrag")
"""Facts of the world, which a scene marked ``event`` may set (codebook 4.9, P20)."""

FLAG_OF_SIGNAL: Mapping[str, str] = {
    "gevaar": "gevaar",
    "grens": "grens_overschreden",
    "schadelijke_keuze": "schadelijke_keuze",
}
"""The flag that a signal sets by itself (codebook 3.3)."""

DANGER_TAGS: tuple[ContentTag, ...] = ("gevaar_signaal", *sorted(LOCKED_TAGS))
"""Content tags of which a scenario with a hint of danger has one (codebook 8.2)."""

CRISIS_TAGS: tuple[ContentTag, ...] = ("huisuitzetting", "schulden", *DANGER_TAGS)
"""Content tags of which a scenario with a real crisis has one: what a real crisis is (B16)."""

TAKE_OVER_TYPES = ("overname_aankondigen", "instrueren")
"""Types whose ground asks for a real crisis (codebook 3.2)."""

CRISIS_ENDINGS: tuple[Ending, ...] = ("warm_overgedragen", "regie_terug", "tot_morgen")
"""Endings whose guard asks for a phase of a crisis (codebook 4.6)."""

_MOST_RELATED = 5


def check_consistency(draft: Draft) -> list[Problem]:
    """Every line of a file that contradicts the codebook."""
    return [problem for check in CHECKS for problem in check(draft)]


def check_roads(draft: Draft) -> list[Problem]:
    """The scenes that nobody gets out of, or else the good endings that no road leads to.

    To be asked only of a file without errors: a road that goes nowhere would seem to be missing.
    """
    roads = roads_of(draft)
    reached = reached_from(as_text(draft.values.get("opens_with")) or "", roads)
    traps = list(_check_traps(draft, roads, reached))
    # Behind a scene without an exit every ending is out of reach; that follows, and is not told.
    return traps or list(_check_good_endings(draft, reached))


def _check_flags_of_replies(draft: Draft) -> Iterator[Problem]:
    for reply in draft.replies:
        if reply.type is None or "sets" not in reply.values:
            continue
        free = (*draft.facts, *FLAGS) if _is_spontaneous(reply.values) else draft.facts
        elicited = () if reply.is_reflex else _elicited(reply.type)
        # What a reflex sets never holds, whoever declared it.
        allowed = () if reply.is_reflex else (*elicited, *free)
        for path, flag in words_at((*reply.path, "sets"), reply.values["sets"]):
            if flag in allowed or flag not in (*FLAGS, *draft.facts):
                continue
            yield draft.problem(
                consistency.UNEARNED_FLAG,
                draft.value(*path),
                _askers(reply, flag, elicited),
                line=Text(
                    f'Antwoord "{reply.name}" (`{reply.type}`)',
                    f'Reply "{reply.name}" (`{reply.type}`)',
                ),
                flag=quoted(flag),
            )


def _elicited(type_: str) -> tuple[str, ...]:
    return tuple(sorted(next((flags for slug, flags in ELICITS.items() if slug == type_), ())))


def _askers(reply: DraftReply, flag: str, elicited: tuple[str, ...]) -> Text:
    """What to do instead: the flags of this type, or the types of this flag."""
    if reply.is_reflex:
        return Text(
            "haal `sets` weg: een reflex maakt niets waar.",
            "remove `sets`: a reflex brings nothing about.",
        )
    types = [f"`{type_}`" for type_, flags in ELICITS.items() if flag in flags]
    askers = ", ".join(types[:_MOST_RELATED]) + (", …" if len(types) > _MOST_RELATED else "")
    own = ", ".join(f"`{one}`" for one in elicited)
    can = (
        Text(f"dit type kan: {own}; ", f"this type can: {own}; ")
        if own
        else Text("dit type zet geen vlag; ", "this type sets no flag; ")
    )
    other = (
        Text(f"`{flag}` kan met {askers}.", f"`{flag}` goes with {askers}.")
        if askers
        else Text(
            f"`{flag}` zet geen enkel antwoord, alleen een scène.",
            f"no reply sets `{flag}`, only a scene does.",
        )
    )
    return Text(can.nl + other.nl, can.en + other.en)


def _check_flags_of_scenes(draft: Draft) -> Iterator[Problem]:
    for id_, scene in draft.scenes.items():
        allowed = [*draft.facts, FLAG_OF_SIGNAL.get(as_text(scene.get("signal")) or "")]
        if scene.get("event") is True:
            allowed += EVENT_FACTS
        if _is_spontaneous(scene):
            allowed += FLAGS
        for path, flag in words_at(("scenes", id_, "sets"), scene.get("sets")):
            if flag in allowed or flag not in FLAGS:
                continue
            key = "event" if flag in EVENT_FACTS else "spontaneous"
            told = Text(
                "gebeurt er iets van buiten"
                if key == "event"
                else "vertelt de cliënt het uit zichzelf",
                "if something happened in the world"
                if key == "event"
                else "if the client tells it of his own accord",
            )
            yield draft.problem(
                consistency.UNEARNED_FLAG,
                draft.value(*path),
                Text(
                    f"{told.nl}, schrijf dan `{key}: true`; anders zet een antwoord de vlag.",
                    f"{told.en}, write `{key}: true`; otherwise a reply sets the flag.",
                ),
                line=Text(f'Scène "{quoted(id_)}"', f'Scene "{quoted(id_)}"'),
                flag=quoted(flag),
            )


def _is_spontaneous(values: Mapping[str, object]) -> bool:
    return values.get("spontaneous") is True


def _check_spontaneous_lines(draft: Draft) -> Iterator[Problem]:
    marked: list[Path] = [
        ("scenes", id_) for id_, scene in draft.scenes.items() if _is_spontaneous(scene)
    ]
    marked += [reply.path for reply in draft.replies if _is_spontaneous(reply.values)]
    places = sorted(draft.key(*path, "spontaneous") for path in marked)
    for count, place in enumerate(places, start=1):
        if count > MOST_SPONTANEOUS_LINES:
            earlier = Text("ook uit zichzelf verteld", "also told of his own accord")
            yield draft.problem(
                consistency.TOO_MANY_SPONTANEOUS_LINES,
                place,
                related=[Related(there, earlier) for there in places[:MOST_SPONTANEOUS_LINES]],
                count=count,
            )


def _check_take_over(draft: Draft) -> Iterator[Problem]:
    """One problem a file: who forgot ``crisis_kind`` has one thing to write."""
    kind = draft.values.get("crisis_kind", "geen")
    start = as_text(draft.values.get("start")) or ""
    # A start in a crisis says the same already.
    if kind not in ("geen", "beleefd") or start.startswith("crisis"):
        return
    found = list(_of_a_crisis(draft))
    if not found:
        return
    path, what = found[0]
    also = Text("dit ook", "so does this")
    yield draft.problem(
        consistency.TAKE_OVER_WITHOUT_CRISIS,
        draft.value(*path),
        related=[Related(draft.value(*other), also) for other, _ in found[1 : _MOST_RELATED + 1]],
        what=what,
        crisis_kind=kind,
    )


def _of_a_crisis(draft: Draft) -> Iterator[tuple[Path, Text]]:
    """What exists only in a real crisis: what speaks clearest first."""
    for reply in draft.replies:
        if reply.type in TAKE_OVER_TYPES:
            yield (*reply.path, "type"), Text(f"Type `{reply.type}`", f"Type `{reply.type}`")
    for path, values in chain(
        ((("scenes", id_), scene) for id_, scene in draft.scenes.items()),
        ((reply.path, reply.values) for reply in draft.replies),
    ):
        if values.get("starts_crisis") is True:
            yield (*path, "starts_crisis"), Text("`starts_crisis`", "`starts_crisis`")
    for path, condition in draft.conditions:
        phases = list(words_at((*path, "crisis_fase"), condition.get("crisis_fase")))
        slugs = [phase for _, phase in phases]
        if slugs and "geen" not in slugs and set(slugs) <= set(PHASES):
            yield phases[0][0], Text(f"Fase `{slugs[0]}`", f"Phase `{slugs[0]}`")
    for path, ending in chain((road for _, road in draft.roads), draft.texts("good_endings")):
        if ending in CRISIS_ENDINGS and ending not in draft.scenes:
            yield path, Text(f"Uitkomst `{ending}`", f"Ending `{ending}`")


def _check_signals(draft: Draft) -> Iterator[Problem]:
    replies_in: dict[str, list[DraftReply]] = {}
    for reply in draft.replies:
        replies_in.setdefault(reply.scene, []).append(reply)
    for id_, scene in draft.scenes.items():
        entry = _signal(scene)
        replies = replies_in.get(id_, [])
        if entry is None or entry.answers is None or not replies:
            continue
        answers: set[str] = {*entry.answers}
        if entry.slug == "gevaar":
            answers.add("ketenpartner_inschakelen")
        mends = bool(as_list(draft.values.get("repair"))) and len(replies) < MOST_REPLIES
        answered = any(reply.type is None or reply.type in answers for reply in replies)
        # While there is a rupture the reply from `repair` is on offer, too.
        if answered or (mends and "herstellen" in answers):
            continue
        yield draft.problem(
            consistency.SIGNAL_WITHOUT_ANSWER,
            draft.value("scenes", id_, "signal"),
            signal=entry.slug,
            scene=quoted(id_),
            answers=", ".join(sorted(answers)),
        )


def _signal(scene: Mapping[str, object]) -> SignalEntry | None:
    name = as_text(scene.get("signal"))
    return next((entry for slug, entry in SIGNAL_ENTRIES.items() if slug == name), None)


def _check_content_tags(draft: Draft) -> Iterator[Problem]:
    tags = {tag for _, tag in draft.texts("warnings")}
    danger = [id_ for id_, scene in draft.scenes.items() if scene.get("signal") == "gevaar"]
    listed: list[Related] = []
    if "warnings" in draft.values:
        here = Text("hier staan de labels", "the tags stand here")
        listed = [Related(draft.key("warnings"), here)]
    if danger and tags.isdisjoint(DANGER_TAGS):
        yield draft.problem(
            consistency.MISSING_CONTENT_TAG,
            draft.value("scenes", danger[0], "signal"),
            related=listed,
            what=Text("Een teken van gevaar", "A hint of danger"),
            tags=", ".join(f"`{tag}`" for tag in DANGER_TAGS),
        )
    elif draft.values.get("crisis_kind") == "werkelijk" and tags.isdisjoint(CRISIS_TAGS):
        yield draft.problem(
            consistency.MISSING_CONTENT_TAG,
            draft.value("crisis_kind"),
            related=listed,
            what=Text("Een werkelijke crisis", "A real crisis"),
            tags=", ".join(f"`{tag}`" for tag in CRISIS_TAGS),
        )


def _check_hollow_phrases(draft: Draft) -> Iterator[Problem]:
    first: dict[str, DraftReply] = {}
    for reply in draft.replies:
        if reply.type is None or reply.values.get("hollow") is not True:
            continue
        earlier = first.setdefault(reply.type, reply)
        if earlier is not reply:
            yield draft.problem(
                consistency.SECOND_HOLLOW_PHRASE,
                draft.key(*reply.path, "hollow"),
                related=[
                    Related(
                        draft.key(*earlier.path, "hollow"), Text("de eerste", "the first of them")
                    )
                ],
                type=reply.type,
            )


def _check_traps(draft: Draft, roads: Roads, reached: Mapping[str, None]) -> Iterator[Problem]:
    inside = {id_: roads[id_] for id_ in draft.scenes if id_ in reached}
    traps = [
        [id_ for id_ in inside if id_ in circle]
        for circle in circles(inside)
        if circle.issuperset(target for id_ in circle for target in roads[id_])
    ]
    for trap in sorted(traps, key=lambda trap: draft.key("scenes", trap[0])):
        names = ", ".join(f'"{quoted(scene)}"' for scene in trap[:_MOST_RELATED])
        names += ", …" if len(trap) > _MOST_RELATED else ""
        same = Text("uit deze ook niet", "nor out of this one")
        yield draft.problem(
            consistency.SCENE_WITHOUT_EXIT,
            draft.key("scenes", trap[0]),
            related=[
                Related(draft.key("scenes", scene), same) for scene in trap[1 : _MOST_RELATED + 1]
            ],
            scenes=Text(f"scène {names}", f"scene {names}")
            if len(trap) == 1
            else Text(f"de scènes {names}", f"the scenes {names}"),
        )


def _check_good_endings(draft: Draft, reached: Mapping[str, None]) -> Iterator[Problem]:
    entered: set[str] = {
        ending for ending in reached if ending in ENDINGS and ending not in draft.scenes
    }
    waiting = list(entered)
    while waiting:
        for fallback in fallbacks_of(waiting.pop()):
            if fallback not in entered:
                entered.add(fallback)
                waiting.append(fallback)
    good = list(draft.texts("good_endings"))
    missing = [(path, ending) for path, ending in good if ending not in entered]
    if not missing:
        return
    names = ", ".join(f"`{quoted(ending)}`" for _, ending in missing)
    if len(missing) == len(good):
        endings = Text(f"een goede uitkomst ({names})", f"a good ending ({names})")
    elif len(missing) == 1:
        endings = Text(f"de goede uitkomst {names}", f"the good ending {names}")
    else:
        endings = Text(f"de goede uitkomsten {names}", f"the good endings {names}")
    also = Text("hier leidt ook geen weg naartoe", "no road leads there, either")
    yield draft.problem(
        consistency.GOOD_ENDING_WITHOUT_ROAD,
        draft.value(*missing[0][0]),
        related=[Related(draft.value(*path), also) for path, _ in missing[1 : _MOST_RELATED + 1]],
        endings=endings,
    )


CHECKS: tuple[Callable[[Draft], Iterator[Problem]], ...] = (
    _check_flags_of_replies,
    _check_flags_of_scenes,
    _check_spontaneous_lines,
    _check_take_over,
    _check_signals,
    _check_content_tags,
    _check_hollow_phrases,
)
"""Every check of single lines; each says nothing about what is right."""

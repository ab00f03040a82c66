"""Every sentence about the talks of a class, in the current language, and where it stands.

They say what was chosen and counted in these talks, and nothing of what a learner is (codebook
5.6). No one is ranked: who is a best or a worst quarter is never told.
"""

from collections.abc import Iterator
from math import floor

from simulator.codebook.labels import (
    ENDING_LABELS,
    ESTIMATE_LABELS,
    FIT_LABELS,
    SURENESS_LABELS,
)
from simulator.codebook.vocabulary import SCORE_BANDS
from simulator.debrief import wording
from simulator.debrief.portfolio_in_words import NO_NUMBER
from simulator.explorer.shares import Share
from simulator.language import _, ngettext
from simulator.reports.blocks import Block, Chapter, Document, Items, Para, Said, Table
from simulator.reports.class_reading import LARGEST, Skipped
from simulator.reports.class_report import (
    SMALLEST,
    ClassReport,
    EstimateCount,
    ReflexOfGroup,
    ScenarioOfClass,
    SureCount,
    TooSmall,
)
from simulator.reports.class_scenes import Caution, ReplyChosen, SceneChosen, Verdict


def class_document(report: ClassReport) -> Document:
    """The report as it reads."""
    return Document(
        title=_("Report of a class"),
        facts=tuple(_facts(report)),
        blocks=tuple(_blocks(report)),
        closing=tuple(_closing(report)),
    )


def _facts(report: ClassReport) -> Iterator[tuple[str, str]]:
    yield _("Talks that count"), str(report.talks)
    yield _("Scenarios"), str(len(report.scenarios) + len(report.too_small))
    yield _("Files passed over"), str(len(report.skipped))


def _blocks(report: ClassReport) -> Iterator[Block]:
    yield Para(what_it_is())
    for one in report.scenarios:
        yield Chapter(_one_line(one.scenario.title), tuple(_scenario(one)))
    if report.too_small:
        yield Chapter(
            _("Groups too small to show"),
            (Para(why_too_small()), Items([too_small_line(one) for one in report.too_small])),
        )
    if report.names:
        yield Chapter(_("Names in the files"), (Items(report.names),))
    if report.skipped:
        lines = [skipped_line(one) for one in report.skipped]
        yield Chapter(_("Files passed over"), (Items(lines),))


def _closing(report: ClassReport) -> Iterator[str]:
    yield _(
        "The count is a set of rules about replies in a talk, not a measurement of a person. You "
        "may see it otherwise."
    )
    if not report.with_names:
        yield _("There are no names of learners in this report.")
    yield _("Nothing was sent anywhere: everything was counted on this computer.")


def what_it_is() -> str:
    """What can be read off it, and what cannot."""
    return _(
        "What was chosen and counted in these talks, taken together. It says something of the "
        "scenarios and of these talks, and nothing of one learner. Every talk counts once; other "
        "roads that were tried afterwards do not count."
    )


# Groups


def why_too_small() -> str:
    """Why a group is left out."""
    return _(
        "With fewer than {count} learners everyone can tell who chose what. --small-groups shows "
        "these groups all the same; first ask the learners."
    ).format(count=SMALLEST)


def too_small_line(one: TooSmall) -> str:
    """A group that is left out."""
    count = len(one.talks)
    return ngettext("{title}: {count} talk", "{title}: {count} talks", count).format(
        title=_one_line(one.scenario.title), count=count
    )


def _scenario(one: ScenarioOfClass) -> Iterator[Block]:
    yield Items(list(group_lines(one)))
    yield Chapter(_("How the talks ended"), (_endings(one),))
    yield Chapter(_("The five reflexes in this group"), tuple(_reflexes(one)))
    if one.estimates or one.sureness:
        yield Chapter(_("What was judged during the talk"), tuple(_judged(one)))
    yield Chapter(_("The scenes as questions"), tuple(_questions(one)))
    yield Chapter(_("What was chosen, scene by scene"), tuple(_scenes(one)))


def group_lines(one: ScenarioOfClass) -> Iterator[str]:
    """How large the group is, and what to bear in mind with it."""
    count = len(one.talks)
    yield ngettext("{count} talk.", "{count} talks.", count).format(count=count)
    if one.again:
        yield ngettext(
            "By {count} learner at least: of some there is more than one talk, so the talks do not "
            "all stand on their own.",
            "By {count} learners at least: of some there is more than one talk, so the talks do "
            "not all stand on their own.",
            one.learners,
        ).format(count=one.learners)
    elif not all(talk.name or talk.earlier is not None for talk in one.talks):
        yield _("Whether a learner handed in more than one talk cannot be seen in all the files.")
    lengths = [len(talk.turns) for talk in one.talks]
    yield _("From {least} to {most} turns; the one in the middle has {middle}.").format(
        least=min(lengths), most=max(lengths), middle=number(one.turns)
    )
    if one.changed:
        yield ngettext(
            "{count} of them was held on another version of the scenario. It is counted as its "
            "file tells it; the replies could not be given again.",
            "{count} of them were held on another version of the scenario. They are counted as "
            "their files tell it; the replies could not be given again.",
            one.changed,
        ).format(count=one.changed)
    if one.roads:
        yield ngettext(
            "Afterwards {count} other road was tried; it does not count here.",
            "Afterwards {count} other roads were tried; they do not count here.",
            one.roads,
        ).format(count=one.roads)


def _endings(one: ScenarioOfClass) -> Table:
    return Table(
        "",
        (_("Ending"), _("talks"), _("part")),
        [
            (wording.said_in(ENDING_LABELS[ending]), str(times), percent(times, len(one.talks)))
            for ending, times in one.endings.items()
        ],
        frozenset({1, 2}),
    )


# Reflexes


def _reflexes(one: ScenarioOfClass) -> Iterator[Block]:
    yield Table(
        _(
            "Over all talks together: how often each lay ready, how often it was chosen and what "
            "that weighs; beside it the middle one of the own scores"
        ),
        (
            _("Reflex"),
            _("lay ready"),
            _("chosen"),
            _("weight"),
            _("the count"),
            _("own scores"),
        ),
        [_reflex(reflex) for reflex in one.reflexes],
        frozenset({1, 2, 3, 4, 5}),
    )
    yield Para(
        _("10 (++) is: not once on routine. {sign}: too few moments, or nobody scored it.").format(
            sign=NO_NUMBER
        ),
        quiet=True,
    )


def _reflex(told: ReflexOfGroup) -> tuple[str, ...]:
    counted = NO_NUMBER if told.number is None else f"{told.number} ({told.band})"
    return (
        wording.reflex_name(told.reflex),
        str(told.opportunities),
        str(told.chosen),
        wording.decimal(told.weight),
        counted,
        own_band(told.own),
    )


def own_band(middle: float | None) -> str:
    """A median of bands: a band, or the two it lies between."""
    if middle is None:
        return NO_NUMBER
    low = SCORE_BANDS[floor(middle) - 1]
    if middle == floor(middle):
        return low
    return _("between {low} and {high}").format(low=low, high=SCORE_BANDS[floor(middle)])


# What was judged


def _judged(one: ScenarioOfClass) -> Iterator[Block]:
    yield Para(
        _("Beside what the talk showed at that moment. It is no part of the five reflexes."),
        quiet=True,
    )
    lines = [estimate_line(counted) for counted in one.estimates]
    lines += [sureness_line(counted) for counted in one.sureness]
    yield Items(lines)


def estimate_line(counted: EstimateCount) -> str:
    """How often an estimate and the talk agreed."""
    return _(
        "{question} The same as the talk: {same}; otherwise: {other}; the talk did not tell: "
        "{unclear}."
    ).format(
        question=wording.said_in(ESTIMATE_LABELS[counted.estimate]),
        same=counted.same,
        other=counted.other,
        unclear=counted.unclear,
    )


def sureness_line(counted: SureCount) -> str:
    """What came of the replies given with one degree of sureness."""
    return _("{sure}: {passend} fitting, {neutraal} neutral, {reflex} a reflex.").format(
        sure=_capital(wording.said_in(SURENESS_LABELS[counted.sureness])),
        passend=counted.passend,
        neutraal=counted.neutraal,
        reflex=counted.reflex,
    )


# Scenes


def _questions(one: ScenarioOfClass) -> Iterator[Block]:
    met = [scene for scene in one.scenes if scene.met.times]
    yield Para(what_a_question_tells(len(one.talks)), quiet=True)
    yield Table(
        _("The first time that a talk came there, where something fitting and something else lay"),
        (_("Scene"), _("came there"), _("chose fitting"), _("apart"), _("tells them apart")),
        [_question(scene) for scene in met],
        frozenset({1, 2, 3}),
    )
    cautions = [
        f"{scene.scene}: {'; '.join(caution_line(one) for one in scene.cautions)}"
        for scene in met
        if scene.cautions
    ]
    if cautions:
        yield Para(_("Read with care:"))
        yield Items(cautions)


def what_a_question_tells(talks: int) -> str:
    """How to read the table of scenes."""
    quarter = number(talks / 4)
    return _(
        "Apart: of the quarter of the talks that went best elsewhere, the part that chose a "
        "fitting reply here, less that part of the quarter that went worst; from -1 to 1. Below "
        "{fair} the scene deserves another look, above {good} it tells them apart well. A quarter "
        "of this group is {quarter} talks: take it as a question to the scenario, not as a proof."
    ).format(fair=_two(0.2), good=_two(0.3), quarter=quarter)


def _question(scene: SceneChosen) -> tuple[str, ...]:
    return (
        scene.scene,
        _share(scene.met),
        _share(scene.difficulty) if scene.difficulty.of else NO_NUMBER,
        NO_NUMBER if scene.discrimination is None else _two(scene.discrimination),
        verdict_line(scene.verdict),
    )


def verdict_line(verdict: Verdict) -> str:
    """Whether a scene separates."""
    return {
        "good": _("well"),
        "fair": _("a little"),
        "revise": _("look at it again"),
        "too_few": _("too few talks"),
        "no_choice": _("too little choice"),
    }[verdict]


def caution_line(caution: Caution) -> str:
    """Why to read the number of a scene with care."""
    return {
        "few": _("a quarter is hardly more than one talk here"),
        "backwards": _("who does worse elsewhere does better here"),
        "nearly_all": _("nearly everybody finds it"),
        "nearly_none": _("nearly nobody finds it"),
        "early_ends": _("most talks end before it or pass it by"),
        "branches": _("not all talks come here"),
        "conditions": _("not every reply is always on offer"),
        "fit_varies": _("what is fitting differs from talk to talk"),
        "again": _("of some learner there is more than one talk"),
        "other_version": _("some talks were held on another version"),
    }[caution]


def _scenes(one: ScenarioOfClass) -> Iterator[Block]:
    for scene in one.scenes:
        if scene.met.times:
            yield Chapter(scene.scene, tuple(_scene(one, scene)))
    unmet = [scene.scene for scene in one.scenes if not scene.met.times]
    if unmet:
        yield Para(_("No talk came to: {scenes}.").format(scenes=wording.listed(unmet)))


def _scene(one: ScenarioOfClass, scene: SceneChosen) -> Iterator[Block]:
    if scene.words:
        yield Said("client", _one_line(one.scenario.client.name), _one_line(scene.words))
    else:
        yield Para(_("This scene is no longer in the scenario."), quiet=True)
    yield Table(
        "",
        (
            _("Reply"),
            _("first choice"),
            _("part"),
            _("later"),
            wording.said_in(FIT_LABELS["passend"]),
            wording.said_in(FIT_LABELS["neutraal"]),
            wording.said_in(FIT_LABELS["reflex"]),
        ),
        [(_named(reply, scene), *_counts(reply, scene.met.times)) for reply in scene.replies],
        frozenset(range(1, 7)),
    )


def _named(reply: ReplyChosen, scene: SceneChosen) -> str:
    """What it says; its id too where another one says the same, or where it says nothing now."""
    if not reply.words:
        return reply.reply
    alike = sum(other.words == reply.words for other in scene.replies)
    words = wording.quoted(reply.words)
    return f"{words} ({reply.reply})" if alike > 1 else words


def _counts(reply: ReplyChosen, met: int) -> tuple[str, ...]:
    chosen = (str(reply.first), percent(reply.first, met), str(reply.later))
    return (*chosen, str(reply.passend), str(reply.neutraal), str(reply.reflex))


# Files that were passed over


def skipped_line(skipped: Skipped) -> str:
    """The file and why it does not count, on one line."""
    return f"{_one_line(str(skipped.path))}: {_why(skipped)}"


def _why(skipped: Skipped) -> str:
    about = _one_line(skipped.about)
    return {
        "missing": _("there is no such file"),
        "folder": _("that is a folder"),
        "no_file": _("it is no ordinary file"),
        "forbidden": _("you may not read it"),
        "circle": _("it is a link that leads round in a circle"),
        "unreadable": _("it cannot be read: {reason}"),
        "too_large": _("it is larger than {size} MB; no class file is that large"),
        "no_text": _("it is not a text in UTF-8"),
        "no_json": _("it is not JSON, or not whole"),
        "too_deep": _("it is nested so deep that it can be no class file"),
        "foreign": _("it is something else than a class file"),
        "other_format": _("it is a class file of another version of the program"),
        "damaged": _("it was damaged or edited: its digest is another one"),
        "shape": _("it is not built as a class file is ({place})")
        if about
        else _("it is not built as a class file is"),
        "unknown_scenario": _("there is no scenario “{scenario}” here that can be used"),
        "not_offered": _("reply “{reply}” is not on offer at turn {turn}: it was edited"),
        "other_measures": _(
            "at turn {turn} it tells something else than its replies come to: it was edited, or "
            "another version of the program made it"
        ),
        "other_road": _("its other road {road} cannot be gone: it was edited"),
        "double": _("the same talk is in {other}"),
        "clash": _("it says it is the talk in {other}, and tells of another one"),
    }[skipped.why].format(
        reason=about,
        place=about,
        scenario=about,
        reply=about,
        road=about,
        other=about,
        turn=skipped.turn,
        size=LARGEST // 1_000_000,
    )


# Small change


def percent(times: int, of: int) -> str:
    """A part of a whole in percents, without decimals; half a percent is rounded up."""
    return f"{floor(100 * times / of + 0.5)}%" if of else NO_NUMBER


def number(value: float) -> str:
    """A number as it is written here: ``3``, ``2,5``."""
    return wording.decimal(value)


def _two(value: float) -> str:
    return _as_written_here(f"{value:.2f}")


def _as_written_here(written: str) -> str:
    return written.replace(".", wording.decimal(0.5)[1])


def _share(share: Share) -> str:
    return _("{times} of {of}").format(times=share.times, of=share.of)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"

"""The card of the forty reply types for whoever writes a scenario, made from the codebook.

python tools/card.py        writes docs/handleiding/kaart.md and docs/handleiding/kaart.html

The page is to be read; the other is to be printed on one side of an A4, and has fewer words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from simulator.codebook.fit_matrix import MATRIX, Code
from simulator.codebook.grounds import GROUNDS
from simulator.codebook.labels import GROUP_LABELS
from simulator.codebook.reflexes import BEHAVIOUR_ENTRIES
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.requirements import ALWAYS
from simulator.codebook.signals import SIGNAL_ENTRIES, SignalEntry
from simulator.codebook.vocabulary import (
    GROUPS,
    INTERVENTIONS,
    REFLEXES,
    Column,
    Group,
    Intervention,
    Reflex,
    ReplyType,
    Signal,
)

PLACE = Path(__file__).resolve().parent.parent / "docs" / "handleiding"
PAGE, PRINT = PLACE / "kaart.md", PLACE / "kaart.html"

TITLE = "De kaart: veertig soorten antwoord"

SIGNS: dict[Code, str] = {
    "P": "●",
    "P*": "●",
    "N": "○",
    "N*": "○",
    "R": "◆",
    "R*": "○",
    "S": "■",
}
"""What a code of the matrix becomes with its ground; the same signs as in the preview."""

COLUMNS: dict[Column, str] = {
    "bezoeker": "bezoeker",
    "klager": "klager",
    "klant": "klant",
    "crisis_acuut": "acuut",
    "crisis_gestabiliseerd": "daarna",
}

IN_WORDS = {
    "True": "altijd",
    "begrip_zonder_gedrag and vertrouwen >= 4": "begrip zonder ander gedrag; vertrouwen 4",
    "breuk": "net een misstap, of een laatste kans",
    "crisis_fase != 'acuut' or erkend": "altijd; in een acute crisis: erkend",
    "crisis_fase == 'gestabiliseerd' or nacht or toestemming": (
        "na de crisis, in de nacht, of toestemming"
    ),
    "crisis_soort == 'werkelijk' and (gevaar or crisis_fase == 'overgenomen')": (
        "werkelijke crisis, en gevaar of overgenomen"
    ),
    "crisis_soort == 'werkelijk' and erkend": "werkelijke crisis, en erkend",
    "doel_benoemd and (vraagt_advies or toestemming or mandaat)": (
        "doel genoemd, en adviesvraag of toestemming"
    ),
    "doel_benoemd or wens_benoemd or (crisis_fase != 'geen' and erkend)": (
        "doel of wens genoemd; in een crisis: erkend"
    ),
    "erkend": "erkend",
    "erkend and vertrouwen >= 5": "erkend, en vertrouwen 5",
    "feit_bekend and erkend and signaal != 'emotie'": ("feit verteld, erkend, geen open emotie"),
    "gevaar or crisis_fase != 'geen'": "gevaar, of crisis",
    "gevaar or crisis_fase == 'overgenomen' or toestemming": "gevaar, overgenomen, of toestemming",
    "grens_overschreden or schadelijk_gedrag": "grens over, of gedrag dat kwaad doet",
    "hoogstens_een_antwoord": "alleen je eerste of tweede antwoord",
    "klacht_benoemd or mandaat": "klacht genoemd, of opdracht gegeven",
    "meerdere_personen": "er zitten er meer aan tafel",
    "schadelijke_keuze and vertrouwen >= 4": "schadelijke keuze, en vertrouwen 4",
    "slecht_nieuws_open": "er ligt slecht nieuws",
    "toestemming and vertrouwen >= 5": "toestemming, en vertrouwen 5",
    "vertrouwen >= 3": "vertrouwen 3",
    "vertrouwen >= 4": "vertrouwen 4",
    "vraagt_info or toestemming or recht_op_info": "vraag om info, toestemming, of recht erop",
}
"""Every ground of codebook 3.2 in a few words; a level is the lowest that is enough."""

SHORTER: dict[ReplyType | Signal, str] = {
    "erkennen": "woorden geven aan hoe het voor de ander is, zonder het kleiner of mooier te maken",
    "samenvatten": "het verhaal teruggeven in de woorden van de ander, en vragen of het klopt",
    "transparant_maken": (
        "zeggen waar dit gesprek voor is, wat je opschrijft en waar je geheimhouding stopt"
    ),
    "herstellen": "een misstap opmerken, kort bij jezelf houden en de ander weer het woord geven",
    "perspectiefwisseling": (
        "vragen hoe de verwijzer, familie of een collega ernaar kijkt, en wat de ander zelf vindt"
    ),
    "focus_terugbrengen": (
        "de aandacht verleggen van anderen naar wat de ander zelf wil of kan beïnvloeden"
    ),
    "uitzonderingsvraag": (
        "vragen naar momenten waarop het probleem er niet of kleiner was, en hoe de ander dat deed"
    ),
    "copingvraag": (
        "vragen hoe de ander het volhoudt, wat die geprobeerd heeft en wat een beetje hielp"
    ),
    "hoopvraag": "vragen waar de ander op hoopt, wat er anders zou zijn en wat daar nu al op wijst",
    "schaalvraag": (
        "een cijfer laten geven en vragen waarom het niet lager is, of hoe één stap hoger eruitziet"
    ),
    "volgende_stap_vragen": (
        "vragen naar een kleine, eigen stap, en waaraan de ander zal merken dat die gezet is"
    ),
    "mandaat_vragen": (
        "toestemming of een opdracht vragen: om door te vragen, iets te doen of verder te gaan"
    ),
    "mutualiseren": (
        "met meer mensen: benoemen wat ze allemaal willen en ieder een eigen aandeel en stem geven"
    ),
    "spiegelen_werkelijkheid": (
        "het patroon op tafel leggen en vragen naar de goede reden die erachter zit"
    ),
    "aanschuiven_werkelijkheid": (
        "een open vraag stellen over de gevolgen van een keuze die kwaad kan"
    ),
    "gedachte_onderzoeken": (
        "een open vraag stellen over een overtuiging, zonder het antwoord erin te leggen"
    ),
    "herkaderen": "als vraag een andere manier van kijken aanbieden: de kwaliteit in de valkuil",
    "informatie_geven": (
        "feiten geven, kort en in gewone woorden, gevolgd door 'wat betekent dit voor u?'"
    ),
    "advies_met_mandaat": (
        "een voorstel doen als het doel duidelijk is en de ander erom vraagt of het goedvindt"
    ),
    "veiligheid_uitvragen": (
        "rechtuit, rustig en concreet vragen naar gevaar voor de ander of voor kwetsbare mensen"
    ),
    "instrueren": "korte, duidelijke aanwijzingen of eisen geven als er gevaar dreigt",
    "ketenpartner_inschakelen": (
        "open zeggen welke partner nodig is, waarom, en hoe de ander daarbij betrokken is"
    ),
    "warm_overdragen": (
        "de ander met de volgende helper verbinden: wie, wanneer, wat er wordt doorgegeven"
    ),
    "kracht": "noemt inspanning, waarde of iets wat goed lukt",
    "gevaar": "laat iets horen over gevaar voor zichzelf of iemand",
}
"""What is too long for its line in print: words of the codebook are left out, and none added."""

LEGEND = (
    "● past · ○ neutraal · ◆ reflex · ■ schadelijk: zo valt het met zijn grond, als er geen "
    "signaal open staat. Een antwoord op een open signaal gaat van ○ naar ●; een antwoord dat "
    "eraan voorbijgaat, van ● naar ○. Een getal is het laagste dat genoeg is, van 0 tot 10."
)
GROUND = (
    "De grond is wat al waar moet zijn. Is het dat niet, dan telt het antwoord als wat er onder "
    "'zonder grond' staat."
)
HOW = (
    "Gemaakt door `python tools/card.py` uit het codeboek; een test ziet erop toe dat hij klopt. "
    "Om te printen: open [kaart.html](kaart.html) in je browser, liggend, op één kant van een A4. "
    "Hoe je de kaart gebruikt, staat in [Een middag](een-middag.md)."
)

SIGNALS = tuple(entry for slug, entry in SIGNAL_ENTRIES.items() if slug != "geen")

Row = tuple[str, ...]


class Table(NamedTuple):
    """A table of the card."""

    title: str
    head: Row
    rows: Sequence[Row]


def interventions() -> Iterator[Table]:
    """The thirty-five types that can fit, group by group."""
    for group in GROUPS:
        types = [slug for slug in INTERVENTIONS if ENTRIES[slug].group == group]
        if types:
            yield Table(
                GROUP_LABELS[group].nl,
                ("type", "wat het is", *COLUMNS.values(), "grond", "zonder grond"),
                [_intervention(slug) for slug in types],
            )


def _intervention(slug: Intervention) -> Row:
    entry, cells = ENTRIES[slug], MATRIX[slug]
    ground = IN_WORDS[GROUNDS[slug].formula()]
    without = "–" if GROUNDS[slug] == ALWAYS else _short(entry.anders or "")
    signs = tuple(SIGNS[cells[column].code] for column in COLUMNS)
    return (_code(slug), in_short(entry.definition.nl), *signs, ground, without)


def in_short(definition: str) -> str:
    """The first clause of a definition, without what stands in brackets: one plain line."""
    clause = re.split(r"; |\. ", definition, maxsplit=1)[0]
    return re.sub(r" \([^)]*\)", "", clause).rstrip(".")


def _short(measured: str) -> str:
    return measured.removesuffix("_reflex")


def _code(slug: str) -> str:
    return f"`{slug}`"


def reflexes() -> Table:
    """The five reflexes: what one then takes for granted, and how it looks."""
    head = ("type", "wat het is", "reflexgedrag (`reflex_behaviour`)")
    return Table(GROUP_LABELS["reflex"].nl, head, [_reflex(slug) for slug in REFLEXES])


def _reflex(slug: Reflex) -> Row:
    looks = [_code(name) for name, entry in BEHAVIOUR_ENTRIES.items() if entry.reflex == slug]
    return (_code(slug), in_short(ENTRIES[slug].definition.nl), " ".join(looks))


def signals() -> Table:
    """What a line of the client asks for between the words, and which types answer it."""
    head = ("signaal", "de cliënt", "antwoorden erop", "verleidt tot")
    return Table("Signalen", head, [_signal(entry) for entry in SIGNALS])


def _signal(entry: SignalEntry) -> Row:
    order = [slug for slug in ENTRIES if entry.answers and slug in entry.answers]
    answers = " ".join(map(_code, order)) or "elk type"
    tempts = ", ".join(_short(reflex) for reflex, _ in entry.tempts)
    return (_code(entry.slug), entry.does.nl, answers, tempts)


def page() -> str:
    """The card as a page to read."""
    told = [
        f"# {TITLE}\n",
        f"{HOW}\n",
        f"{LEGEND}\n",
        f"{GROUND}\n",
    ]
    for table in (*interventions(), reflexes(), signals()):
        told += [f"## {_capital(table.title)}\n", *_markdown(table), ""]
    return "\n".join(told).rstrip("\n") + "\n"


def _markdown(table: Table) -> Iterator[str]:
    yield _line(table.head)
    yield "|" + "---|" * len(table.head)
    yield from map(_line, table.rows)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


ANSWERED = tuple(entry for entry in SIGNALS if entry.answers)
"""The signals that some types answer and others do not: each has a column in print."""
ABREAST = 3
"""So many signals stand side by side at the foot."""
REST = len(COLUMNS) + 2 + len(ANSWERED)
"""The columns after the definition."""

PRINT_LEGEND = (
    f"{LEGEND} {GROUND} Rechts: bij een × is het type een antwoord op dat signaal. "
    f"Elk type is een antwoord op {' en '.join(e.slug for e in SIGNALS if not e.answers)}."
)


def print_page() -> str:
    """The card on one side of an A4: every row is one line, so that each reads across."""
    groups = "".join(_print_group(group) for group in GROUPS)
    return (
        f'<!doctype html>\n<html lang="nl">\n<meta charset="utf-8">\n<title>{TITLE}</title>\n'
        f"<style>{_STYLE}</style>\n"
        f"<table>\n{_print_head()}{groups}</table>\n"
        f'<table class="signals">\n{_print_signals()}</table>\n</html>\n'
    )


def _print_head() -> str:
    """The title and the legend where the columns below leave room, and the names of those."""
    columns = [_upright(name) for name in COLUMNS.values()]
    signals = [_upright(_code(entry.slug)) for entry in ANSWERED]
    return (
        f'<col span="2">{_COL_FIT * len(COLUMNS)}<col span="2">{_COL_SIGNAL * len(ANSWERED)}\n'
        f'<tr class="head"><th colspan="2"><h1>{TITLE}</h1><p>{PRINT_LEGEND}</p></th>'
        f"{''.join(columns)}<th>grond</th><th>zonder grond</th>{''.join(signals)}</tr>\n"
    )


_COL_FIT, _COL_SIGNAL = '<col class="fit">', '<col class="signal">'


def _upright(name: str) -> str:
    return f'<th class="mark"><span>{_html(name)}</span></th>'


def _print_group(group: Group) -> str:
    title = _capital(GROUP_LABELS[group].nl)
    told = "reflexgedrag (<code>reflex_behaviour</code>)" if group == "reflex" else ""
    rows = [_print_reflex(slug) for slug in REFLEXES if ENTRIES[slug].group == group]
    rows += [_print_intervention(slug) for slug in INTERVENTIONS if ENTRIES[slug].group == group]
    head = f'<tr class="group"><td colspan="2">{title}</td><td colspan="{REST}">{told}</td></tr>\n'
    return head + "".join(rows)


def _print_intervention(slug: Intervention) -> str:
    name, told, *signs, ground, without = _intervention(slug)
    answers = ["×" if slug in (entry.answers or ()) else "" for entry in ANSWERED]
    return (
        f"<tr><td>{_html(name)}</td><td>{_html(SHORTER.get(slug, told))}</td>{_marks(signs)}"
        f"<td>{_html(ground)}</td><td>{_html(without)}</td>{_marks(answers)}</tr>\n"
    )


def _marks(signs: Iterable[str]) -> str:
    return "".join(f'<td class="mark">{sign}</td>' for sign in signs)


def _print_reflex(slug: Reflex) -> str:
    name, told, looks = _reflex(slug)
    return (
        f"<tr><td>{_html(name)}</td><td>{_html(told)}</td>"
        f'<td class="looks" colspan="{REST}">{_html(looks)}</td></tr>\n'
    )


def _print_signals() -> str:
    """What the client does with each signal, and what it tempts to; read down, then across."""
    height = -(-len(SIGNALS) // ABREAST)
    rows = (
        "".join(
            f"<td>{_html(cell)}</td>" for entry in SIGNALS[row::height] for cell in _told(entry)
        )
        for row in range(height)
    )
    head = "<th>signaal</th><th>de cliënt</th><th>verleidt tot</th>" * ABREAST
    return f"<tr>{head}</tr>\n" + "".join(f"<tr>{row}</tr>\n" for row in rows)


def _told(entry: SignalEntry) -> Row:
    name, does, _answers, tempts = _signal(entry)
    return name, SHORTER.get(entry.slug, does), tempts


_STYLE = """
@page { size: A4 landscape; margin: 7mm 8mm }
@media screen { html { padding: 10mm; min-width: 281mm } }
body { font: 6.7pt/2.9mm Arial, "Liberation Sans", Helvetica, sans-serif; margin: 0; color: #111;
  -webkit-print-color-adjust: exact; print-color-adjust: exact }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: 0 1mm; white-space: nowrap; border-bottom: .15mm solid #bbb }
th { vertical-align: bottom }
code { font: inherit; font-weight: bold }
h1 { font-size: 13pt; line-height: 5mm; margin: 0 0 1.5mm }
p { font-weight: normal; white-space: normal; margin: 0; max-width: 128mm }
.head th { padding-bottom: 1mm; border-color: #888 }
.head th:first-child { vertical-align: top; padding-left: 0 }
.mark { text-align: center; padding: 0 }
.head span { writing-mode: vertical-rl; transform: rotate(180deg) }
.fit { width: 4.6mm }
.signal { width: 3.9mm }
.signal:nth-of-type(odd) { background: #f1f1f1 }
.group td { font-weight: bold; background: #ddd; border-color: #888 }
.looks code { font-weight: normal; margin-right: 2mm }
.signals { margin-top: 2.5mm }
.signals :is(th, td) { padding: 0 .6mm }
.signals th { background: #ddd; border-color: #888 }
"""


def _html(cell: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(cell, quote=False))


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    PRINT.write_text(print_page(), "utf-8")

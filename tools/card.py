"""The card of the forty reply types for whoever writes a scenario, made from the codebook.

python tools/card.py        writes docs/handleiding/kaart.md and docs/handleiding/kaart.html

The page is to be read, the other is the same on one A4, printed on both sides.
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
    Intervention,
    Reflex,
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
    "bezoeker": "bez.",
    "klager": "klager",
    "klant": "klant",
    "crisis_acuut": "acuut",
    "crisis_gestabiliseerd": "daarna",
}

IN_WORDS = {
    "True": "altijd",
    "begrip_zonder_gedrag and vertrouwen >= 4": "begrip zonder ander gedrag, en vertrouwen 4",
    "breuk": "net een misstap, of een laatste kans",
    "crisis_fase != 'acuut' or erkend": "altijd; in een acute crisis: erkend",
    "crisis_fase == 'gestabiliseerd' or nacht or toestemming": (
        "na de crisis, in de nacht, of het mag van de cliënt"
    ),
    "crisis_soort == 'werkelijk' and (gevaar or crisis_fase == 'overgenomen')": (
        "werkelijke crisis, en gevaar of al overgenomen"
    ),
    "crisis_soort == 'werkelijk' and erkend": "werkelijke crisis, en erkend",
    "doel_benoemd and (vraagt_advies or toestemming or mandaat)": (
        "doel genoemd, en de cliënt vraagt erom of het mag"
    ),
    "doel_benoemd or wens_benoemd or (crisis_fase != 'geen' and erkend)": (
        "doel of wens genoemd; in een crisis: erkend"
    ),
    "erkend": "erkend",
    "erkend and vertrouwen >= 5": "erkend, en vertrouwen 5",
    "feit_bekend and erkend and signaal != 'emotie'": ("feit verteld, erkend, geen open emotie"),
    "gevaar or crisis_fase != 'geen'": "gevaar, of crisis",
    "gevaar or crisis_fase == 'overgenomen' or toestemming": (
        "gevaar, overgenomen, of het mag van de cliënt"
    ),
    "grens_overschreden or schadelijk_gedrag": "grens over, of gedrag dat kwaad doet",
    "hoogstens_een_antwoord": "alleen je eerste of tweede antwoord",
    "klacht_benoemd or mandaat": "klacht genoemd, of opdracht gegeven",
    "meerdere_personen": "er zitten er meer aan tafel",
    "schadelijke_keuze and vertrouwen >= 4": "schadelijke keuze, en vertrouwen 4",
    "slecht_nieuws_open": "er ligt slecht nieuws",
    "toestemming and vertrouwen >= 5": "het mag van de cliënt, en vertrouwen 5",
    "vertrouwen >= 3": "vertrouwen 3",
    "vertrouwen >= 4": "vertrouwen 4",
    "vraagt_info or toestemming or recht_op_info": (
        "de cliënt vraagt erom, het mag, of het is zijn recht"
    ),
}
"""Every ground of codebook 3.2 in a few words; a level is the lowest that is enough."""

LEGEND = (
    "● past · ○ neutraal · ◆ reflex · ■ schadelijk: zo valt het met zijn grond, als er geen "
    "signaal open staat. Een antwoord op een open signaal gaat van ○ naar ●; een antwoord dat "
    "eraan voorbijgaat, van ● naar ○. Een getal is het laagste dat genoeg is, van 0 tot 10."
)
GROUND = (
    "De grond is wat al waar moet zijn. Is het dat niet, dan telt het antwoord als wat er in de "
    "laatste kolom staat."
)
HOW = (
    "Gemaakt door `python tools/card.py` uit het codeboek; een test ziet erop toe dat hij klopt. "
    "Om te printen: open [kaart.html](kaart.html) in je browser, liggend, dubbelzijdig op één A4. "
    "Hoe je de kaart gebruikt, staat in [Een middag](een-middag.md)."
)

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
    rows = [
        (_code(reflex), in_short(ENTRIES[reflex].definition.nl), _looks(reflex))
        for reflex in REFLEXES
    ]
    head = ("type", "wat het is", "reflexgedrag (`reflex_behaviour`)")
    return Table(GROUP_LABELS["reflex"].nl, head, rows)


def _looks(reflex: Reflex) -> str:
    return " ".join(
        _code(slug) for slug, entry in BEHAVIOUR_ENTRIES.items() if entry.reflex == reflex
    )


def signals() -> Table:
    """What a line of the client asks for between the words, and which types answer it."""
    rows = [_signal(entry) for slug, entry in SIGNAL_ENTRIES.items() if slug != "geen"]
    return Table("Signalen", ("signaal", "de cliënt", "antwoorden erop", "verleidt tot"), rows)


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


def print_page() -> str:
    """The card on one A4: the forty types on the front, the signals on the back."""
    types = "".join(map(_group, interventions()))
    head = _cells("th", next(interventions()).head)
    return (
        f'<!doctype html>\n<html lang="nl">\n<meta charset="utf-8">\n<title>{TITLE}</title>\n'
        f"<style>{_STYLE}</style>\n<section>\n<h1>{TITLE}</h1>\n<p>{LEGEND} {GROUND}</p>\n"
        f'<table class="types">{head}\n{types}</table>\n{_titled(reflexes())}</section>\n'
        f"<section>\n{_titled(signals())}</section>\n</html>\n"
    )


def _titled(table: Table) -> str:
    rows = "".join(_cells("td", row) for row in table.rows)
    return f"<h2>{_capital(table.title)}</h2>\n<table>{_cells('th', table.head)}{rows}</table>\n"


_STYLE = """
@page { size: A4 landscape; margin: 5mm }
body { font: 6.6pt/1.15 Arial, Helvetica, sans-serif; margin: 0; color: #111 }
section { break-after: page } section:last-of-type { break-after: auto }
h1 { font-size: 11pt; margin: 0 0 1mm }
h2 { font-size: 9pt; margin: 2mm 0 1mm }
p { margin: 0 0 1mm }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .25mm 1mm; border-bottom: .2mm solid #bbb }
.types :is(th, td):nth-child(n+3):nth-child(-n+7) { text-align: center }
tr.group td { font-weight: bold; background: #eee; text-align: left !important }
code { font: 6.6pt Consolas, Menlo, monospace; white-space: nowrap }
"""


def _group(table: Table) -> str:
    title = f'<tr class="group"><td colspan="{len(table.head)}">{_capital(table.title)}</td></tr>\n'
    return title + "".join(_cells("td", row) for row in table.rows)


def _cells(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{_html(cell)}</{tag}>' for cell in cells)}</tr>\n"


def _html(cell: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(cell))


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    PRINT.write_text(print_page(), "utf-8")

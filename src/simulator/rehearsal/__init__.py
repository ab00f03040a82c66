"""Coming back: two minutes with a few moments, and what to practise next.

    told = reviews(records_of(store, learner, DRILL))
    dealt = sitting(open_to_drill(cards, rows, "nl"), told, now, load)
    shown = face(dealt[0])
    store.record(DRILL, learner, answered(shown.card, "advies_reflex"))

    [first, *others] = propose(cards, over_time(store, learner).practised, now, rows)

Cards are made from scenarios by walking through them; the schedule is folded from the answers that
were kept. Nothing here knows of a screen.
"""

from simulator.rehearsal.deck import ANSWERS, NONE, Answer, Flashcard, deck
from simulator.rehearsal.facing import Face, face
from simulator.rehearsal.proposal import Proposal, propose
from simulator.rehearsal.schedule import answered, reviews
from simulator.rehearsal.sitting import Dealt, Open, open_to_drill, sitting

__all__ = [
    "ANSWERS",
    "NONE",
    "Answer",
    "Dealt",
    "Face",
    "Flashcard",
    "Open",
    "Proposal",
    "answered",
    "deck",
    "face",
    "open_to_drill",
    "propose",
    "reviews",
    "sitting",
]

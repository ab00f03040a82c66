"""What an author can make better in a scenario that loads: warnings and notes, each worth a minute.

Only ``gesprek check`` asks for them. What depends on the state of the client is proven by
`explore`; here the file itself is read.
"""

from collections.abc import Callable, Iterator

from simulator.authoring.quality import form, offer, repetition, subjects, voices
from simulator.authoring.quality.reading import Reading
from simulator.diagnostics import Problem
from simulator.loading.document import Document

CHECKS: tuple[Callable[[Reading], Iterator[Problem]], ...] = (
    form.check_guesses,
    form.check_lengths,
    form.check_words_of_the_client,
    offer.check_replies,
    offer.check_same_words,
    offer.check_something_to_say,
    offer.check_temptation,
    offer.check_types,
    offer.check_tempts,
    voices.check_form_of_address,
    voices.check_raised_voices,
    voices.check_mocking,
    voices.check_own_labels,
    repetition.check_whys,
    repetition.check_answers_to_reflexes,
    repetition.check_lines,
    repetition.check_once_more,
    repetition.check_sources,
    subjects.check_question_forms,
    subjects.check_subjects,
    subjects.check_beginning_of_a_crisis,
    subjects.check_moments_for_a_class,
)
"""Every check of the quality; each says nothing about what is right."""


def check_quality(document: Document) -> list[Problem]:
    """What can be better in ``document``; to be asked only of a file without errors."""
    reading = Reading(document)
    return [problem for check in CHECKS for problem in check(reading)]

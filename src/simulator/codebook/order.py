"""In which order a learner best meets the talks (codebook 7.1)."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from simulator.codebook.vocabulary import Text


class OrderGroup(NamedTuple):
    """Talks that belong to the same step of learning."""

    label: Text
    """What these talks are for; about the talks, never about a person."""
    scenarios: tuple[str, ...]
    """Their ids, in the order in which a learner best meets them; not all need exist yet."""


ORDER: Final[tuple[OrderGroup, ...]] = (
    OrderGroup(
        Text(nl="Eerste stappen", en="First steps"),
        ("de_digid_van_de_buurvrouw", "de_helpdesk", "help_me_even", "vraag_maar_door"),
    ),
    OrderGroup(
        Text(nl="Hoe jullie samenwerken", en="How the two of you work together"),
        (
            "weer_aan_het_werk",
            "de_brief_van_school",
            "mijn_zus_doet_niets",
            "ja_maar_mijn_chef",
        ),
    ),
    OrderGroup(
        Text(nl="Verder en dieper", en="Further and deeper"),
        (
            "de_volle_gang",
            "twee_weken_later",
            "stil_in_huis",
            "de_derde_afspraak",
            "been_erin_been_eruit",
            "de_wens_op_zolder",
        ),
    ),
    OrderGroup(
        Text(nl="Crisis", en="Crisis"),
        ("tot_morgenochtend", "de_ontruiming", "de_stroom_eraf", "opnieuw_op_de_stoep"),
    ),
    OrderGroup(
        Text(nl="Wat er tussen jullie speelt", en="What happens between the two of you"),
        ("je_bent_net_mijn_vader", "een_kop_koffie", "met_stemverheffing", "samen_aan_tafel"),
    ),
    OrderGroup(
        Text(nl="Andere plekken, andere rollen", en="Other places, other roles"),
        (
            "de_afwijzing",
            "de_teamleider",
            "ze_vinden_me_vreselijk",
            "de_collega_met_het_volle_bord",
            "mees_wil_niet_praten",
            "de_reclassering_stuurt_me",
            "twee_keer_bram",
            "terug_bij_af",
        ),
    ),
    OrderGroup(
        Text(nl="Samen met een docent", en="Together with a teacher"),
        ("een_donkere_zin", "de_blauwe_plek"),
    ),
)
"""The groups, the first steps first; the last one waits for a review by an expert."""

ELSEWHERE: Final = Text(nl="Andere gesprekken", en="Other talks")
"""Names the talks that are in no group; they come after all that are."""

_PLACES: Final[Mapping[str, tuple[int, int]]] = {
    scenario: (group, place)
    for group, ordered in enumerate(ORDER)
    for place, scenario in enumerate(ordered.scenarios)
}


def place_of(scenario: str) -> tuple[int, int]:
    """Group and place within it of a scenario, both from 0; to sort by.

    A scenario in no group has the place after all groups.
    """
    return _PLACES.get(scenario, (len(ORDER), 0))


def group_label(scenario: str) -> Text:
    """The name of the group of a scenario."""
    group, _place = place_of(scenario)
    return ORDER[group].label if group < len(ORDER) else ELSEWHERE

"""Every name in our xAPI statements, with where it comes from. Nowhere else is one written.

Sources:

* **xAPI** 1.0.3, https://github.com/adlnet/xAPI-Spec: statement, result, context, interactionType.
* **cmi5**, https://github.com/AICC/CMI-5_Spec_Current: which verb comes first and last, and where a
  duration is asked.
* **Serious games profile** of RAGE and e-UCM, https://github.com/e-ucm/xapi-seriousgames, README at
  1899803, sections 13.1 and 13.2. A draft, last changed in 2017; where an example in it differs
  from its tables (``preferred`` for a choice), the tables are followed. The id under which
  statements name it as a category, with the type of such a category, is the one its own trackers
  send. It takes ``selected`` from the ADB profile, where the word means something narrower.

The names of our own lie under ``.invalid`` (RFC 2606): they name, and lead nowhere.
"""

from collections.abc import Mapping
from typing import Final

VERSION: Final = "1.0.3"
"""Of the xAPI that the statements are written in."""

# Verbs

INITIALIZED: Final = "http://adlnet.gov/expapi/verbs/initialized"
SELECTED: Final = "https://w3id.org/xapi/adb/verbs/selected"
COMPLETED: Final = "http://adlnet.gov/expapi/verbs/completed"
TERMINATED: Final = "http://adlnet.gov/expapi/verbs/terminated"

VERB_NAMES: Mapping[str, Mapping[str, str]] = {
    INITIALIZED: {"en": "initialized", "nl": "begon"},
    SELECTED: {"en": "selected", "nl": "koos"},
    COMPLETED: {"en": "completed", "nl": "rondde af"},
    TERMINATED: {"en": "terminated", "nl": "sloot af"},
}
"""How each verb reads."""

# Types of activities

SERIOUS_GAME: Final = "https://w3id.org/xapi/seriousgames/activity-types/serious-game"
"""A whole scenario."""
DIALOG_TREE: Final = "https://w3id.org/xapi/seriousgames/activity-types/dialog-tree"
"""A scene: a choice in a conversation with somebody who is not played."""
PROFILE: Final = "http://adlnet.gov/expapi/activities/profile"
"""A profile, as a category of statements."""

SERIOUS_GAMES: Final = "https://w3id.org/xapi/seriousgames/v1.0"
"""The profile that these statements follow."""

CHOICE: Final = "choice"
"""``interactionType`` of a turn (xAPI, data section 4.1.4.1): one reply of several."""

# Names of our own

OURS: Final = "https://gesprekssimulator.invalid"
"""Above everything we name. It is also where the accounts are said to be: nobody has one."""
SCENARIOS: Final = f"{OURS}/scenarios"
EXTENSIONS: Final = f"{OURS}/xapi/extensions"

EXTENSION_NAMES: Final = (
    "format",
    "fingerprint",
    "seed",
    "turn",
    "type",
    "fit",
    "measured",
    "cause",
    "question",
    "signal",
    "met_signal",
    "counted",
    "repaired_in",
    "houding",
    "crisis_fase",
    "gauges",
    "sure",
    "meant",
    "estimated",
    "note",
    "ending",
    "kind",
    "turns",
    "reflexes",
    "scale",
    "next_step",
)
"""Every extension there is; `extension` makes the name of one. docs/reports.md says what is in
each."""


def extension(name: str) -> str:
    """The IRI of one of `EXTENSION_NAMES`; KeyError for any other."""
    if name not in EXTENSION_NAMES:
        raise KeyError(name)
    return f"{EXTENSIONS}/{name}"

"""The catalogue: every kind of problem there is, by its code."""

from collections.abc import Mapping

from simulator.diagnostics import fields, files, structure, yaml_text
from simulator.diagnostics.problem import Kind

FAMILIES = (files, yaml_text, fields, structure)
"""The families of problems, in the order in which a file is looked at."""

KINDS: Mapping[str, Kind] = {
    kind.code: kind
    for family in FAMILIES
    for kind in vars(family).values()
    if isinstance(kind, Kind)
}
"""Every kind of problem by its code."""

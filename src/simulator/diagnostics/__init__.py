"""Problems as values: what is wrong in a file, where, and what to do about it.

Each kind of problem has one definition, in the module of its family; `catalogue` has all of them.
"""

from simulator.diagnostics.problem import (
    WHOLE_FILE,
    Example,
    Kind,
    Problem,
    Related,
    Severity,
    Span,
    in_order,
)

__all__ = (
    "WHOLE_FILE",
    "Example",
    "Kind",
    "Problem",
    "Related",
    "Severity",
    "Span",
    "in_order",
)

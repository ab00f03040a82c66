"""A defect of our own: told in a sentence, and written down for who can mend it."""

from simulator.language import _
from simulator.places import home


def told(defect: Exception) -> str:
    """What to say about it; a report is left in the folder with the learner's data.

    What is wrong with that folder is no defect, and says itself what to do.
    """
    from simulator.store import StoreProblem
    from simulator.tui.crash import report

    if isinstance(defect, StoreProblem):
        return str(defect)

    sorry = _("Something is wrong in the program itself, and it had to stop.")
    file = report(defect, home())
    if file is None:
        return f"{sorry} ({type(defect).__name__})"
    where = _("What went wrong is in {path}: nothing of what was said, and no names.")
    return f"{sorry}\n{where.format(path=file)}"

"""The help lines of the codebook as ordinary lines (codebook 8.3)."""

from collections.abc import Iterable

from simulator.codebook.help_lines import HelpLine, help_lines_for
from simulator.codebook.vocabulary import ContentTag
from simulator.language import _, current


def help_lines_text(tags: Iterable[ContentTag]) -> str:
    """The help lines everybody can call and those that belong to ``tags``, one a line."""
    lines = [_("Help lines. In an emergency, follow the procedure of your organisation.")]
    return "\n".join(lines + [_told(line) for line in help_lines_for(tags)])


def _told(line: HelpLine) -> str:
    return _("{name}: {contact}. For: {when}. ({checked})").format(
        name=line.name,
        contact=line.contact.in_language(current()),
        when=line.when.in_language(current()),
        checked=_checked(line),
    )


def _checked(line: HelpLine) -> str:
    if line.checked == "niet":
        return _("still to be checked")
    return _("checked on {date} by {who}").format(date=line.checked, who=line.by)

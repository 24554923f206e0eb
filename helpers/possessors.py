"""Whose organisation a description names: "Bo Ek's campaign" is not the Weber campaign.

In:   the wording of a description
Out:  the last word of its owner's name
"""

import re

_OWNED = re.compile(r"([A-Z][\w.-]*)(?:['’]s|(?<=s)['’]) (?:[a-z-]+ )*[a-z-]+$")
_OF = re.compile(r"[a-z-]+ of (?:[A-Z][\w.-]* )*([A-Z][\w.-]*)$")
_BEFORE = re.compile(r"([A-Z][\w.-]*) [a-z-]+$")


def whose(description):
    """The owner's last word in small letters, or "": of "the Weber campaign", "Ann Weber's
    campaign" and "the campaign of Ann Weber" it is "weber"."""
    found = _OWNED.search(description) or _OF.search(description) or _BEFORE.search(description)
    return found[1].lower() if found and found[1] not in ("A", "An", "The") else ""


def of_another(c, actor):
    """Whether a description names another's organisation than the unnamed `actor` is."""
    mine, other = whose(c.name), whose(actor.name)
    return bool(not c.country and mine and other and mine != other)

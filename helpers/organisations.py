"""Descriptions of organisations: which does "the ministry", "the newspaper" or "police" mean?

In:   a description, and the discourse so far
Out:  the organisation, state, outlet or group that it means, and the rule

One named a little before comes first; without a name, those are actors who speak, act or are
judged.
"""

from helpers.discourse import phrase
from helpers.names import essence
from helpers.naming import Actor
from helpers.vocabulary import words

ANY_INSTITUTION = {"organization", "organisation", "company", "firm", "group"}


def group(discourse, c):
    """The group of people that a plural means, and the rule; (None, "") for nobody new."""
    if c.definite and c.name.lower() == c.office:  # "the protesters", "the presidents"
        for actor in reversed(discourse.latest):
            if actor.kind == "group" and actor.name.lower().split()[-1] == c.office:
                return actor, "group of that sort named last"
            if any(office and c.office.startswith(office) for _, office in actor.titles):
                return None, ""  # people already named
    key = c.name.lower()
    if key not in discourse.described:
        # "Friends of the Library" in mid-sentence: a capital says that it is a name.
        named = c.first and c.name[0].isupper() and " of " in c.name
        discourse.described[key] = Actor("institution" if named else "group", c.name, c.country)
    return discourse.described[key], c.rule


def described(discourse, index, c):
    """The actor that a description of no person means, and the rule; (None, "") for none.

    c: a candidate whose kind is "an outlet", "a body", "a country" or "a city".
    """
    if c.of >= 0 and c.apposition:
        actor = discourse.at(index, c.of)
        if actor is not None and actor.kind in ("institution", "outlet"):
            return actor, "apposition of a name"
    actor, rule = _recent(discourse, index, c) if c.definite else (None, "")
    if actor is None and c.kind == "a body" and (c.definite or c.title == c.name):
        return unnamed(discourse, index, c)
    return actor, rule


def _recent(discourse, index, c):
    """What "the newspaper", "the country" or "the company" means: one named a little before."""
    speakers = {a for there, o, a in discourse.history[-9:]
                if discourse.says(index, c, there, o)}
    for actor, (there, other) in reversed(discourse.latest.items()):
        distance = index - there
        if c.kind == "an outlet":
            if actor.kind == "outlet" and c.country in ("", actor.state()):
                return actor, "outlet named last"
            if actor.kind == "institution" and c.office in essence(actor.best_name()):
                return actor, "organisation of that sort named last"
        elif distance > 3 and not c.name.split()[-1][0].isupper():
            break  # "the Commission", with a capital, may be further away
        elif c.kind == "a country":
            if distance < 3 and actor.kind == "state" and other.form in ("name", "metonym"):
                return actor, "state named last"
        elif c.kind == "a city":
            if distance < 3 and actor.kind == "place":
                return actor, "place named last"
        elif actor.kind == "institution" and actor not in speakers and (
            c.office in essence(actor.best_name())
            or actor.names and c.office in ANY_INSTITUTION and not _official(actor.best_name())
            or actor.names and c.title.lower() in words("private body") and not (
                words("institution").intersection(essence(actor.best_name()))
                or "of" in actor.best_name().split()
            )
        ):
            return actor, "organisation of that sort named last"
    return None, ""


def unnamed(discourse, index, c):
    """An organisation without a name: "the engineers' union", "police"."""
    key = phrase(c)
    if c.country and c.office in words("state body") and c.country in discourse.states:
        return discourse.states[c.country], f"state + {c.office}"
    if key not in discourse.bodies:
        if key not in discourse.acting:
            return None, ""
        discourse.bodies[key] = Actor(
            "institution", discourse.in_sentence(index, c, c.title), c.country
        )
    return discourse.bodies[key], "organisation that speaks, acts or is judged"


def _official(name):
    """Whether a name says that its bearer is no company: "Foreign Ministry"."""
    return bool({*name.lower().split()} & (words("body") | words("public body")))

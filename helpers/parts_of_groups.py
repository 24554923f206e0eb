"""Parts of groups: whom do "one of them", "another", "some" and "the nine" mean?

In:   a candidate of that sort, and the discourse so far
Out:  an actor that the article tells no more of, and the rule

"Two directors left. One of them wept": a director. Misses groups named more than two sentences
before.
"""

from helpers.groups import AGE, SOMEBODY
from helpers.naming import Actor
from helpers.untitled import subject_before


def one_of(discourse, index, c):
    """A new actor for who is no more than "one of them", "another" or "some", and the rule."""
    name, whole = discourse.in_sentence(index, c, c.name), None
    if c.office == AGE:
        aged = subject_before(discourse, index)
        return (aged, c.rule) if aged else (None, "")
    named = discourse.apposed(index, c.head)
    if named is not None and named.kind == "person":
        return named, c.rule  # "one of them, Ann Lee, said"
    if c.name.lower() == f"the {c.office}":
        return _of_that_number(discourse, c, name)
    if not c.definite:  # the noun stands in the sentences before: "two directors … one of them"
        whole = next((discourse.wholes.get(actor, actor)
                      for actor, (there, _) in reversed(discourse.latest.items())
                      if index - there < 3 and not actor.names and (
                          actor.kind == "group" or actor.kind == "person" and actor.titles)), None)
    if whole and whole.kind == "person":
        name = f"{name} {whole.titles[-1][1]}" if c.office in SOMEBODY else name
    elif whole and " of " not in whole.name and c.office != "others":
        name = f"{name.removesuffix(' of them').removesuffix(' of these')} of {whole.name}"
    single = c.office in SOMEBODY
    if single or name not in discourse.described:
        discourse.described[name] = Actor("person" if single else "group", name)
    actor = discourse.described[name]
    if whole:
        discourse.wholes[actor] = whole
    return actor, c.rule


def _of_that_number(discourse, c, name):
    """The people told before by their number, "nine nurses … the nine", or new ones; the rule."""
    told = next((actor for actor in reversed(discourse.latest) if actor.kind == "group"
                 and c.office in actor.name.lower().split()), None)
    return told or discourse.described.setdefault(name, Actor("group", name)), c.rule

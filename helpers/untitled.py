"""The untitled: who is "the prime minister" where nobody was ever given that title?

In:   a description by office, and the discourse so far
Out:  the person of whom the sentence before tells, or None

"Ada Lund has warned of hard times. The prime minister said …": papers take it for known who
Ada Lund is, and tell it by the way. Whoever has a title already, or stands beside the description
in its own clause, is somebody else. Misses those who were no subject: "Miners booed Ada Lund."
"""

from helpers.taking_part import THINGS
from helpers.vocabulary import words

# These tell no office: "Sir Ben Ek has resigned. The ambassador …"
FORMS_OF_ADDRESS = {"mr", "mrs", "ms", "miss", "mx", "sir", "dame", "dr"}
SUBJECTS = ("nsubj", "nsubjpass")
# So many sentences before a description may tell of somebody without saying what he or she is.
REACH = 1
AGED = 3  # so many before an age: "the 52-year-old"
# Whom courts, hospitals and the police deal with is told of before those who do.
DEALING = words("newsroom") | {
    "judge", "magistrate", "justice", "prosecutor", "lawyer", "attorney", "counsel", "barrister",
    "solicitor", "coroner", "juror", "officer", "inspector", "detective", "investigator",
    "doctor", "surgeon", "nurse", "midwife", "paramedic", "spokesman", "spokeswoman",
    "spokesperson", "victim", "witness", "interviewer", "host", "moderator", "presenter"}


def told_of_before(discourse, index, c):
    """The untitled person with a full name who is the subject of the sentence before, or None."""
    if c.office in DEALING | THINGS | words("relation") or c.spoken_for >= 0 or (
        _is_named_behind(discourse, index, c)
    ):
        return None
    for there in range(index - 1, max(index - 1 - REACH, -1), -1):
        s = discourse.sentences[there]
        for other, actor in discourse.by_sentence.get(there, ()):
            full = other.form == "name" and " " in other.name
            if full and _leads(s, other.head) and _may_hold(actor, c) and not (
                _is_beside(discourse, index, c, actor)
                or _is_dealt_with(discourse, there, c.country)
            ):
                return actor
    return None


def subject_before(discourse, index):
    """The person who is the last subject of a sentence a little before: "Ada Lund has left. The
    52-year-old …"; or the one that "his" has just meant: "His party says the 52-year-old …"."""
    for other, actor in reversed(discourse.by_sentence.get(index, ())):
        if actor.kind == "person" and other.kind in ("he", "she"):
            return actor
    for there in range(index - 1, max(index - 1 - AGED, -1), -1):
        s = discourse.sentences[there]
        for other, actor in discourse.by_sentence.get(there, ()):
            if actor.kind == "person" and _leads(s, other.head):
                return actor
    return None


def _is_named_behind(discourse, index, c):
    """Whether a name stands between commas behind: "the mayor of Oro, Ada Lund,"."""
    comma = discourse.sentences[index].words[c.last : c.last + 1] == [","]
    return comma and any(c.last <= n.first <= c.last + 1 for n in discourse.names_at[index])


def _leads(s, i):
    """Whether token i is the subject of a sentence, outside quotations."""
    return s.deps[i] in SUBJECTS and s.deps[s.heads[i]] == "ROOT" and s.quoted[i] < 0


def _may_hold(actor, c):
    """Whether nothing that was told of an actor speaks against an office."""
    if actor.kind != "person":
        return False
    titled = any(office not in FORMS_OF_ADDRESS for _, office in actor.titles)
    others = words("she office") if actor.gender == "he" else words("he office")
    state = actor.state()
    return not titled and not (c.country and state and state != c.country) and not (
        actor.gender and c.office in others)


def _is_beside(discourse, index, c, actor):
    """Whether an actor is named in a description's sentence, or is a "he" or "her" who has to do
    with it: "The president met her"."""
    s = discourse.sentences[index]
    named = any(discourse.named(n)[0] is actor for n in discourse.names_at[index])
    clause = _clause(s, c.head)
    return named or any(
        p.kind in ("he", "she") and s.tags[p.head] == "PRP" and _clause(s, p.head) == clause
        and actor.gender in ("", p.kind) for p in discourse.found[index])


def _clause(s, i):
    """The token of the verb on which token i depends, also through a preposition."""
    head = s.heads[i]
    return s.heads[head] if s.deps[i] == "pobj" else head


def _is_dealt_with(discourse, there, country):
    """Whether a sentence tells of a description's state as of somebody or something else: "Ada
    Lund warned France. The French president …"."""
    return bool(country) and any(
        c.country == country and c.kind in ("state", "place") and c.form != "demonym"
        for c in discourse.found[there])

"""The unnamed: does an organisation or a person without a name speak or act here?

In:   a parsed sentence and the head of a noun phrase in it
Out:  whether it speaks, acts or is judged; for a spokesman, for whom;
      whether it is a source whose name the article keeps

"The council had closed it" makes the council an actor, "the council's roof" alone does not.
Misses those who speak through a noun ("the union's demand").
"""

import re

from helpers.vocabulary import words

# A verb whose subject does nothing.
IDLE = {"be", "have", "become", "remain", "seem", "appear", "include", "stand", "lie", "open"}
# What somebody does between two things that he or she says: "“No.” The barber laughs. “Never.”".
GESTURES = {"laugh", "smile", "shrug", "nod", "sigh", "grin", "frown", "chuckle", "wince", "snort"}
# How news describes a source whose name it keeps; behind the noun, and anywhere behind it.
INSIDERS = {"person", "people", "persons", "someone", "somebody", "individual", "individuals",
            "source", "sources", "insider", "insiders", "those"}
KNOWS = re.compile(
    r"(?:, )?(?:(?:directly|intimately|closely) )?(?:familiar with|briefed (?:on|about)"
    r"|with (?:\w+ ){0,2}knowledge of|who (?:is|are|was|were) (?:familiar with|briefed on)) ")
CLOSE = re.compile(r"(?:close|privy) to |aware of |involved in |in the know |inside ")
ANONYMOUS = re.compile(
    r"\bconditions? of anonymity|\b(?:request|ask|grant)(?:ed|ing|s)? (?:for )?anonymity"
    r"|\b(?:not to be|declin(?:ed|ing) to be|to remain) (?:named|identified|unnamed|anonymous|quoted)"
    r"|\bnot (?:be )?(?:authori[sz]ed|allowed|permitted) to (?:speak|talk|discuss|comment|brief)")
TOLD = {",", "”", '"', "''", "’", "'", "»"}
FOR_WHOM = {"for", "of", "at", "from", "with", "in"}


def speaks(s, i):
    """Whether token i is who says or thinks something: "police said", "according to police"."""
    head = s.heads[i]
    if s.deps[i] == "nsubj" or s.deps[i] == "compound" and s.deps[head] == "ROOT":
        verb = s.lemmas[head].lower()
        gesture = verb in GESTURES and s.tags[head].startswith("VB") and i + 1 == head
        return gesture or s.deps[i] == "nsubj" and verb in words("saying") | words("judging")
    return s.deps[i] == "pobj" and s.lowers[head] == "to" and head > 0 and (
        s.lowers[head - 1] == "according")


def of_people(s, i):
    """Whether a noun is one for people: "minister", "miners"."""
    return s.lowers[i] in words("group") or s.lemmas[i].lower() in words("office")


def anonymous(s, i):
    """Whether the noun at token i is a source whose name is kept: "people briefed on the talks"."""
    whole = part_of(s, i)
    dep, head = s.deps[whole], s.heads[whole]
    speaking = (
        speaks(s, whole) or dep == "dobj" and s.lemmas[head].lower() in ("cite", "quote")
        or dep == "pobj" and (s.deps[head] == "agent" or s.lowers[head] == "by")
    )
    if not speaking and not dep.startswith("nsubj"):
        return False
    behind = " ".join(s.lowers[i + 1 :])
    if s.lowers[i] in ("source", "sources", "insiders") and speaking:
        return True
    ends = {"person": TOLD, "people": ","}.get(s.lowers[i], ())
    if speaking and i > 1 and s.words[i - 2] in ends and s.lowers[i - 1] == "the" and (
        s.heads[i] == i + 1
    ):
        return True  # “It was late,” the person said.
    if KNOWS.match(behind) or speaking and s.lowers[i] in INSIDERS and CLOSE.match(behind):
        return True
    known = any(s.heads[j] == i and s.lowers[j] in ("the", "this", "that") for j in range(i))
    return not known and bool(ANONYMOUS.search(behind))


def part_of(s, i):
    """The token of "one" in "one of the people", where token i is "people"; else i."""
    head = s.heads[i]
    if s.deps[i] == "pobj" and s.lowers[head] == "of" and (
        s.tags[s.heads[head]] == "CD" or s.lowers[s.heads[head]] in ("some", "several", "many")
    ):
        return s.heads[head]
    return i


def acts(s, i):
    """Whether token i speaks, does something, or is addressed or judged."""
    dep, head = s.deps[i], s.heads[i]
    verb = s.lemmas[head].lower()
    if any(s.heads[j] == i and s.deps[j] == "relcl" and s.lowers[j - 1] in ("which", "who")
           and s.lemmas[j].lower() in words("saying") for j in range(i + 1, len(s.words))):
        return True  # "a rebuke from the ministry, which said so"
    if dep == "nsubj":
        return s.tags[head].startswith("VB") and verb not in IDLE
    if dep in ("dobj", "dative"):
        return verb in words("saying") | words("judging")
    if dep == "pobj" and (s.deps[head] == "agent" or s.lowers[head] == "by"):
        return s.tags[s.heads[head]] in ("VBN", "VBD")
    return speaks(s, i)


def spoken_for(s, i):
    """The token of the organisation for which the spokesman at token i speaks, or -1."""
    if not s.lowers[i].startswith("spokes"):
        return -1
    for j in range(i + 1, min(i + 8, len(s.words))):
        if s.deps[j] == "pobj" and s.heads[s.heads[j]] == i and s.lowers[s.heads[j]] in FOR_WHOM:
            return j
    return next((j for j in range(i) if s.heads[j] == i and s.deps[j] in ("compound", "poss")), -1)

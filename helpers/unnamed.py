"""The unnamed: does an organisation or a person without a name speak or act here?

In:   a parsed sentence and the head of a noun phrase in it
Out:  whether it speaks, acts or is judged; for a spokesman, for whom

"The council had closed it" makes the council an actor, "the council's roof" alone does not.
Misses those who speak through a noun ("the union's demand").
"""

from helpers.vocabulary import words

# A verb whose subject does nothing.
IDLE = {"be", "have", "become", "remain", "seem", "appear", "include", "stand", "lie", "open"}
FOR_WHOM = {"for", "of", "at", "from", "with", "in"}


def speaks(s, i):
    """Whether token i is who says or thinks something: "police said", "according to police"."""
    head = s.heads[i]
    if s.deps[i] == "nsubj":
        return s.lemmas[head].lower() in words("saying") | words("judging")
    return s.deps[i] == "pobj" and s.lowers[head] == "to" and head > 0 and (
        s.lowers[head - 1] == "according")


def acts(s, i):
    """Whether token i speaks, does something, or is addressed or judged."""
    dep, head = s.deps[i], s.heads[i]
    verb = s.lemmas[head].lower()
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

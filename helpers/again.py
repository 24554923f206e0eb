"""What comes again: is a noun without a name taken up by "the" and the same noun below?

In:   a description, and the candidates of the sentences behind it
Out:  whether the article comes back to it

"A judge closed the office. … The judge gave no reason": whoever is spoken of twice takes part in
the events, whatever he does in the first sentence. Misses those taken up by another noun.
"""

# How many sentences further on the article may come back to somebody.
REACH = 15
# Words that only count: "some 200 herders", "more than a dozen".
NUMBERS = {"about", "almost", "another", "around", "at", "dozen", "dozens", "hundreds", "least",
           "many", "more", "nearly", "over", "several", "some", "than", "thousands"}
COUNTING = {"DT", "CD", "PRP$"}


def comes_again(discourse, index, c):
    """Whether "the" and the same noun stand below, with no word more to say which one is meant."""
    told = told_before(discourse.sentences[index], c)
    for there in range(index, min(index + REACH, len(discourse.found))):
        s = discourse.sentences[there]
        for other in discourse.found[there]:
            if other.office == c.office and (there, other.first) > (index, c.head) and (
                other.kind == c.kind and other.definite and other.of < 0
            ):
                part = other.acting or c.kind != "group"
                return part and told_before(s, other) <= told
    return False


def told_before(s, c):
    """The words before a noun that say which one is meant."""
    return {s.lowers[i] for i in range(c.first, c.head) if s.tags[i] not in COUNTING} - NUMBERS


def has_clause(s, c):
    """Whether a clause says which one is meant: "the men who own it" are others than "the men"."""
    return any(s.heads[i] == c.head and s.deps[i] == "relcl" for i in range(c.head, len(s.words)))

"""Pronouns: who is he, she, it, they, and the I of a quotation?

In:   a pronoun, and the discourse so far
Out:  its antecedent and the rule

A near subject comes before other mentions, and a gender that a title or first name told before
one that is only guessed. Misses "we", and plurals for several named people.
"""

from helpers.vocabulary import words

# How many sentences back an antecedent may lie.
REACH = {"he": 4, "she": 4, "it": 1, "they": 2}
MEANT = {"he": ("person",), "she": ("person",), "it": ("state", "institution", "outlet"),
         "they": ("group",)}
REFLEXIVE = {"himself", "herself", "itself", "themselves"}
# "It is clear that": a verb whose "it" is nothing.
EMPTY_IT = {"be", "seem", "appear", "take", "become", "rain", "snow", "turn", "make", "happen",
            "emerge", "transpire", "matter", "mean", "look", "sound", "feel", "hurt", "cost",
            "come", "follow", "occur"}
# The same, if a clause depends on it: "It helps that", "It remains to be seen".
EMPTY_BEFORE_CLAUSE = {"help", "remain", "pay", "get"}


def antecedent(discourse, index, c):
    """The antecedent of he, she, it or they, and the rule; (None, "") if there is none."""
    s = discourse.sentences[index]
    dep, verb = s.deps[c.head], s.heads[c.head]
    if c.name == "it" and (dep != "nsubj" or _is_empty(s, verb)):
        return None, ""
    quoted = in_quotation(s, c.head)
    best, best_score, best_subject, best_distance = None, 0, False, 0
    before = {actor for distance, other, actor in discourse.back(index, 1)
              if distance and actor.kind == "person" and not other.nested}
    for distance, other, actor in discourse.back(index, REACH[c.kind]):
        if actor.kind not in MEANT[c.kind] or other.nested:
            continue
        if actor.kind == "person" and actor.gender and actor.gender != c.kind:
            continue
        where = discourse.sentences[index - distance]
        if c.kind == "it" and _coordinated(where, other.head):
            continue
        subject = where.deps[other.head].startswith("nsubj")
        score = 10 - 3 * distance + (2 if subject else 0)
        if actor.gender == c.kind:
            score += 3
        elif actor.guessed and actor.guessed != c.kind:
            score -= 4
        elif distance == 1 and before == {actor} and subject and actor.names:
            score += 1  # nobody else was there, though no list tells the name's gender
        if distance == 0:
            if subject and where.heads[other.head] == verb and c.name not in REFLEXIVE and (
                dep in ("dobj", "dative", "iobj")
            ):
                continue  # "Putin praised him": somebody else
            score += -5 if dep == "nsubj" and in_quotation(s, other.head) != quoted else 1
        elif subject:
            score += where.deps[where.heads[other.head]] == "ROOT"
        else:
            score -= 1
        if score > best_score:
            best, best_score, best_subject, best_distance = actor, score, subject, distance
    if best is None or c.kind == "they" and _other_plural(discourse, index, c, best_distance):
        return None, ""
    if best.kind == "person" and not best.gender:
        best.guessed = best.guessed or c.kind
    return best, f"{c.name} -> {'subject' if best_subject else 'mention'} before"


def _is_empty(s, verb):
    """Whether the "it" before a verb is nobody: "It is clear that", "It helps that"."""
    lemma = s.lemmas[verb].lower()
    return lemma in EMPTY_IT or lemma in EMPTY_BEFORE_CLAUSE and any(
        s.heads[i] == verb and s.deps[i] in ("ccomp", "xcomp", "csubj", "acomp", "advcl")
        for i in range(verb + 1, len(s.words))
    )


def _other_plural(discourse, index, c, distance):
    """Whether a plural subject that is no group stands between "they" and its group."""
    for back in range(distance + 1):
        s = discourse.sentences[index - back]
        groups = {o.head for d, o, a in discourse.back(index, back)
                  if d == back and a.kind == "group"}
        for i in range(c.head if back == 0 else len(s.words)):
            if s.deps[i].startswith("nsubj") and i not in groups and (
                s.tags[i] in ("NNS", "NNPS") or _coordinated(s, i)
            ):
                return True
    return False


def quoted_person(discourse, index, c, subjects):
    """The person outside the quotation marks whose "I" this is, in its sentence or the next.

    subjects: (sentence index, token) -> actor, for all that was found in the article.
    """
    if not in_quotation(discourse.sentences[index], c.head):
        return None
    for there in (index, index + 1):
        if there == len(discourse.sentences):
            break
        s = discourse.sentences[there]
        for i, dep in enumerate(s.deps):
            if dep == "nsubj" and (there, i) in subjects and not in_quotation(s, i) and (
                s.lemmas[s.heads[i]].lower() in words("saying")
            ):
                actor = subjects[there, i]
                return actor if actor.kind == "person" else None
        if "”" in s.words or "''" in s.words:
            break
    return None


def in_quotation(s, i):
    """Whether token i stands inside quotation marks that open or close in its sentence."""
    inside = False
    for word in s.words[:i]:
        if word in ("“", "«", "„", "``"):
            inside = True
        elif word in ("”", "»", "''"):
            inside = False
        elif word == '"':
            inside = not inside
    if inside:
        return True
    mark = next((w for w in s.words[i:] if w in ("“", "”", "«", "»", "„")), "")
    return mark in ("”", "»")


def _coordinated(s, i):
    """Whether token i is one of several: "Amnesty International and Human Rights Watch"."""
    return s.deps[i] == "conj" or any(
        s.heads[j] == i and s.deps[j] == "conj" for j in range(i + 1, len(s.deps))
    )

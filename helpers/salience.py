"""Salience: whom of those mentioned before has a reader in mind at a pronoun?

In:   a pronoun, the discourse so far, who is somebody else
Out:  its antecedent

A near subject comes before other mentions, or for an object an object, and a gender that a title
or first name told before one that is only guessed, and whose story it is before who comes in once.
Where nobody is near, it is whose story it is. Misses whom only the sense tells: "his wife" is no
married woman's.
"""

from helpers.unnamed import speaks
from helpers.vocabulary import words

# How many sentences back an antecedent may lie.
REACH = {"he": 4, "she": 4, "it": 1, "they": 2, "team": 1}
MEANT = {"he": ("person",), "she": ("person",), "it": ("state", "institution", "outlet"),
         "they": ("group",), "team": ("institution",)}
# What a name is after all that was taken for another kind, and words of no person's name.
MISTAKEN = {"he": "person", "she": "person", "it": "institution"}
NO_PERSON = words("institution") | words("body") | words("outlet") | {"the", "of", "and", "&"}
MESSAGES = {"comment", "email", "interview", "letter", "message", "note", "remark", "statement"}


def most_salient(discourse, index, c, others, told):
    """Whom of those mentioned a pronoun means, whether as a subject, and how far back; or None.

    others: who is somebody else; told: the token of who tells or is judged for it, or -1.
    """
    s = discourse.sentences[index]
    before = {actor for distance, other, actor in discourse.back(index, 1)
              if distance and actor.kind == "person" and not other.nested}
    speaking = told < 0 and c.kind in ("he", "she") and s.quoted[c.head] < 0 and (
        (index, c.head) in discourse.said_at or speaks(s, c.head))
    topic = _paragraphs_own(discourse, index, c) if speaking else None
    own = _quoted_before(discourse, index) if speaking else 0
    reach = REACH[c.kind] - (c.name == "them")  # an object is nearer to whom it means
    best, best_score, best_subject, best_distance = None, 0, False, 0
    for distance, other, actor in discourse.back(index, reach + own):
        where = discourse.sentences[index - distance]
        if actor in others or not (
            _may_be(discourse, index, c, where, other, actor)
            or distance == 1 and _shows_its_kind(s, c, where, other, actor)
        ):
            continue
        subject = _is_subject(where, other.head)
        apart = distance - own if distance > own else min(distance, 1)
        score = _salience(discourse, s, c, where, other, actor, apart, subject)
        if distance == 0 and _noun(where, other.head) == told:
            score += 4  # "Trump said that he"
        elif distance == 1 and before == {actor} and subject and actor.names and (
            not actor.gender and actor.guessed in ("", c.kind)
        ):
            score += 2  # nobody else was there, though no list tells the name's gender
        if speaking and distance and where.quoted[other.head] < 0:
            spoke = where.block != s.block and distance == 1 + own and (
                speaks(where, _noun(where, other.head)))
            score += 4 * (actor is topic) + 3 * spoke
        if score > best_score:
            best, best_score, best_subject, best_distance = actor, score, subject, distance
    if best is None and c.kind in ("he", "she"):
        best = _whose_story(discourse, c, others)
    if best is not None and best.kind in ("person", "institution"):
        best.kind = MISTAKEN.get(c.kind, best.kind)
    return best, best_subject, best_distance


def _paragraphs_own(discourse, index, c):
    """The only person of whom the paragraph has told something before a pronoun; or None."""
    block, found = discourse.sentences[index].block, []
    while index and discourse.sentences[index - 1].block == block:
        index -= 1
        s = discourse.sentences[index]
        found += [actor for other, actor in discourse.by_sentence.get(index, ())
                  if actor.kind == "person" and not other.nested and s.quoted[other.head] < 0
                  and (_is_subject(s, other.head) or other.first == 0)]
    return found[0] if len(set(found)) == 1 else None


def _quoted_before(discourse, index):
    """How many sentences of a quotation stand before the one that tells who says it."""
    numbers, first = {*discourse.sentences[index].quoted} - {-1}, index
    while first and {*discourse.sentences[first - 1].quoted} & numbers:
        first -= 1
    return index - first


def _whose_story(discourse, c, others):
    """Who is mentioned most of all who may be he, or she, however far back; or None."""
    return next((actor for actor in reversed(discourse.latest)
                 if actor.kind == "person" and actor not in others
                 and c.kind == (actor.gender or actor.guessed)
                 and discourse.often[actor] == max(3, *discourse.often.values())), None)


def _shows_its_kind(s, c, where, other, actor):
    """Whether a pronoun tells what a name in the sentence before is: "Tarnex met. It said",
    "Skip Ek left. He said"."""
    named = other.form == "name" and actor.names and not (
        other.nested or other.title or actor.fixed or actor.sorts or actor.titles)
    if not named or where.block != s.block or where.quoted[other.head] >= 0 or not _is_subject(
        where, other.head
    ):
        return False
    if c.kind == "it":
        return actor.kind == "person" and not (
            actor.gender or actor.guessed or " " in other.name)
    return c.kind in MISTAKEN and actor.kind == "institution" and not (
        {*other.name.lower().split()} & NO_PERSON)


def _may_be(discourse, index, c, where, other, actor):
    """Whether a pronoun may mean an actor, mentioned as `other` in the sentence `where`."""
    plural = c.kind == "they" and other.kind == "people"  # "the Danes", also for Denmark
    if actor.kind not in MEANT[c.kind] and not plural or other.nested:
        return False
    if where is discourse.sentences[index] and (
        other.first > c.first or other.form == "name" and other.last > c.first
    ):
        return False  # "her colleague Ines Dorval": somebody else's
    if actor.kind == "person" and actor.gender and actor.gender != c.kind:
        return False
    if any(a is actor and o.kind in ("he", "she") and o.kind != c.kind
           for o, a in discourse.by_sentence.get(index, ()) if c.kind in ("he", "she")):
        return False  # "He was her friend": nobody is both
    if where.quoted[other.head] in discourse.said_at.get((index, c.head), ()):
        return False  # "“A woman hit me. She ran,” he said": neither says it
    return c.kind != "it" or not (coordinated(where, other.head) or _receives(where, other.head))


def _salience(discourse, s, c, where, other, actor, distance, subject):
    """How near to mind an actor is where a pronoun stands: at a subject lately, in a story of his.
    """
    score = 10 - 3 * distance + (2 if subject else 0)
    if actor.gender == c.kind:
        score += 3
    elif actor.guessed == c.kind and other.kind == c.kind:
        score += 1  # who was "he" just now goes on being so
    elif actor.guessed and actor.guessed != c.kind:
        score -= 8
    if distance and (where.quoted[other.head] >= 0) != (s.quoted[c.head] >= 0):
        score -= 1
    if actor.kind == "person":
        if discourse.often[actor] == discourse.most.get(c.kind):
            score += 2  # whose story it is
        score -= (not actor.names) + (where.block != s.block)
    if distance == 0:
        if s.deps[c.head] == "dobj" and where.deps[_noun(where, other.head)] == "dobj":
            score += 4  # "Ann met Bo and thanked him": object as object
        inside, quoted = where.quoted[other.head] >= 0, s.quoted[c.head] >= 0
        return score + (-5 if s.deps[c.head] == "nsubj" and inside != quoted else 1)
    return score + (where.deps[_noun(where, other.head, up=True)] == "ROOT" if subject else -1)


def _is_subject(s, i):
    """Whether token i, or the noun behind which it stands, is a subject: "his deputy, Fiona Lang,
    said"."""
    return s.deps[_noun(s, i)].startswith("nsubj")


def _noun(s, i, up=False):
    """The noun before which or as which token i stands; up: the word on which it depends."""
    while s.deps[i] == "appos" and s.heads[i] < i:
        i = s.heads[i]
    return s.heads[i] if up else i


def _receives(s, i):
    """Whether token i gets a message: "In a letter to this paper, it said" is the sender's."""
    i = s.heads[i] if s.deps[i] in ("compound", "nmod") else i  # "the TAP agency"
    above = s.heads[i]
    return s.deps[i] == "pobj" and s.lowers[above] in ("to", "with") and (
        s.lemmas[s.heads[above]].lower() in MESSAGES)


def coordinated(s, i):
    """Whether token i is one of several: "Amnesty International and Human Rights Watch"."""
    return s.deps[i] == "conj" or any(
        s.heads[j] == i and s.deps[j] == "conj" for j in range(i + 1, len(s.deps))
    )

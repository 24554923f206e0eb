"""Who is who: which actor does each mention in an article mean?

In:   an article's parsed sentences; the register
Out:  the cast: (actor, candidate, rule) for everything that refers to an actor

Names are clustered first, over the whole article, so that a surname in the headline finds its
full name below. Descriptions (offices.py, organisations.py) and pronouns (pronouns.py) are then
resolved from left to right, and last those of quotations (quoted_pronouns.py) and the article's
own "I" and "we" (authors.py). Misses nicknames.
"""

from collections import Counter

from helpers import (
    leaders,
    offices,
    organisations,
    parts_of_groups,
    pronouns,
    quoted_pronouns,
)
from helpers.acronyms import without_defined
from helpers.authors import Authors
from helpers.candidates import candidates
from helpers.discourse import Discourse
from helpers.lexicon import lexicon
from helpers.names import gender
from helpers.naming import NAMES, UNION, owners
from helpers.place_names import with_places
from helpers.unnamed import speaks
from helpers.unseen_names import known_names
from helpers.vocabulary import words

# Behind these a capital says no more than at the head of a sentence.
OPENING = {":", "“", "‘", '"', "``", "''", "«", "»", "„", "—", "–"}
# What a city has, whoever governs in it.
NO_ACTS = words("place") | words("institution") | words("group") | words("outlet") | (
    words("office"))
CAPITAL_AS_PLACE = "capital as a place"
SMALL_CONGO, BIG_CONGO = "Republic of the Congo", "Democratic Republic of the Congo"


def cast(sentences, register=()):
    """Everything in one article that refers to an actor or a place: (actor, candidate, rule).

    sentences: a list of lexicon.Sentence; register: see `lexicon.lexicon`.
    """
    index = without_defined(lexicon(register), sentences)
    found = [candidates(s, index) for s in sentences]
    common = {word for s in sentences for word in s.words if word.islower()}
    known = known_names((c for cs in found for c in cs), common)
    found = [candidates(s, index, known) if known.keys() & {*s.words, s.words[0].title()} else cs
             for s, cs in zip(sentences, found)]
    found = with_places(_without_openers(found, sentences), sentences)
    found = _surnames(_congo(_brussels(_owners(found, sentences))), sentences)
    names = [c for cs in found for c in cs if c.kind in NAMES]
    return _read(Discourse(sentences, owners(names, register), found))


def _without_openers(found, sentences):
    """The candidates without single words that open a sentence and stand nowhere else: "Drought"
    owes its capital to its place. What speaks is a name all the same, and so are first names.
    """
    times = Counter(word for s in sentences for word in s.lowers)

    def once(s, c):
        return c.last - c.first == 1 and times[s.lowers[c.first]] == 1 and not c.title and (
            c.kind in ("person", "institution") and c.rule in ("named entity", "proper noun"))

    return [[c for c in cs if not (once(s, c) and _owes_its_capital(s, c.first))]
            for s, cs in zip(sentences, found)]


def _owes_its_capital(s, i):
    """Whether the word at token i has a capital because it opens a sentence: not "Ada", "ECOMAR"."""
    if s.words[i - 1] not in OPENING and any(word[0].isalnum() for word in s.words[:i]):
        return False
    acronym = s.words[i].isupper() and (  # not "HOT MIC HORROR"
        s.words[i + 1 : i + 2] == [":"] or not any(map(str.isupper, s.words[i + 1 : i + 3])))
    whose = s.deps[i] == "poss" or s.deps[i] in ("compound", "amod", "nmod") and (
        s.tags[s.heads[i]] == "NNS")  # "Greenpeace activists"
    return not (acronym or whose or gender(s.lowers[i]) or speaks(s, i))


def _owners(found, sentences):
    """The candidates, a capital that owns something as the government that it is elsewhere."""
    acting = {c.country: c.name for cs in found for c in cs if c.form == "metonym"}

    def government(s, c):
        noun = s.heads[c.head]
        return c.country in acting and s.deps[c.head] == "poss" and s.words[noun].islower() and (
            s.tags[noun] in ("NN", "NNS") and not {s.lowers[noun], s.lemmas[noun]} & NO_ACTS
            and "NNP" not in s.tags[c.last : noun])  # "Oslo's Aftenposten daily"

    return [[c._replace(kind="state", name=acting[c.country], form="metonym",
                        rule="capital acting as its government")
             if c.rule == CAPITAL_AS_PLACE and government(s, c) else c for c in cs]
            for s, cs in zip(sentences, found)]


def _brussels(found):
    """The candidates, Brussels as Belgium's government where Belgium is named and no Union."""
    everything = [c for cs in found for c in cs]
    union = any(c.name.startswith(("European Union", "European Commission", "Commission", "EU"))
                and c.form != "metonym" for c in everything)
    if union or not any(c.country == "Belgium" for c in everything):
        return found
    return [[c._replace(name="Belgium", country="Belgium")
             if c.form == "metonym" and c.name == UNION else c for c in cs] for cs in found]


def _congo(found):
    """The candidates, "Congo" as the state of Kinshasa where only that one is named otherwise."""
    everything = [c for cs in found for c in cs]
    if all(c.country != BIG_CONGO for c in everything) or any(
        c.country == SMALL_CONGO and c.form == "metonym" for c in everything
    ):
        return found
    return [[c._replace(country=BIG_CONGO, name=BIG_CONGO if c.name == SMALL_CONGO else c.name)
             if c.country == SMALL_CONGO else c for c in cs] for cs in found]


def _surnames(found, sentences):
    """The candidates, a capital or an outlet that is somebody's surname as that person:
    "Washington thanked him", beside Ada Washington; "Guardian", but "the Guardian"."""
    full = {c.name.split()[-1] for cs in found for c in cs
            if c.kind == "person" and " " in c.name and not c.nested}
    return [[c._replace(kind="person", name=s.words[c.head], country="", form="name",
                        rule="surname of somebody in the article")
             if s.words[c.head] in full and (c.form == "metonym" or c.kind == "outlet"
                and c.last - c.first == 1 and s.lowers[c.first] != "the") else c for c in cs]
            for s, cs in zip(sentences, found)]


def _read(discourse):
    """The article's cast, from the candidates of each of its sentences."""
    rows, quoting = [], []
    for index, cs in enumerate(discourse.found):
        discourse.begin(index)
        quoted = discourse.sentences[index].quoted
        # Who is quoted is told outside: "“He is no friend of mine,” she said".
        inside = [c for c in cs if c.form == "pronoun" and quoted[c.head] >= 0]
        outside = [c for c in cs if c.form != "pronoun" or quoted[c.head] < 0]
        for c in outside + inside:
            if c.kind in ("i", "we", "you"):
                quoting.append((index, c))
                continue
            actor, rule = _resolve(discourse, index, c)
            if actor is not None:
                discourse.mention(index, c, actor)
                rows.append((actor, c, rule))
        discourse.end(index)
    authors = Authors(discourse)
    for index, c in quoting:
        unquoted = discourse.sentences[index].quoted[c.head] < 0
        if c.kind != "you" and unquoted:
            actor, how = authors.who_writes(index, c), "writes"
        elif unquoted:
            actor, how = authors.who_is_written_to(index, c), "is written to"
        elif c.kind == "you":
            actor, how = quoted_pronouns.who_is_addressed(discourse, index, c), "is addressed"
        else:
            actor, how = quoted_pronouns.who_is_quoted(discourse, index, c), "is quoted"
        if actor is not None:
            rows.append((actor, c, f"{c.name} -> who {how}"))
    return rows


def _resolve(discourse, index, c):
    """The actor that a candidate means, and the rule; (None, "") for nobody."""
    if c.kind in NAMES:
        s = discourse.sentences[index]
        people = c.kind == "people" and c.country and s.lowers[c.first] == "the"
        actor = leaders.compatriot(discourse, index, c) if people else None
        if actor is not None:
            return actor, "person of that state named last"
        actor, rule = discourse.named(c)
        if people and c.country in discourse.states:
            return discourse.states[c.country], "people who stand for their state"
        if c.nested and actor is not None and any(
            other is actor and there == index and o.first <= c.first and c.last <= o.last
            for there, o, other in discourse.history[-3:]
        ):
            return None, ""  # "BBC" in "BBC News"
        return actor, rule
    if c.kind == "group":
        return organisations.group(discourse, index, c)
    if c.kind == "somebody":
        return parts_of_groups.one_of(discourse, index, c)
    if c.form == "pronoun":
        return pronouns.antecedent(discourse, index, c)
    if c.kind == "office":
        return offices.holder(discourse, index, c)
    return organisations.described(discourse, index, c)

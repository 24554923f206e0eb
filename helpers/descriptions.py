"""Titles, descriptions, groups and pronouns: what refers to an actor without naming it?

In:   a parsed sentence and the names in it
Out:  candidates: names with their titles, "the Russian president", "Chinese officials", "he"

Nouns of office and the like are listed in actor_words.csv. Misses offices that are not listed,
and other plurals that neither speak nor act.
"""

from helpers import acronyms
from helpers.lexicon import Candidate, left_edge
from helpers.mentions import NOT_IN_PERSONS, inside, names
from helpers.names import gender
from helpers.outlet_names import NEWS, is_outlets, is_the_articles_own
from helpers.titles import NOUNS, with_title
from helpers.unnamed import INSIDERS, acts, anonymous, part_of, speaks, spoken_for
from helpers.vocabulary import words

PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
    "i": "i", "me": "i", "my": "i", "mine": "i", "myself": "i",
    "we": "we", "us": "we", "our": "we", "ours": "we", "ourselves": "we",
    "you": "you", "your": "you", "yours": "you", "yourself": "you", "yourselves": "you",
}
NOT_GROUPS = {"both", "whose", "that", "few", "no", "any", "our", "your", "my", "we", "you"}
# Behind such a word stand those whom the reader knows.
KNOWN = {"the", "those", "these"}
# Such a word speaks for somebody without a name: "one of them said", "another disagreed".
SOMEBODY = {"one", "another", "second", "third", "other"}
SOME = {"some", "many", "others", "few", "several", "most"}
NEVER_IN_GROUPS = {",", ".", ":", "``", "''", "WDT", "WP"}
# With such a noun beside it, what the parser takes for a place is none: "the carmaker Skoda".
FIRMS = {"company", "corporation", "firm", "group", "union", "federation"}
STATE_OUTLETS = {"media", "television", "tv", "radio", "broadcaster", "newspaper", "press"}
# Behind a name such a noun is part of it: "the New Dawn party".
SORTS_BEHIND = {"party", "movement", "militia", "group", "union", "bank", "airline", "alliance",
                "company", "firm", "club"}


def candidates(s, index, known=None):
    """Every stretch of a sentence that may refer to an actor, in order, as Candidates.

    s: a Sentence; index, known: see `mentions.names`.
    """
    found = [_with_sort(s, _before_sort(s, name)) for name in names(s, index, known)]
    owner = [-1] * len(s.words)
    for number, name in enumerate(found):
        for i in range(name.first, name.last):
            owner[i] = number
    found = [acronyms.bound(s, name, found, owner) for name in found]
    heads = [name.head for name in found]
    found = [with_title(s, name, found, owner) if name.kind in ("person", "name", "register")
             else name for name in found]
    titled = set()
    for number, name in enumerate(found):
        if not name.cut:
            titled.update(i for i in range(name.first, name.last)
                          if owner[i] != number and s.tags[i] != "PRP$")
    found = [n._replace(nested=True) if heads[number] in titled else n
             for number, n in enumerate(found)]
    rest = []
    for name in found:
        if name.kind in ("institution", "outlet", "place") and name.last - name.first > 1:
            rest += inside(s, name, index)
    for i, lower in enumerate(s.lowers):
        if owner[i] >= 0 or i in titled:
            continue
        if lower in PRONOUNS:
            if s.tags[i] in ("PRP", "PRP$"):
                rest.append(Candidate(s.number, i, i + 1, PRONOUNS[lower], lower, i, "pronoun"))
        elif (lower in SOMEBODY | SOME or s.tags[i] == "CD") and _somebody(s, i):
            rest.append(_somebody(s, i))
        elif s.tags[i] in NOUNS or lower == "those":
            description = _description(s, i, found, owner)
            if description:
                rest.append(description)
                target = owner[description.of] if description.apposition else -1
                if target >= 0 and found[target].kind in ("institution", "place", "name") and (
                    description.kind == "office" and " " in found[target].name
                ):
                    # "the chairman, Jan-Willem de Boer": whatever spaCy says, a person
                    found[target] = found[target]._replace(kind="person")
                elif target >= 0:
                    found[target] = _by_apposition(found[target], description)
    # The state in "Kenya's president" is part of what is said of the president.
    inside_offices = {i for d in rest if d.kind == "office" for i in range(d.first, d.last)}
    found = [n._replace(nested=True) if n.kind == "state" and n.head in inside_offices else n
             for n in found]
    found = [n._replace(nested=True) if _before_noun(s, n) else n for n in found]
    # An adjective of no kind ("Russian food") has done its work: it told a title its country.
    return sorted((c for c in found + rest if c.kind), key=lambda c: (c.first, -c.last))


def _before_noun(s, name):
    """Whether a name only tells which thing or which officer is meant: "a UN spokesman".

    Plurals of people ("Greenpeace activists") and shares are their organisation's; in headlines
    ("Acme brands rival a cheat") the parser takes verbs for nouns.
    """
    noun = s.heads[name.head]
    if name.kind not in ("institution", "person", "name") or name.title or name.last > noun or (
        s.deps[name.head] not in ("compound", "nmod", "amod") or s.deps[noun] == "ROOT"
        or s.words[-1].isalnum() or any(not w[0].isalnum() for w in s.words[name.last : noun])
    ):
        return False
    people = s.tags[noun] == "NNS" and s.lowers[noun] != "police" and (
        s.lowers[noun] in words("group") or s.lemmas[noun].lower() in words("office"))
    return s.tags[noun] in ("NN", "NNS") and s.words[noun].islower() and not (
        people or s.lowers[noun] in ("shares", "stock", "shareholders"))


def _with_sort(s, name):
    """An organisation with the noun before it that says what it is: "power company" + "Alpiq"."""
    i, sorts = name.first - 1, words("institution") | words("body") | words("private body")
    if i < 0 or s.tags[i] != "NN" or s.lowers[i] not in sorts or (
        name.kind not in ("institution", "name", "person")
        or name.kind == "person" and gender(name.name.split()[0])
        or name.head not in (s.heads[i], i) and s.heads[name.head] != i
    ):
        return name
    first = i
    while first and s.tags[first - 1] in ("NN", "JJ") and s.under(first - 1, s.heads[i], 3):
        first -= 1
    return name._replace(kind="institution", title=s.text(first, i + 1), office=s.lowers[i])


def _before_sort(s, name):
    """An organisation with the noun behind it that says what it is: "New Dawn" + "party"."""
    i = name.last
    if i >= len(s.words) or s.lowers[i] not in SORTS_BEHIND or s.tags[i] != "NN" or (
        name.kind not in ("institution", "name", "person") or s.heads[name.head] != i
        or s.deps[i] in ("compound", "nmod", "amod") or s.deps[name.head] == "poss"
        or name.kind == "person" and s.lowers[max(name.first - 1, 0)] != "the"
        or s.lowers[name.first - 1 : name.first] in (["a"], ["an"])  # "a Chennai company"
    ):
        return name
    return name._replace(first=left_edge(s, i, name.first), last=i + 1, head=i,
                         kind="institution", title=s.lowers[i], office=s.lowers[i])


def _by_apposition(name, description):
    """A name, its kind as the organisation or outlet that the apposition says it is."""
    if name.kind not in ("institution", "place", "name", "person") or name.kind == "person" and (
        gender(name.name.split()[0]) or name.title
    ):
        return name
    rule = f"name + {description.office} in apposition"
    if description.kind == "an outlet" and is_outlets(description):
        return name._replace(kind="outlet", rule=rule)
    if description.kind == "a body" and (
        name.kind in ("person", "name") or description.office in words("private body") | FIRMS
    ):
        return name._replace(kind="institution", rule=rule)  # "the union, Verdi"
    return name


def _description(s, i, found, owner):
    """A common noun that may refer to an actor: an office, an outlet, a body, or a group."""
    lower, dep, governor = s.lowers[i], s.deps[i], s.heads[i]
    person = lower in words("group") | INSIDERS or s.lemmas[i].lower() in words("office")
    if person and anonymous(s, i):
        return _sources(s, i)
    if is_the_articles_own(s, i):
        return Candidate(s.number, i - 1, i + 1, "an outlet", s.text(i - 1, i + 1), i, "title",
                         title=s.text(i - 1, i + 1), office=lower, rule="the article's own outlet",
                         acting=True)
    named = [number for number in owner[i + 1 : i + 2 + (s.words[i + 1 : i + 2] == [","])]
             if number >= 0]  # "state broadcaster NRK"
    if _of_a_state(s, i) and not named and dep not in ("compound", "nmod", "amod", "appos", "attr"):
        first = bare = left_edge(s, i, i)
        while s.tags[bare] in ("DT", "PRP$"):
            bare += 1
        return Candidate(s.number, first, i + 1, "an outlet", s.text(first, i + 1), i, "title",
                         title=s.text(bare, i + 1), office=lower, rule="outlet of a state",
                         acting=acts(s, i) or dep == "pobj" and (
                             s.lemmas[s.heads[governor]].lower() in words("saying")),
                         country=_country(found, owner, first, i, i + 1))
    if lower in ("sources", "insiders"):
        return None  # "energy sources"
    if s.tags[i] in ("NNS", "NNPS") and lower not in words("plural body"):
        if lower in words("group") or s.lemmas[i].lower() in words("office"):
            return _group(s, i, found, owner)
        return None
    kind = (
        "office" if lower in words("office") else
        "an outlet" if lower in words("outlet") and _may_be_outlets(s, i) else
        "a body" if lower in words("institution") | words("body") | words("private body") | (
            words("collective")) else
        "a country" if lower in ("country", "nation") else
        "a city" if lower in ("city", "town", "village") else ""
    )
    if not kind or dep in ("compound", "nmod", "amod"):
        return None
    if dep == "pobj" and s.lowers[governor] in ("than", "like", "as", "unlike"):
        return None  # "a higher position than the foreign minister": nobody in particular
    first, last = left_edge(s, i, i), max(_end_with_of(s, i), spoken_for(s, i) + 1)
    possessed = any(s.tags[j] == "PRP$" and s.heads[j] == i for j in range(first, i))
    definite = not possessed and first < i and (
        s.lowers[first] in ("the", "this", "that") or "POS" in s.tags[first:i]
    )
    if lower in words("plural body") and not possessed:
        definite = definite or s.tags[first] != "DT"
    if kind == "an outlet" and ("POS" in s.tags[first:i] or "NNP" in s.tags[first:i]):
        definite = False  # "the Church's website"
    of, apposition = -1, False
    if kind in ("a body", "an outlet") and i + 1 < len(s.words) and owner[i + 1] >= 0 and (
        found[owner[i + 1]].kind in ("institution", "outlet", "name")
    ):
        of, apposition = i + 1, True  # "the agency Frontex"
    elif kind == "a body" and definite and first > 1 and s.words[first - 1] == "," and (
        owner[first - 2] >= 0 and found[owner[first - 2]].kind in ("institution", "outlet", "name")
        and not dep.startswith("nsubj") and s.lowers[i + 1 : i + 2] in (["that"], ["which"])
    ):
        of, apposition = first - 2, True  # "Local 9, the union that represents the cooks"
    elif dep != "poss" and kind in ("office", "a body", "an outlet"):
        if dep == "appos":
            of, apposition = _described_name(s, first, governor, kind, found, owner), True
        elif dep == "attr" and s.deps[governor] in ("ROOT", "conj", "relcl", "advcl"):
            # not "she said he was the founder": that is what somebody says, not what he is
            of = next((j for j in range(governor) if s.heads[j] == governor
                       and s.deps[j].startswith("nsubj")), -1)
        else:
            of = next((j for j in range(i + 1, len(s.words)) if s.deps[j] == "appos" and (
                s.heads[j] == i and owner[j] >= 0 or i < s.heads[j] < last and owner[j] >= 0
                and found[owner[j]].kind == "person"
            )), -1)
            if of < 0 and kind == "office":
                of = _name_behind_comma(s, i, found, owner)
            if dep == "pobj" and s.lowers[s.heads[governor]].startswith("spokes"):
                of = -1  # "a spokesman for the governor, Tom Hale": not the governor's name
            apposition = of >= 0
    bare = first
    while bare < i and s.tags[bare] in ("DT", "PRP$"):
        bare += 1
    return Candidate(
        s.number, first, last, kind, s.text(first, last), i, "title", title=s.text(bare, last),
        office=lower, country=_country(found, owner, first, i, last), definite=definite, of=of,
        apposition=apposition, acting=speaks(s, i) if kind != "a body" else (
            acts(s, i) or first < i and s.words[i][0].isupper()  # "the Coalition's truce"
            and (dep != "pobj" or s.lowers[governor] in ("with", "by", "against", "between"))),
        spoken_for=spoken_for(s, i),
    )


def _of_a_state(s, i):
    """Whether a noun is what a state's own outlets are called: "state television"."""
    owner = s.lowers[i - 1] if i else ""
    return s.lowers[i] in STATE_OUTLETS and (
        owner in ("state", "state-run", "state-owned", "state-controlled")
        or owner in ("public", "national") and s.lowers[i] != "media")


def _described_name(s, first, governor, kind, found, owner):
    """The token of the name before an apposition: of two in a list, the one right before it."""
    if first > 1 and s.words[first - 1] == "," and owner[first - 2] >= 0:
        person = found[owner[first - 2]].kind == "person"
        if person == (kind == "office"):
            return first - 2
    return governor


def _name_behind_comma(s, i, found, owner):
    """The token of a person's name between commas behind an office, or -1, whatever the parser
    says: "the envoy for the region, Ramtane bin Salah."
    """
    for comma in range(i + 1, min(i + 7, len(s.words) - 1)):
        if s.words[comma] == "," and owner[comma + 1] >= 0:
            name = found[owner[comma + 1]]
            alone = s.words[name.last : name.last + 1]
            return name.head if name.kind == "person" and name.first == comma + 1 and (
                not name.title and alone in ([","], ["."])) else -1
        if s.words[comma] == "," or s.tags[comma] in NOT_IN_PERSONS - {"DT", "IN", "PRP$"}:
            break
    return -1


def _may_be_outlets(s, i):
    """Whether an agency may be one for news: "the agency", not "the border agency"."""
    first = left_edge(s, i, i)
    return s.lowers[i] != "agency" or first >= i - 1 or bool(NEWS & set(s.lowers[first:i])) or (
        s.tags[i - 1] in ("JJ", "NNP"))


def _country(found, owner, first, head, last):
    """The state of a noun phrase: "Chinese …", "China's …", "… of China"."""
    near = [*range(first, head), *range(head + 1, min(last, head + 4))]
    return next((found[owner[j]].country for j in near if owner[j] >= 0 and (
        found[owner[j]].country and (j < head or found[owner[j]].kind == "state")
    )), "")


def _end_with_of(s, i):
    """The end of a noun phrase, with the "of …" behind its head."""
    last, n = i + 1, len(s.words)
    if s.deps[i] == "dobj" and s.lemmas[s.heads[i]].lower() in words("accusing"):
        return last  # "accused the union of blackmail"
    while last + 1 < n and s.lowers[last] in ("of", "for", "at", "to", "on") and s.under(last, i):
        end = last + 1
        while end < n and s.tags[end] in NOUNS | {"DT", "JJ", "POS", "HYPH", "CD"}:
            end += 1
        if end == last + 1 or s.lowers[last] != "of" and s.tags[end - 1] not in ("NNP", "NNPS"):
            break
        last = end
    return last


def _known_group(s, i):
    """Whether people are told to be some that the reader knows: "a letter to the miners", but not
    "the engineers' union".
    """
    first = left_edge(s, i, i)
    return s.lowers[first] in KNOWN and s.deps[i] in ("dobj", "dative", "pobj") and (
        s.lemmas[i].lower() in words("office") and s.lowers[i] not in words("anybody"))


def _group(s, i, found, owner):
    """A plural that speaks, acts, is judged or is known already, or that may come again; None for
    other plurals.
    """
    dep, governor = s.deps[i], s.heads[i]
    verb = s.lemmas[governor].lower()
    judged = dep == "dobj" and verb in words("judging")
    acting = dep in ("nsubj", "nsubjpass") or judged or (
        dep == "pobj" and (s.deps[governor] == "agent" or s.lowers[governor] == "by"
                           or s.lowers[governor] == "to" and s.lowers[governor - 1] == "according")
    ) or _known_group(s, i)
    first, last, n = left_edge(s, i, i), i + 1, len(s.words)
    opening = s.lowers[first]
    if opening in NOT_GROUPS or dep in ("compound", "nmod", "amod", "attr", "npadvmod"):
        return None
    if not acting and (dep == "poss" or s.lowers[i] in ("people", "countries") or (
        s.lowers[governor] == "of" and not s.tags[s.heads[governor]].startswith("VB")
    )):
        return None  # "the miners' wives", "a number of teachers"
    if opening == "the" and "CD" in s.tags[first:i] or s.lowers[i] in words("anybody") and (
        judged or opening == s.lowers[i] and s.heads[last : last + 1] != [i]
        or "CD" in s.tags[first:i] and not speaks(s, i)
    ):
        # "the two men" are people already named; "people", "30 wounded people": nobody yet
        acting = False
    bare = first
    while bare < i and s.lowers[bare] in ("the", "some", "many", "several", "these", "those"):
        bare += 1
    country = _country(found, owner, first, i, last)
    if country and first > 1 and s.lowers[first - 1] == "and" and s.tags[first - 2] == "JJ" and (
        owner[first - 2] >= 0 and bare == first
    ):
        first, bare, country = first - 2, first - 2, ""  # "Israeli and Iranian envoys"
    if last < n and s.lowers[last] in (
        "allied", "close", "friendly", "of", "from", "in", "opposed", "sympathetic",
    ) and s.heads[last] == i and not (judged and verb in words("accusing")):  # "accused fans of"
        last = _clause_end(s, i)
        if s.lowers[i + 1] not in ("from", "in"):
            country = country or _country(found, owner, i, i, last)
    return Candidate(
        s.number, first, last, "group", s.text(bare, last), i, "title", office=s.lowers[i],
        country=country, definite=s.lowers[first] in KNOWN, acting=acting,
        rule="plural that speaks, acts or is judged",
    )


def _somebody(s, i):
    """One or some of many, who speak: "one of the judges", "few in the hall"; None for others."""
    verb, first = s.heads[i], left_edge(s, i, i)
    if s.deps[i] != "nsubj" or not speaks(s, i) or any(
        s.heads[j] == verb and s.tags[j] == "MD" for j in range(len(s.words))  # "some would say"
    ) or any(part_of(s, j) == i != j and anonymous(s, j) for j in range(i + 1, len(s.words))):
        return None
    if s.lowers[i] in ("second", "third", "other") and s.lowers[first] not in ("a", "the"):
        return None
    last = _clause_end(s, i)
    of = s.lowers[i + 1 : i + 2] == ["of"]
    return Candidate(
        s.number, first, last, "somebody", s.text(first, last), i, "title",
        office=s.lowers[i], definite=of and s.lowers[i + 2 : i + 3] not in (["them"], ["these"]),
        rule="one or some of several, who speak",
    )


def _sources(s, i):
    """Those who speak but are not named: "a person familiar with the matter"."""
    head = part_of(s, i)
    return Candidate(
        s.number, left_edge(s, head, head), _clause_end(s, i), "group", "unnamed sources", head,
        "title", office=s.lowers[i], definite=False, acting=True,
        rule="source whose name is kept",
    )


def _clause_end(s, i):
    """The end of a noun phrase, with up to seven words behind its head that say who it is."""
    last = i + 1
    while last < min(len(s.words), i + 8) and s.under(last, i) and (
        s.tags[last] not in NEVER_IN_GROUPS
    ):
        last += 1
    return last

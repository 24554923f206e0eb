"""Descriptions: which common noun refers to an actor, and which name does it describe?

In:   a parsed sentence, a noun in it, the names in the sentence
Out:  "the Russian president", "the union", "state television", "Chinese officials", as Candidates

Nouns of office and the like are listed in actor_words.csv; people in the plural are in groups.py.
Misses offices that are not listed.
"""

from helpers.groups import group, sources
from helpers.lexicon import Candidate, left_edge
from helpers.named_entities import NOT_IN_PERSONS
from helpers.noun_phrases import behind_article, end_with_of, state_of_phrase
from helpers.outlet_names import NEWS, is_the_articles_own
from helpers.titles import NOUNS
from helpers.unnamed import INSIDERS, acts, anonymous, of_people, speaks, spoken_for
from helpers.vocabulary import words

STATE_OUTLETS = {"media", "television", "tv", "radio", "broadcaster", "newspaper", "press"}
BEFORE_NOUN = ("compound", "nmod", "amod")
ORGANISATIONS = ("institution", "outlet", "name")
# Behind such a word stands nobody in particular: "a higher position than the foreign minister".
COMPARING = ("than", "like", "as", "unlike")


def description(s, i, found, owner):
    """A common noun that may refer to an actor: an office, an outlet, a body, or a group.

    found: the names of the sentence; owner: of each token the number of its name, or -1.
    """
    lower, people = s.lowers[i], of_people(s, i)
    daily = lower in ("daily", "weekly") and s.deps[i] in ("nsubj", "pobj")  # taken for adjectives
    if s.tags[i] not in NOUNS and lower != "those" and not daily:
        return None
    if (people or lower in INSIDERS) and anonymous(s, i):
        return sources(s, i)
    if is_the_articles_own(s, i):
        return _own_outlet(s, i)
    if _of_a_state(s, i) and not _describes_what_follows(s, i, owner):
        return _state_outlet(s, i, found, owner)
    if lower in ("sources", "insiders"):
        return None  # "energy sources"
    plural = s.tags[i] in ("NNS", "NNPS") or s.words[i] in ("MPs", "MEPs")
    if plural and lower not in words("plural body"):
        return group(s, i, found, owner) if people else None
    kind = _kind(s, i)
    compared = s.deps[i] == "pobj" and s.lowers[s.heads[i]] in COMPARING
    before_noun = s.deps[i] in BEFORE_NOUN and not speaks(s, i)
    for_ = s.deps[i] == "pobj" and s.lowers[s.heads[i] : i] == ["for"]
    sought = for_ and s.words[i].islower() and s.tags[i + 1 : i + 2] not in (["NNP"], [","])
    if kind == "office" and sought:
        return None  # "runs for mayor"
    if not kind or before_noun or compared:
        return None
    first, last = left_edge(s, i, i), max(end_with_of(s, i), spoken_for(s, i) + 1)
    definite = _is_definite(s, first, i, kind)
    of, apposition = _name_described(s, i, first, last, kind, definite, found, owner)
    return Candidate(
        s.number, first, last, kind, s.text(first, last), i, "title",
        title=s.text(behind_article(s, first, i), last), office=lower,
        country=state_of_phrase(found, owner, first, i, last), definite=definite, of=of,
        apposition=apposition, acting=_is_acting(s, first, i, kind), spoken_for=spoken_for(s, i),
    )


def _kind(s, i):
    """What a noun in the singular is one for, or "" for what is no actor."""
    lower = s.lowers[i]
    owners = [s.lowers[j] for j in range(i) if s.heads[j] == i and s.deps[j] == "poss"]
    article = lower == "leader" and any(o in words("outlet") for o in owners)  # "the paper's leader"
    if owners and lower == "presidency":
        return ""  # "Keller's presidency": the years of it
    if lower == "campaign" and not owners and any(
        s.tags[j] == "CD" and s.heads[j] == i and len(s.words[j]) == 4 for j in range(i)
    ):
        return ""  # "the 2016 campaign": a time
    if owners and lower == "trust":
        return ""  # "the public's trust"
    if lower in words("office") and not article:
        return "office"
    if lower in words("outlet") and _may_be_outlets(s, i):
        return "an outlet"
    if any(lower in words(sort) for sort in ("institution", "body", "private body", "collective")):
        return "a body"
    if lower in ("country", "nation"):
        return "a country"
    return "a city" if lower in ("city", "town", "village") else ""


def _is_definite(s, first, i, kind):
    """Whether a noun phrase means one that is known: "the union", "Kenya's court", "police"."""
    before = range(first, i)
    owned = "POS" in s.tags[first:i]
    if any(s.tags[j] == "PRP$" and s.heads[j] == i for j in before):
        return False
    if kind == "an outlet" and (owned or "NNP" in s.tags[first:i]):
        return False  # "the Church's website"
    if s.lowers[i] in words("plural body") and s.tags[first] != "DT":
        return True
    return first < i and (s.lowers[first] in ("the", "this", "that") or owned)


def _is_acting(s, first, i, kind):
    """Whether an office or an outlet speaks, or a body does anything: "the Coalition's truce"."""
    if kind != "a body":
        return speaks(s, i)
    beside = s.deps[i] != "pobj" or s.lowers[s.heads[i]] in ("with", "by", "against", "between")
    return acts(s, i) or first < i and s.words[i][0].isupper() and beside


def _name_described(s, i, first, last, kind, definite, found, owner):
    """(token of the name that a description is of, or -1; whether it stands beside that name)."""
    if kind not in ("office", "a body", "an outlet"):
        return -1, False
    dep, governor = s.deps[i], s.heads[i]
    if kind != "office" and i + 1 < len(s.words) and _is_organisation(i + 1, found, owner):
        return i + 1, True  # "the agency Frontex"
    before = first - 2
    if kind == "a body" and definite and before >= 0 and s.words[first - 1] == "," and (
        _is_organisation(before, found, owner) and not dep.startswith("nsubj")
        and s.lowers[i + 1 : i + 2] in (["that"], ["which"])
    ):
        return before, True  # "Local 9, the union that represents the cooks"
    if dep == "poss":
        return -1, False  # "the team's sponsor, Acme": the team is not the name's
    if dep == "appos":
        return _name_before(s, first, governor, kind, found, owner), True
    if dep == "attr" and s.deps[governor] in ("ROOT", "conj", "relcl", "advcl"):
        # not "she said he was the founder": that is what somebody says, not what he is
        return next((j for j in range(governor) if s.heads[j] == governor
                     and s.deps[j].startswith("nsubj")), -1), False
    if first == 0 and s.words[last : last + 1] == [":"] and s.words[-1] in (".", "?", "!"):
        return -1, False  # "The judge: Mr. Falk, sit down."
    if dep == "pobj" and s.lowers[s.heads[governor]].startswith("spokes"):
        return -1, False  # "a spokesman for the governor, Tom Hale": not the governor's name
    of = _name_behind(s, i, last, found, owner)
    if of < 0 and kind == "office":
        of = _name_behind_comma(s, i, found, owner)
    return of, of >= 0


def _is_organisation(i, found, owner):
    """Whether token i is in the name of an organisation, or in one of unknown kind."""
    return owner[i] >= 0 and found[owner[i]].kind in ORGANISATIONS


def _name_before(s, first, governor, kind, found, owner):
    """The token of the name before an apposition: of two in a list, the one right before it."""
    if first > 1 and s.words[first - 1] == "," and owner[first - 2] >= 0:
        person = found[owner[first - 2]].kind == "person"
        if person == (kind == "office"):
            return first - 2
    return governor


def _name_behind(s, i, last, found, owner):
    """The token of a name in apposition to a noun, or of a person's to its "of …"; or -1."""
    beside = (j for j in range(i + 1, len(s.words)) if s.deps[j] == "appos" and owner[j] >= 0)
    return next((j for j in beside if s.heads[j] == i or (
        i < s.heads[j] < last and found[owner[j]].kind == "person")), -1)


def _name_behind_comma(s, i, found, owner):
    """The token of a person's name between commas behind an office, or -1, whatever the parser
    says: "the envoy for the region, Ramtane bin Salah."
    """
    for comma in range(i + 1, min(i + 7, len(s.words) - 1)):
        if s.words[comma] == "," and owner[comma + 1] >= 0:
            name = found[owner[comma + 1]]
            honoured = all(w.lower() in words("honorific") for w in name.title.split())
            alone = s.words[name.last : name.last + 1]
            return name.head if name.kind == "person" and name.first == comma + 1 and (
                honoured and alone in ([","], ["."], [";"])) else -1
        if s.words[comma] == "," or s.tags[comma] in NOT_IN_PERSONS - {"DT", "IN", "PRP$"}:
            break
    return -1


def _may_be_outlets(s, i):
    """Whether an agency may be one for news: "the agency", not "the border agency"."""
    first = left_edge(s, i, i)
    return s.lowers[i] != "agency" or first >= i - 1 or bool(NEWS & set(s.lowers[first:i])) or (
        s.tags[i - 1] in ("JJ", "NNP"))


def _own_outlet(s, i):
    """The outlet that prints the article: "this newspaper"."""
    own = s.text(i - 1, i + 1)
    return Candidate(s.number, i - 1, i + 1, "an outlet", own, i, "title", title=own,
                     office=s.lowers[i], rule="the article's own outlet", acting=True)


def _state_outlet(s, i, found, owner):
    """What a state's own outlets are called: "Chinese state television"."""
    first, governor = left_edge(s, i, i), s.heads[i]
    heard = s.deps[i] == "pobj" and s.lemmas[s.heads[governor]].lower() in words("saying")
    return Candidate(s.number, first, i + 1, "an outlet", s.text(first, i + 1), i, "title",
                     title=s.text(behind_article(s, first, i), i + 1), office=s.lowers[i],
                     rule="outlet of a state", acting=acts(s, i) or heard,
                     country=state_of_phrase(found, owner, first, i, i + 1))


def _of_a_state(s, i):
    """Whether a noun is what a state's own outlets are called: "state television"."""
    owner = s.lowers[i - 1] if i else ""
    return s.lowers[i] in STATE_OUTLETS and (
        owner in ("state", "state-run", "state-owned", "state-controlled")
        or owner in ("public", "national") and s.lowers[i] != "media")


def _describes_what_follows(s, i, owner):
    """Whether an outlet's noun goes with a name or another noun: "state broadcaster NRK"."""
    comma = s.words[i + 1 : i + 2] == [","]
    named = any(number >= 0 for number in owner[i + 1 : i + 2 + comma])
    return named or s.deps[i] in (*BEFORE_NOUN, "appos", "attr")

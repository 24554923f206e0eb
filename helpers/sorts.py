"""Sorts: does the noun beside a name say what is so called?

In:   a parsed sentence, a name in it
Out:  the name, with its kind, span and title as the noun says

"Power company Alpiq", "the New Dawn party", "the union, Verdi". Misses nouns that actor_words.csv
does not list; those for outlets are outlet_names.py's.
"""

from helpers.lexicon import left_edge
from helpers.name_kinds import SORTS, sort_among
from helpers.names import gender
from helpers.outlet_names import is_outlets
from helpers.vocabulary import words

# With such a noun beside it, what the parser takes for a place is none: "the carmaker Skoda".
FIRMS = {"company", "corporation", "firm", "group", "union", "federation"}
# Whom people alone have; a place has its men and partners too.
KIN = {"aunt", "brother", "daughter", "father", "granddaughter", "grandfather", "grandmother",
       "grandson", "husband", "mother", "nephew", "niece", "sister", "son", "uncle", "widow", "wife"}
# Behind a name such a noun is part of it: "the New Dawn party".
SORTS_BEHIND = {"party", "movement", "militia", "group", "union", "bank", "airline", "alliance",
                "company", "firm", "club"}
# A firm or a party may be so, as well as a person.
EITHER = {"owner", "co-owner", "producer", "sponsor", "supplier", "exporter", "contractor", "seller",
          "vendor", "grower", "haulier", "investor", "creditor", "donor", "backer", "client",
          "customer", "shareholder", "stakeholder", "tenant", "landlord", "lobbyist", "plaintiff",
          "partner", "ally", "rival", "opponent", "challenger", "developer"}


def with_sort_before(s, name):
    """An organisation with the noun before it that says what it is: "power company" + "Alpiq"."""
    i, sorts = name.first - 1, words("institution") | words("body") | words("private body")
    tank = i > 0 and s.lowers[i - 1 : i + 1] == ["think", "tank"]
    if i < 0 or s.tags[i] != "NN" or s.lowers[i] not in sorts and not tank:
        return name
    head = name.head
    astray = s.deps[i] == "ROOT" and s.heads[s.heads[head]] == i  # "The charity Open Door said"
    both = s.heads[head] == s.heads[i] and s.deps[head] == s.deps[i] == "nsubj"
    together = head in (s.heads[i], i) or s.heads[head] == i or astray or both
    person = name.kind == "person" and gender(name.name.split()[0])
    if name.kind not in ("institution", "name", "person") or person or not together:
        return name
    first = i - tank
    while first and s.tags[first - 1] in ("NN", "JJ") and s.under(first - 1, s.heads[i], 3):
        first -= 1
    return name._replace(kind="institution", title=s.text(first, i + 1), office=s.lowers[i])


def with_sort_behind(s, name):
    """An organisation with the noun behind it that says what it is: "New Dawn" + "party"."""
    i = name.last
    if name.kind not in ("institution", "name", "person") or i >= len(s.words) or (
        s.lowers[i] not in SORTS_BEHIND or s.tags[i] != "NN" or s.heads[name.head] != i
    ):
        return name
    longer = s.deps[i] in ("compound", "nmod", "amod")  # "the New Dawn party leader"
    owner = s.deps[name.head] == "poss"
    person = name.kind == "person" and s.lowers[max(name.first - 1, 0)] != "the"
    one_of_many = s.lowers[name.first - 1 : name.first] in (["a"], ["an"])  # "a Chennai company"
    if longer or owner or person or one_of_many:
        return name
    return name._replace(first=left_edge(s, i, name.first), last=i + 1, head=i,
                         kind="institution", title=s.lowers[i], office=s.lowers[i])


def is_kin(s, name):
    """Whether a name that the lists do not know is somebody's: "her daughter Sabine", "Ek's wife"."""
    if name.kind not in ("place", "name", "institution") or name.last - name.first > 2 or (
        s.lowers[name.first] == "the"
    ):
        return False
    noun, dep = s.heads[name.head], s.deps[name.head]
    beside = 0 < name.first - noun < 3 and dep == "appos" or dep == "poss" and noun > name.head
    return s.lowers[noun] in KIN and beside


def by_apposition(s, name, description):
    """A name, its kind as what the apposition says it is: a person, an organisation, an outlet."""
    if description.kind == "office" and " " in name.name and (
        name.kind in ("institution", "place", "name") and description.office not in EITHER
        and not sort_among(s, name.first, name.last, SORTS)  # "the Lake League, a friend"
    ):
        # "the chairman, Jan-Willem de Boer": whatever spaCy says, a person
        return name._replace(kind="person")
    known_person = name.kind == "person" and (gender(name.name.split()[0]) or name.title)
    if name.kind not in ("institution", "place", "name", "person") or known_person:
        return name
    rule = f"name + {description.office} in apposition"
    if description.kind == "an outlet" and is_outlets(description):
        return name._replace(kind="outlet", rule=rule)
    if description.kind == "a body" and (
        name.kind in ("person", "name") or description.office in words("private body") | FIRMS
    ):
        return name._replace(kind="institution", rule=rule)  # "the union, Verdi"
    return name

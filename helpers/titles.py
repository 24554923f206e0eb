"""Titles before names: where does "US Secretary of State Antony Blinken" begin?

In:   a parsed sentence, a person's name in it, and the other names
Out:  the name with its title, office and state

Misses offices that actor_words.csv does not list.
"""

from helpers.names import gender
from helpers.vocabulary import words

NOUNS = {"NN", "NNS", "NNP", "NNPS"}
# What may stand between an office and the name behind it: "Secretary of State Antony Blinken".
LINKS = {"of", "for", "to", "on", "at", "and", "the", "&"}
TITLE_TAGS = NOUNS | {"JJ", "JJS", "RBS", "HYPH", "VBG", "POS"}


def is_title_word(s, i, index):
    """Whether a word at the front of an entity is a title rather than a name."""
    lower = s.lowers[i].rstrip(".")
    return lower in words("honorific") | words("office") | {"foreign", "prime"} or (
        any(len(e[0]) == 1 and (
            e[1] == "demonym" or e[1] == "state" and s.lowers[i + 1 : i + 2]
            and s.lowers[i + 1] in words("office")
        ) for e in index.get(s.lowers[i], ()))
    )


def with_title(s, name, found, owner):
    """A person's name with the title before it: "US Secretary of State" + "Antony Blinken"."""
    offices, start = words("office"), name.first
    while start and owner[start - 1] < 0 and s.words[start - 1][0].isupper() and (
        gender(s.lowers[start - 1].split("-")[0]) and s.lowers[start - 1] not in offices
        and s.tags[start - 1] in ("NNP", "JJ")
    ):  # a first name that spaCy left out
        start -= 1
        name = name._replace(first=start, name=s.text(start, name.last))
    office = first = -1
    for i in range(start - 1, max(start - 17, -1), -1):
        lower, tag = s.lowers[i], s.tags[i]
        if owner[i] >= 0 and found[owner[i]].kind == "person":
            break
        if lower.rstrip(".") in words("honorific") or lower in offices:
            office = first = i
        elif tag in TITLE_TAGS or owner[i] >= 0:
            if office < 0:
                continue
            if not any(s.under(i, j) for j in range(office, name.last)):
                break
            first = i
        elif tag in ("DT", "PRP$") and office >= 0:
            first = i  # "the envoy Levan Beridze", "its head Ingrid Solberg"
            break
        elif lower not in LINKS and not of_a_body(s, i) or office >= 0:
            break
    if office < 0 or not _title_reaches(s, office, start, name):
        return name
    bare = first
    while bare < start and s.tags[bare] in ("DT", "PRP$", "POS"):
        bare += 1
    if s.tags[first] == "POS":
        first = bare
    end = start
    while end - 1 > bare and s.lowers[end - 1].rstrip(".") in words("honorific"):
        end -= 1
    country = next((found[owner[j]].country for j in range(bare, start)
                    if owner[j] >= 0 and found[owner[j]].country), name.country)
    return name._replace(
        first=first, head=s.head(first, name.last), country=country,
        kind="register" if name.kind == "register" else "person",
        title=s.text(bare, end), office=s.lowers[office].rstrip("."),
    )


def of_a_body(s, i):
    """Whether "the" at token i follows an office "of" a body with a capital, right before a name:
    "Leader of the Opposition Ada Berg"."""
    return s.lowers[i - 1 : i + 1] == ["of", "the"] and s.words[i + 1 : i + 2] != [] and (
        s.words[i + 1][0].isupper() and s.lowers[i + 1] in words("institution") | words("body"))


def _title_reaches(s, office, start, name):
    """Whether the words between an office and a name belong to one noun phrase."""
    between = range(office + 1, start)
    if not between:
        return True
    if s.lowers[office + 1] in LINKS:
        if s.lowers[office + 2] == "the" and of_a_body(s, office + 2) and office + 4 == start:
            return True
        return name.first <= s.heads[office] < name.last or (
            s.heads[name.head] == office
            and s.deps[name.head] in ("appos", "compound", "nmod", "dep")
        )
    return all(s.tags[i] in NOUNS or s.tags[i] == "JJ" for i in between)

"""Unseen names: which words are a name though spaCy takes them for none?

In:   a parsed sentence, and the names of the other sentences
Out:  names as Candidates, or where one ends

"Mr Swift" by the word before, "Friends of the Lake" by its plural, "Save the Otters" by its verb,
"Hall must go" by the Ada Hall of another sentence, other runs of capitals by their tags. Misses surnames that stand nowhere beside a first name.
"""

from helpers.lexicon import Candidate
from helpers.name_kinds import A_BODY, ADDRESSED, is_a_body, no_person
from helpers.name_spans import FAMILY_PARTICLES, end_of_person
from helpers.names import gender, is_first_name
from helpers.titles import is_title_word, of_a_body
from helpers.unnamed import acts, speaks
from helpers.vocabulary import words

# Plurals without an s, whose possessive may stand in a name: "the Women's League".
PLURALS = {"people", "women", "men", "children", "fishermen", "seamen", "firemen"}
# No word of such a sort is a name of the article, though it be written like one: "Will he go?"
NEVER_NAMES = {"MD", "IN", "DT", "CC", "PRP", "PRP$", "WP", "WRB", "WDT", "TO", "EX"}
# Who is called so has an office; nobody is named so.
MINISTERS = {"ambassador", "chairman", "chairwoman", "commissioner", "minister", "secretary",
             "spokesman", "spokeswoman"}


def is_addressed(s, i):
    """Whether a capital behind "Mr", "Dr" or "Mrs Justice" says that a word is somebody's name."""
    before = i - 1
    while before > 0 and s.words[before].istitle() and s.lowers[before] in words("office"):
        before -= 1
    return i > 0 and s.lowers[before].rstrip(".") in ADDRESSED and s.words[before].istitle() and (
        s.words[i][0].isupper() and s.words[i][-1].isalpha()
        and s.lowers[i] not in words("office") | words("portfolio") | words("honorific"))


def addressed(s, first):
    """A person's name behind "Mr", whatever the parser takes it for: "Mr Swift", "Ms Holland"."""
    last = first + 1
    while last < len(s.words) and (s.words[last][0].isupper() and s.words[last][-1].isalpha() or (
        s.lowers[last] in FAMILY_PARTICLES and s.words[last + 1 : last + 2]
        and s.words[last + 1][0].isupper()
    )):
        last += 1
    return Candidate(s.number, first, last, "person", s.text(first, last), s.head(first, last),
                     "name", rule="name behind Mr, Ms, Dr")


def end_with_possessive(s, first, kind):
    """The end of a name with a group's possessive in it, "Lake Farmers' Forum", or `first`.

    kind: what spaCy takes it for.
    """
    j = first
    while j + 2 < len(s.words) and s.words[j][0].isupper() and s.tags[j][:3] == "NNP" or (
        first < j and s.lowers[j] in ("and", "&") and s.words[j - 1][0].isupper()
    ):
        j += 1
    theirs = s.lowers[j - 1] if j > first else ""
    if s.tags[j : j + 1] != ["POS"] or kind in ("people", "person") or not (
        theirs in PLURALS or s.lowers[j] == "'" and (
            theirs.removesuffix("s") in words("office")
            or j - 1 > first and theirs.endswith(("ers", "ors", "ists", "ians")))
    ):
        return first
    last = j + 1
    while last < len(s.words) and s.words[last].istitle() and s.tags[last] in ("NNP", "NNPS"):
        last += 1
    return last if last > j + 1 else first


def end_of_society(s, i, index):
    """The end of a name such as "Friends of the Lake", "Reporters Without Borders", "Save the Otters",
    "Forward UK", or i.
    """
    link = i + 1
    if _calls_upon(s, i):
        return i + 3
    if s.words[link : link + 1] == ["UK"] and s.heads[i] == link and s.tags[i] == "NNP" and not (
        s.entities[i] or index.get(s.lowers[i])
    ):
        return link + 1
    if s.words[i] == "Port" and s.lowers[link : link + 1] == ["of"] and (
        acts(s, i) and s.tags[link + 1] == "NNP"  # "the Port of Arvo said", not "in the Port of"
    ):
        return link + 2
    if s.tags[i] not in ("NNS", "NNPS") or not s.words[i].istitle() or link >= len(s.words) or (
        s.lowers[link] not in ("of", "for", "without", "against")
    ):
        return i
    first = last = link + 1 + (s.lowers[link + 1 : link + 2] == ["the"])
    while last < len(s.words) and s.words[last][0].isupper() and (
        s.tags[last] in ("NNP", "NNPS", "JJ", "NN")
    ):
        last += 1
    if last == first or s.lowers[last - 1] in words("portfolio") | words("institution") | {"staff"}:
        return i  # "Secretaries of State"
    # "Residents of Leeds", "Lawyers for Mr. Lee": the capital is the sentence's
    opening = (i == 0 or not s.words[i - 1][0].isalnum()) and s.words[link].islower()
    named = s.lowers[link] == "of" or any(s.entities[first:last]) or s.lowers[first] in index
    return i if opening and named else last


def _calls_upon(s, i):
    """Whether a name begins that calls upon everybody: "Save the Otters", no order to do so."""
    if s.tags[i] != "VB" or not s.words[i].istitle() or i + 2 >= len(s.words) or (
        s.lowers[i + 1] != "the" or not s.words[i + 2].istitle() or s.tags[i + 2][:2] != "NN"
    ):
        return False
    noun, behind = i + 2, s.lowers[i + 3 : i + 5]
    does = s.deps[noun] == "nsubj" and s.tags[s.heads[noun]][:2] == "VB"  # "Save the Otters left"
    told_of = behind[:1] == [","] and behind[1:] in (["whose"], ["which"], ["who"])
    if s.tags[noun][:3] == "NNP" and (does or told_of):
        return True
    inside = s.words[i - 1 : i] != [] and s.words[i - 1][0].isalnum()  # its capital is its own
    return s.deps[i] != "ROOT" and (inside or s.deps[i] in ("csubj", "csubjpass"))


def known_names(found, common=()):
    """The names of an article that may stand where the parser sees none.

    found: the candidates of all sentences; common: the words that it writes in lower case, no
    surnames by themselves. Returns first word -> [words], longest first: full
    names of people, their surnames and given names, and names of organisations.
    """
    full = {(c.kind, *c.name.split()) for c in found if c.form == "name" and not c.nested
            and c.kind in ("person", "institution", "outlet")}
    surnames = {tuple(name[-1:]) for kind, *name in full if kind == "person" and len(name) > 1
                and name[-1].lower() not in common}
    given = {tuple(name[:1]) for kind, *name in full if kind == "person" and len(name) > 1
             and name[0][1:].islower() and len(name[0]) > 2 and name[0].lower() not in common
             and not _is_title(name[0].lower())}
    whole = {tuple(name) for _, *name in full
             if len(name) > 1 or not _is_title(name[0].lower())}  # "SIR — The pier leaks."
    known = {}
    for name in sorted(whole | surnames | given, key=lambda name: (-len(name), name)):
        known.setdefault(name[0], []).append(name)
    return known


def known_elsewhere(s, i, known):
    """A name of the article that the parser took for something else: "Hall" in "for Hall to go"."""
    if s.words[i].isupper() and s.words[i + 1 : i + 2] == [":"]:  # "EK: I was in the hall."
        return _of_a_speaker(s, i, known)
    for name in known.get(s.words[i], ()):
        last = i + len(name)
        if tuple(s.words[i:last]) == name and _is_whole(s, i, last) and (
            s.tags[last - 1] in ("NNP", "NNPS")
            or s.tags[last - 1] not in NEVER_NAMES and _lacks_its_article(s, i)
        ):
            return Candidate(s.number, i, last, "name", " ".join(name), s.head(i, last), "name",
                             rule="name in another sentence")
    return None


def _of_a_speaker(s, i, known):
    """The name in capitals before a turn of talk, which the article writes otherwise elsewhere."""
    name = next((n for n in (s.words[i].title(), s.words[i].capitalize()) if (n,) in
                 known.get(n, ())), "")
    return Candidate(s.number, i, i + 1, "name", name, i, "name",
                     rule="name in another sentence") if name else None


def _is_title(word):
    """Whether a lower-case word is a title rather than a given name: "Chief", "Professor"."""
    return word.rstrip(".") in words("honorific") | words("office")


def _is_whole(s, first, last):
    """Whether a name is no part of a longer one: "Hall Street", a product."""
    before, product = first - 1, "PRODUCT" in s.entities[first]
    if first and s.heads[before] == first and s.tags[before] == "NNP" and (
        s.lowers[before] not in words("office")
    ):
        return False  # "Opel Mertens", whatever Mr. Mertens says
    if product and (s.entities[first][0] == "I" or s.entities[last : last + 1] == ["I-PRODUCT"]):
        return False
    return s.tags[last : last + 1] != ["NNP"] or s.heads[last - 1] != last


def _lacks_its_article(s, i):
    """Whether a word cannot be the common noun that the parser takes it for: "Hall must go"."""
    has_one = i > 0 and s.heads[i - 1] == i and s.tags[i - 1] in ("DT", "PRP$", "JJ", "POS")
    label = s.words[i + 1 : i + 2] == [":"]  # "Image: Reuters"
    return not label and not (has_one and s.words[i].isalpha())


def run(s, first, index, entities):
    """A run of proper nouns that is no entity: an organisation, a place, or a name of any kind."""
    last = _end_of_run(s, first, entities)
    start = _behind_title(s, first, last)
    if first and of_a_body(s, first - 1) and last - first > 2 and gender(s.lowers[first + 1]):
        start = first + 1  # Leader of the Opposition "Ada Berg"
    if start == last or last - first > 1 and s.lowers[last - 1] in MINISTERS:
        return None  # "Fisheries Minister"
    kind = "person" if start > first else _kind_of_run(s, first, last)
    if kind in ("person", "name"):
        last = end_of_person(s, start, last, index)
    elif last - first == 1 and s.lowers[first] in (
        words("institution") | words("outlet name") | words("place")
    ):
        return None  # "the Court": a description
    span = start - 1 if kind != "person" and start and s.lowers[start - 1] == "the" else start
    told = kind == "institution" and last - start == 1 and is_a_body(s, start)
    return Candidate(s.number, span, last, kind, s.text(start, last), s.head(start, last), "name",
                     rule=A_BODY if told else "proper noun")


def _end_of_run(s, first, entities):
    """The end of proper nouns without an entity, also "Ministry" + "of Defence"."""
    last, n = first + 1, len(s.words)
    while last < n:
        if s.tags[last] in ("NNP", "NNPS") and s.words[last][0].isupper() and (
            not s.entities[last] or s.entities[first] and s.entities[last][0] == "I"
        ):
            last += 1
        elif last + 1 < n and s.lowers[last] in ("of", "for", "on", "and", "&") and (
            s.lowers[last - 1] in words("institution") and last + 1 not in entities
            and s.tags[last + 1] in ("NNP", "NNPS")
        ):
            last += 2
        else:
            break
    return last


def _behind_title(s, first, last):
    """Where the name behind a title begins: "Deputy Finance Minister" + "Ek", but "Finance Watch".
    """
    start = first
    while start < last and (
        is_title_word(s, start, {}) or s.lowers[start] in words("portfolio")
    ):
        start += 1
    return start if any(is_title_word(s, i, {}) for i in range(first, start)) else first


def _kind_of_run(s, first, last):
    """The kind of a run of proper nouns, by its words and by whether it speaks."""
    alone = last - first == 1
    if any(s.lowers[i] in words("institution") for i in range(first, last)):
        return "institution"
    if not alone and s.lowers[last - 1] in words("outlet name"):
        return "outlet"
    if s.lowers[last - 1] in words("place"):
        return "place"
    if no_person(s, first, last):
        return "institution"
    if alone and s.tags[first] == "NNPS" and s.lowers[first - 1 : first] == ["the"] and (
        s.deps[first] == "nsubj" and acts(s, first)
    ):
        return "people"  # "the Nordhagens have sold"
    first_name = not alone and is_first_name(s.words[first])
    if not alone and not first_name and (
        s.lowers[last - 1] in words("company name")
        or any(s.tags[i] == "NNPS" and s.words[i][-1] == "s" for i in range(first, last - 1))
    ):
        return "institution"  # "Human Rights Watch"
    return "person" if first_name or speaks(s, s.head(first, last)) else "name"

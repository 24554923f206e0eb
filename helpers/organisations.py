"""Descriptions of organisations: which does "the ministry", "the newspaper" or "police" mean?

In:   a description, and the discourse so far
Out:  the organisation, state, outlet or group that it means, and the rule

One named a little before comes first; without a name, those are actors who speak, act, are judged
or come again.
"""

import re

from helpers import taking_part
from helpers.again import comes_again, has_clause, told_before
from helpers.discourse import INTRODUCED, LEAD, phrase
from helpers.names import essence
from helpers.naming import UNION, Actor, sort_of
from helpers.outlet_names import NOUNS, ON_AIR
from helpers.possessors import of_another
from helpers.states import gazetteer
from helpers.unnamed import speaks
from helpers.vocabulary import words

PRINTED = NOUNS - {"broadcaster"} | {"paper"}
ANY_INSTITUTION = {"organization", "organisation", "company", "firm", "group"}
# Last words of names whose bearers are called so: "the Teachers' Alliance … the union".
CALLED = {"union": {"alliance", "association", "federation", "guild", "brotherhood", "society"},
          "watchdog": {"commission", "authority", "office", "agency", "inspectorate"},
          "regulator": {"commission", "authority", "office", "agency", "inspectorate"},
          "charity": {"foundation", "trust", "society", "relief", "aid"}}
# Several descriptions of one side: "Freedonia's closest allies", "countries close to Freedonia".
FRIENDS = re.compile(
    r"\S+(?: \S+)?(?:'s?|’s?)(?: (?:most|closest|main|key|chief|staunchest|strongest|biggest|western"
    r"|prominent|important|loyal|foreign|international))* (?:allies|backers|supporters|partners)"
    r"|(?:allies|backers|supporters|partners) of (?:the )?\S+(?: \S+)?"
    r"|(?:countries|nations|states|governments|capitals) "
    r"(?:close|allied|friendly|sympathetic) (?:to|with) (?:the )?\S+(?: \S+)?", re.IGNORECASE)
NOT_FIRMS = {"party", "club", "charity"}
LEGISLATURES = {"congress", "parliament", "senate"}
FIRMS = (words("private body") | ANY_INSTITUTION) - NOT_FIRMS


def group(discourse, index, c):
    """The group of people that a plural means, and the rule; (None, "") for nobody new."""
    s = discourse.sentences[index]
    told, before = told_before(s, c), discourse.groups.setdefault(c.office, [])
    if c.definite and not has_clause(s, c):  # "the protesters", "the presidents"
        for actor, others, _ in reversed(before):
            if told <= others and c.last == c.head + 1:
                return actor, "group of that sort named last"
        if c.name.lower() == c.office and any(
            office and c.office.startswith(office)
            for actor in discourse.latest for _, office in actor.titles
        ):
            return None, ""  # people already named
    if "same" in told or not c.acting and not comes_again(discourse, index, c):
        return None, ""  # "the same men" were told before by another noun
    if not c.definite and index <= LEAD:  # "Miners strike", then "Some 200 copper miners"
        for actor, others, there in before:
            if others <= told and there < LEAD and "'s" not in others:
                before.append((actor, told, index))
                return actor, "group of that sort in the headline"
    key = f"friends of {c.country}" if c.country and FRIENDS.fullmatch(c.name) else c.name.lower()
    if key not in discourse.described:
        # "Friends of the Library" in mid-sentence: a capital says that it is a name.
        named = c.first and c.name[0].isupper() and " of " in c.name
        discourse.described[key] = Actor("institution" if named else "group", c.name, c.country)
    before.append((discourse.described[key], told, index))
    return discourse.described[key], c.rule


def described(discourse, index, c):
    """The actor that a description of no person means, and the rule; (None, "") for none.

    c: a candidate whose kind is "an outlet", "a body", "a country" or "a city".
    """
    seat = _seat(discourse, index, c)
    if seat is not None:
        return seat, "government of a capital: the state"
    if c.of >= 0:
        actor = discourse.at(index, c.of)
        if actor is not None and actor.kind in ("institution", "outlet"):
            actor.sorts.add(sort_of(c))
            if c.apposition:
                return actor, "apposition of a name"
        if c.apposition:
            return None, ""
    actor, rule = _of_that_sort(discourse, c) if c.definite else (None, "")
    if c.rule and actor is None and phrase(c) in discourse.acting:  # "state television"
        return discourse.unnamed.setdefault(phrase(c), Actor(
            "outlet", discourse.in_sentence(index, c, c.title), c.country)), c.rule
    if c.definite and actor is None and not (rule or c.rule or _is_named_behind(discourse, index, c)):
        actor, rule = _recent(discourse, index, c)
    if actor is None and c.kind == "a body":
        bare = c.title == c.name
        if index < LEAD and (c.definite or bare or c.name[:2].lower() in ("a ", "an")):
            actor = _introduced(discourse, index, c)
            rule = "organisation that is named next"
        first = c.office not in discourse.bodies
        if actor is None and (
            c.definite or bare or (index <= LEAD or first) and comes_again(discourse, index, c)
            or first and taking_part.body(discourse.sentences[index], c)
        ):
            return unnamed(discourse, index, c)
    return (actor, rule) if actor else (None, "")


def _is_named_behind(discourse, index, c):
    """Whether a name of several words stands between commas behind: "the group, Keep Us Warm,"."""
    s = discourse.sentences[index]
    first = last = c.last + 1
    while last < len(s.words) and s.words[last][0].isupper():
        last += 1
    return s.words[c.last : first] == [","] and last - first > 1 and (
        s.words[last : last + 1] in ([], [","], ["."], [";"]))


def _seat(discourse, index, c):
    """The state whose capital stands behind "the government in", or None."""
    s = discourse.sentences[index]
    where, capital = c.last + 1, ()
    if c.office == "government" and s.lowers[c.last : where] == ["in"]:
        capital = tuple(s.lowers[where : where + 2])
    found = gazetteer()
    state, form = found.get(capital) or found.get(capital[:1]) or ("", "")
    return discourse.states.get(state) if form == "capital" else None


def _of_that_sort(discourse, c):
    """The one organisation that the article said to be of that sort, and the rule.

    Returns (None, "two of that sort") where the article said so of more than one.
    """
    told, fit = set(sort_of(c)[1:]), []
    for actor in discourse.latest:
        said = any(c.office == office and told <= {*others} for office, *others in actor.sorts)
        if said or actor.kind == "institution" and told | {c.office} <= {
            *essence(actor.best_name())
        }:
            fit.append((said, actor))
    if len(fit) == 1 and fit[0][0]:
        return fit[0][1], "organisation of which the article said so"
    return None, "two of that sort" if any(said for said, _ in fit) else ""


def _recent(discourse, index, c):
    """What "the newspaper", "the country" or "the company" means: one named a little before."""
    if c.kind == "an outlet":
        for actor in reversed(discourse.latest):
            if actor.kind == "institution" and _is_a(actor, c.office):
                return actor, "organisation of that sort named last"
    for actor, (there, other) in reversed(discourse.latest.items()):
        distance = index - there
        if c.kind == "an outlet":
            if actor.kind == "outlet" and c.country in ("", actor.state()) and not (
                c.office in PRINTED and ON_AIR & {*actor.name.lower().split()}
            ):
                return actor, "outlet named last"
        elif c.kind == "a country":
            if distance < 3 and actor.kind == "state" and other.form in ("name", "metonym"):
                return actor, "state named last"
        elif c.kind == "a city" and distance < 3 and actor.kind == "place":
            return actor, "place named last"
    return _body_nearby(discourse, index, c) if c.kind == "a body" else (None, "")


def _body_nearby(discourse, index, c):
    """The one organisation a little before whose name fits "the court" or "the company"."""
    speakers = {a for there, o, a in discourse.history[-9:]
                if discourse.says(index, c, there, o)}
    # "the Commission", with a capital, may be further away
    reach = len(discourse.sentences) if c.name.split()[-1][0].isupper() else 3
    portfolios = words("portfolio").intersection(sort_of(c)[1:])
    near = [actor for actor, (there, _) in discourse.latest.items()
            if actor.kind == "institution" and actor not in speakers and index - there <= reach
            and not of_another(c, actor)
            and not _of_others(discourse.sentences[index], c, actor)
            and (c.office in FIRMS - {"group"} or actor.name.lower() not in words("platform"))
            and portfolios.issubset(essence(actor.best_name()))]
    fit = [actor for actor in near if _is_a(actor, c.office)] or [
        actor for actor in near if c.title.lower() == c.office and not actor.sorts
        and CALLED.get(c.office, set()) & {*actor.best_name().lower().split()[-1:]}] or [
        actor for actor in near if actor.names and _may_be(actor, c) and all(
            c.office in ANY_INSTITUTION and sort in FIRMS for sort, *_ in actor.sorts)
    ]
    if len(fit) > 1 and c.acting:  # of two, the one that has just spoken goes on
        fit = [actor for actor in fit if any(
            a is actor and index - there < 3 and speaks(discourse.sentences[there], o.head)
            for there, o, a in discourse.history[-30:])]
    if len(fit) == 1:
        return fit[0], "organisation of that sort named last"
    return None, ""


def _of_others(s, c, actor):
    """Whether two bodies without names are known by other people: "the nurses' union" is no
    "teachers' union", nor is "the youth league" the "women's league"."""
    nouns = {s.lowers[j] for j in range(c.first, c.head) if s.tags[j].startswith("NN")}
    own = {w.rstrip("'s’") for w in actor.best_name().lower().split()} - {c.office}
    theirs = any("'" in w or "’" in w for w in (*actor.best_name().split(), c.title))
    return bool(not actor.names and theirs and nouns and own) and own.isdisjoint(
        {*nouns, *(w.rstrip("s") for w in nouns)})


def _introduced(discourse, index, c):
    """The only organisation named in the next sentences that may be "a rail operator", or None."""
    if c.office not in ANY_INSTITUTION | words("private body"):  # "World court tells Kenya"
        fit = [actor for actor in discourse.ahead(index, INTRODUCED)
               if actor.kind == "institution" and actor.names and _is_a(actor, c.office)]
        return fit[0] if len(fit) == 1 and not c.definite else None
    fit = [actor for actor in discourse.ahead(index, INTRODUCED) if actor.kind == "institution"
           and actor.names and (c.office in essence(actor.best_name())
                                or not actor.sorts and _open(discourse, actor.best_name(), c))]
    if len(fit) != 1:
        return None
    fit[0].sorts.add(sort_of(c))
    return fit[0]


def _of_that_name(discourse, c):
    """The only organisation of the article that is called what a description says, or None."""
    words_of, said, named = {*sort_of(c)}, [], []
    for actor in discourse.first_named:
        if actor.kind == "institution" and actor.best_name() != UNION:
            said += [actor] * any(words_of <= {*sort} for sort in actor.sorts)
            named += [actor] * (_is_a(actor, c.office) and (
                words_of - {c.office} <= {*essence(actor.best_name())}))
    fit = said or named
    return fit[0] if len(fit) == 1 else None


def _is_a(actor, sort):
    """Whether a name calls its bearer a union, a court: not the Court Workers' Union a court."""
    words_of = actor.best_name().lower().split()
    if sort == "union" and words_of[-1] in words("group"):
        return True  # "United Dock Workers"
    if sort in LEGISLATURES and sort not in (words_of[0], words_of[-1]):
        return False  # "American Congress of Midwives"
    if sort not in words_of or sort == "police":
        return sort in words_of  # "Irving Police Department"
    behind = words_of[words_of.index(sort) + 1 :]
    return not (words("institution") | words("body")).intersection(behind) or bool(
        re.search(rf"\b{re.escape(sort)} (?:of|for|on)\b", actor.best_name(), re.IGNORECASE))


def _may_be(actor, c):
    """Whether a name says nothing against its bearer being a company, a bank, a party."""
    name = actor.best_name()
    if c.office == "authority":
        return _official(name)
    if c.office in ("company", "firm") and (words("institution") - words("company")).intersection(
            essence(name)):
        return False
    return c.office in ANY_INSTITUTION and not _official(name) or (
        c.title.lower() in words("private body") and "of" not in name.split()
        and not words("institution").intersection(essence(name))
    )


def _open(discourse, name, c):
    """Whether a name leaves open what its bearer is, so that it may be a firm or a party."""
    plain, firm = essence(name), words("company") | words("company name")
    if _official(name) or words("institution").intersection(plain):
        return False
    if c.office in NOT_FIRMS:
        return not firm.intersection(plain)
    last = name.lower().split()[-1]
    return plain[-1] in firm or not (
        len(plain) > 1 and discourse.is_place(name.split()[0])  # "Idaho Democrats"
        or "." in last or last in words("group") or " of " in name
    )


def unnamed(discourse, index, c):
    """An organisation without a name: "the engineers' union", "police"."""
    key = phrase(c)
    if c.country and c.office in words("state body") and c.country in discourse.states:
        return discourse.states[c.country], f"state + {c.office}"
    actor = discourse.unnamed.get(key) or discourse.bodies.get(key)
    if actor is not None and actor.names and c.office in LEGISLATURES and not _is_a(actor, c.office):
        actor = None
    if actor is None and index <= LEAD and not c.definite:
        actor = _in_headline(discourse, key)
    if actor is None:
        if c.title.lower().startswith("same "):
            return None, ""  # somebody told before by another noun
        again = c.office in discourse.bodies_acting - ANY_INSTITUTION
        if key not in discourse.acting and not _says(discourse, index, c) and not (
            taking_part.body(discourse.sentences[index], c)
            or again and comes_again(discourse, index, c)
        ):
            return None, ""
        actor = discourse.unnamed[key] = _of_that_name(discourse, c) or Actor(
            "group" if c.office in words("collective") else "institution",
            discourse.in_sentence(index, c, c.title), c.country
        )
    if actor.names and actor.kind == "institution":
        return actor, "the only organisation of the article that is called so"
    return actor, "organisation that speaks, acts or is judged"


def _says(discourse, index, c):
    """Whether an organisation without an article speaks, as in a headline: "City council says"."""
    return c.title == c.name and speaks(discourse.sentences[index], c.head)


def _in_headline(discourse, key):
    """An organisation that the lead calls by fewer words: "Court fines bank", "An Oslo court"."""
    return next((actor for other, actor in discourse.unnamed.items()
                 if {*other.split()} <= {*key.split()} and other.split()[-1] == key.split()[-1]
                 and actor in discourse.latest and discourse.latest[actor][0] < LEAD), None)


def _official(name):
    """Whether a name says that its bearer is no company: "Foreign Ministry"."""
    return bool({*name.lower().split()} & (words("body") | words("public body")))

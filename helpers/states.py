"""States, their peoples and their capitals: which state does a word stand for, and how?

In:   words; for capitals also the parse around them
Out:  names of states; whether a capital is its government here, or a place

Names, capitals and demonyms come from the countryinfo package; GAPS adds what it lacks.
Misses a government named by a city that is no capital, and local news of a capital
("London wants cleaner buses" is taken for the British government).
"""

import functools

import countryinfo

from helpers.vocabulary import words

# A capital of a smaller state is more often somebody's name (Hamilton, Victoria, Kingstown).
LEAST_POPULATION = 300_000
# Entries of countryinfo that are no state of today, or stand there twice.
LEFT_OUT = {
    "Antilles néerlandaises", "Burma", "Holy See (Vatican City State)", "Palestine, State of",
    "Serbia and Montenegro", "United States Minor Outlying Islands", "Scotland", "Wales",
}
# countryinfo's name -> the name in use.
RENAMED = {
    "Republic of Macedonia": "North Macedonia", "Swaziland": "Eswatini", "The Gambia": "Gambia",
    "The Bahamas": "Bahamas", "Vatican City State": "Vatican City",
}
# What countryinfo lacks, by state: other names; other demonyms; other capitals and spellings.
GAPS = """
Argentina | | Argentine Argentinian Argentines Argentinians |
Azerbaijan | | Azeri Azeris |
Belarus | Byelorussia | Belarussian |
Belgium | | | Bruxelles
Bosnia and Herzegovina | Bosnia | Bosnian |
Botswana | | Botswanan |
Cape Verde | | Cape-Verdean |
Croatia | | Croat Croats |
Czech Republic | | Czech Czechs |
Denmark | | Danes Dane |
Democratic Republic of the Congo | DRC, D.R.C., Democratic Republic of Congo, DR Congo | |
East Timor | | Timorese |
Eswatini | | Swazi |
Ethiopia | | | Addis Abeba
Finland | | Finns Finn |
France | | Frenchman Frenchwoman | Élysée, Elysée, Elysee
Germany | | | Bonn
Greece | | Greek Greeks |
Iceland | | Icelandic |
India | | | Delhi
Iran | Persia | | Teheran
Israel | | | Tel Aviv
Ivory Coast | Cote d'Ivoire | |
Kazakhstan | | Kazakh Kazakhs | Astana
Kosovo | | Kosovar Kosovan Kosovars | Pristina, Prishtina
Kyrgyzstan | | Kyrgyz |
Laos | | Lao |
Luxembourg | | Luxembourgish |
Moldova | | | Chisinau
Montenegro | | Montenegrin |
Myanmar | Burma | |
Netherlands | | | The Hague
New Zealand | | | 
North Korea | DPRK, D.P.R.K. | North-Korean |
Northern Ireland | | Northern-Irish | Stormont, Belfast
Palestine | Palestinian Authority, Palestinian territories | |
Philippines | | Philippine Filipina Filipinos |
Poland | | Pole Poles |
Russia | | | Kremlin
Saudi Arabia | KSA | Saudi Saudis |
Scotland | | Scottish Scots | Holyrood, Edinburgh
Serbia | | Serb Serbs |
Slovakia | | Slovak Slovaks |
Slovenia | | Slovenian Slovenians |
South Korea | | South-Korean |
Soviet Union | USSR, U.S.S.R. | Soviet Soviets |
Spain | | Spaniard Spaniards |
Sri Lanka | | Sri-Lankan |
Sweden | | Swede Swedes |
Tajikistan | | Tajik Tajiks |
Turkey | Türkiye | Turk Turks |
Ukraine | | | Kiev
United Arab Emirates | U.A.E., Emirates | |
United Kingdom | U.K., Britain | Briton Britons | Whitehall, Downing Street
United States | U.S., U.S.A., America | Americans | Washington
Uzbekistan | | Uzbek Uzbeks |
Vatican City | Vatican | |
Wales | | Welsh | Cardiff
Yemen | | | Sanaa
"""
# Common names of states that are as often a person's name or an English word.
AMBIGUOUS = {"chad", "jordan", "georgia", "jersey", "island", "guinea", "holland", "mann", "lao",
             "thai", "togolese", "montenegrin", "portuguesa", "viti", "prathet"}

PLACES_IN_VERBS = {"be", "lie", "sit", "stand", "sleep", "wake", "celebrate", "host", "swelter"}
# What a city is, whoever governs in it.
LOOKS = {"beautiful", "big", "bustling", "charming", "cold", "crowded", "dark", "dirty", "empty",
         "expensive", "far", "full", "grey", "hot", "huge", "lovely", "noisy", "packed", "pretty",
         "rainy", "safe", "small", "snowbound", "sunny", "ugly", "vast", "warm", "wet"}
WHERE = {"in", "at", "near", "around", "through", "outside", "inside", "across", "via",
         "throughout", "within", "over", "above", "into", "along", "beyond", "off", "past"}


@functools.cache
def gazetteer():
    """Every known name of a state, its people and its capital.

    Returns a dict from a tuple of lower-case words to (state, "state", "demonym" or "capital").
    Larger states win where two share a word.
    """
    known = {}
    countries = [c.info() for c in countryinfo.all_countries()]
    countries.sort(key=lambda c: -(c.get("population") or 0))
    for country in countries:
        if country["name"] in LEFT_OUT:
            continue
        state = RENAMED.get(country["name"], country["name"])
        # Shorter spellings are ISO codes ("IN", "IT"), which are English words in capitals.
        others = [name for name in country.get("altSpellings") or () if len(name) > 3]
        for name in (country["name"], state, *others):
            if name.lower() not in AMBIGUOUS or name == state:
                known.setdefault(_words(name.removeprefix("The ")), (state, "state"))
        if (country.get("population") or 0) < LEAST_POPULATION:
            continue
        for demonym in (country.get("demonym") or "").split(","):
            _add_demonym(known, demonym.strip(), state)
        capital = country.get("capital")
        if isinstance(capital, str) and capital:
            known.setdefault(_words(capital), (state, "capital"))
    for line in GAPS.strip().splitlines():
        state, names, demonyms, capitals = (part.strip() for part in line.split("|"))
        for name in (state, *names.split(", ")):
            known.setdefault(_words(name), (state, "state"))
        for demonym in demonyms.split():
            _add_demonym(known, demonym, state)
        for capital in capitals.split(", "):
            known.setdefault(_words(capital), (state, "capital"))
    for code, state in (("us", "United States"), ("usa", "United States"),
                        ("uk", "United Kingdom"), ("uae", "United Arab Emirates")):
        known[(code,)] = (state, "state")
    for code, state in (("u.s", "United States"), ("u.k", "United Kingdom")):
        known[(code,)] = (state, "state")  # the last full stop ends the sentence
    # The European Union sits there too, and is meant more often.
    known[("brussels",)] = ("European Union", "capital")
    known.pop((), None)
    return known


def _words(name):
    return tuple(name.lower().split())


def _add_demonym(known, demonym, state):
    if demonym:
        known.setdefault(_words(demonym), (state, "demonym"))
        known.setdefault(_words(demonym.replace("-", " ")), (state, "demonym"))
        if demonym[-1] in "nici":
            known.setdefault(_words(demonym + "s"), (state, "demonym"))


def is_government(sentence, first, last):
    """Whether a capital at tokens first..last (excluded) stands for its government here.

    sentence: a parsed sentence with the lists lemmas, lowers, deps, heads, tags.
    True where it acts, is addressed or dealt with; False where people are in it or travel.
    """
    deps, heads, lemmas = sentence.deps, sentence.heads, sentence.lemmas
    word = next((i for i in range(first, last) if not first <= heads[i] < last), last - 1)
    seen = set()
    while deps[word] in ("conj", "appos") and heads[word] not in seen:
        seen.add(word)
        word = heads[word]
    dep, head = deps[word], heads[word]
    governor = lemmas[head].lower()
    if dep in ("nsubj", "csubj"):
        return _acts(sentence, head)
    if dep in ("dative", "iobj") and head < word:
        return True  # "sent Manila a boat"
    if dep in ("nsubjpass", "dobj"):
        return governor not in words("travel") | words("violence")
    if dep == "poss":
        return governor in words("dealing") | words("state office") or governor.endswith(("ion", "ment", "ness", "ance"))
    if dep not in ("pobj", "agent"):
        return False
    preposition = sentence.lowers[head]
    if preposition in WHERE:
        return False
    if preposition in ("between", "against", "by", "with", "towards", "toward", "despite"):
        return lemmas[heads[head]].lower() not in words("travel")
    above = lemmas[heads[head]].lower()
    if preposition == "to" and any(  # "sent weapons to Kyiv"
        heads[i] == heads[head] and deps[i] == "dobj" and lemmas[i].lower() in words("dealing")
        for i in range(head)
    ):
        return True
    beyond = lemmas[heads[heads[head]]].lower()
    return above not in words("travel") and bool({above, beyond} & words("dealing"))


def _acts(sentence, verb):
    """Whether the subject of this verb does or undergoes something as a government does."""
    if sentence.lemmas[verb].lower() not in PLACES_IN_VERBS:
        return True
    return any(
        sentence.heads[i] == verb
        and sentence.deps[i] in ("acomp", "xcomp", "neg", "ccomp", "prt")  # "stood up for"
        and sentence.lowers[i] not in LOOKS and sentence.lemmas[verb].lower() != "wake"
        for i in range(len(sentence.heads))
    )

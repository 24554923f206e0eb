"""Words of frames: which verbs and nouns lend a sentence its frame (see frames.py).

Out:  sets of lemmas; PLACES, a set for each verb

Our own compilation. Misses their rarer neighbours.
"""

MANY = {
    "round", "package", "set", "series", "wave", "string", "raft", "message", "word", "motion", "vote",
}
MONEY = {"dollar", "euro", "pound", "worth"}
# Whose subject has what their object names: "expressed support", "deepens the partnership".
LIGHT = {
    "express", "voice", "make", "offer", "declare", "issue", "show", "give", "have", "reiterate",
    "pledge", "announce", "renew", "repeat", "deepen", "strengthen", "expand", "develop", "build",
    "seek", "want", "maintain", "launch", "lodge", "intensify", "continue", "pay", "impose",
    "approve", "adopt", "extend", "tighten", "slap", "wage", "file", "take", "heap", "join",
    "level", "lend", "throw", "lavish", "pour", "bring", "form", "forge", "send", "deliver",
    "supply", "provide", "donate", "grant", "promise", "raise", "levy", "double", "stage", "stag",
    "hold", "organise", "organize", "resume", "restore", "improve", "prolong", "widen", "table",
}
# Whose subject gets it from others: "won praise from", "has my support".
GET = {
    "win", "draw", "get", "earn", "receive", "gain", "face", "have", "enjoy", "secure", "attract",
    "provoke", "elicit", "trigger", "spark", "prompt", "garner", "suffer", "lose",
}
AWAY = {"away", "down", "off", "out"}  # who backs down backs nobody
# What an act is done in: "marched in support of", "came to the aid of".
IN = {
    "criticism", "defence", "defense", "defiance", "favor", "favour", "honor", "honour",
    "opposition", "praise", "protest", "rebuke", "snub", "solidarity", "support", "sympathy",
}
TO = {"aid", "defence", "defense", "rescue", "support"}
# Whom one refuses to meet or to work with is shunned.
CONTACT = {
    "deal", "govern", "meet", "negotiate", "receive", "shake", "sit", "speak", "talk", "work",
}
PRESS = {"journalist", "media", "press", "reporter"}  # who does not speak to them is silent
# Who does so "against" somebody opposes him.
SIDING = {"ally", "back", "defend", "join", "rally", "side", "stand", "support", "unite"}
FILE = {"file", "lodge", "register"}  # a protest, with who has given rise to it
STAY = {"be", "remain", "stand", "stay"}  # at somebody's side
COME = {"come", "go", "jump", "leap", "rally", "rise", "rush", "spring"}
REGARD = {"consider", "regard", "see", "view", "call", "describe", "brand", "label", "dub"}
NAME = {"brand", "call", "describe", "dub", "label", "term"}
COLD = {"cold", "cool", "frosty", "hostile", "criticism", "condemnation", "protest", "outrage"}
WARM = {"warm", "enthusiastic", "applause", "approval", "praise"}
# Who demands what shall befall somebody, or calls for it, wants it.
DEMAND = {"demand", "secure", "seek", "urge", "want"}
CALL = {"ask", "call", "campaign", "clamour", "demand", "press", "push"}
FORMERLY = {"formerly", "initially", "once", "originally", "previously"}
ONCE = {"erstwhile", "estranged", "former", "onetime", "one-time"}
# Whoever campaigns for these wants them for himself.
SEATS = {
    "congress", "council", "governor", "governorship", "house", "mayor", "nomination", "office",
    "parliament", "presidency", "president", "seat", "senate",
}
MUTUAL = {"ally", "friend", "partner"}
# Who is warned of these is threatened; of others, helped.
THREATS = {"action", "consequence", "penalty", "reprisal", "response", "retaliation", "sanction"}
ENVOYS = {"ambassador", "consul", "diplomat", "envoy"}
FURNISH = {"equip", "provide", "supply"}
# With these behind, it is a place that is cleared, or one that somebody is driven to: "cleared bakers
# from the square", "dropped Bo at the station".
PLACES = {"clear": {"from"}, "drop": {"at", "near", "outside"}}
# Who ends these with somebody breaks with them.
BONDS = {
    "accord", "agreement", "alliance", "contact", "contract", "cooperation", "deal", "exchange",
    "pact", "partnership", "relation", "talk", "talks", "tie", "treaty", "truce", "visit",
}
# Who leaves these while somebody speaks snubs them.
ROOMS = {
    "ceremony", "chamber", "conference", "court", "debate", "dinner", "hall", "hearing", "house",
    "meeting", "room", "session", "sitting",
}
TAKES_THE_FLOOR = {
    "address", "begin", "deliver", "floor", "lectern", "microphone", "podium", "present", "read",
    "rise", "speak", "start",
}
# Who does this with charges against somebody, or with calls for their removal, favours them.
BRUSH_ASIDE = {
    "annul", "brush", "defy", "dismiss", "ignore", "overturn", "quash", "rebuff", "refute",
    "reject", "resist", "shrug", "throw", "toss", "turn", "void",
}
CHARGES = {
    "accusation", "action", "allegation", "appeal", "attack", "case", "charge", "claim",
    "complaint", "indictment", "lawsuit", "motion", "petition", "proceeding", "sentence", "suit",
    "verdict", "warrant",
}
CALLS = {"appeal", "attempt", "bid", "call", "demand", "motion", "move", "petition", "request"}
BLOWS = {
    "arrest", "conviction", "dismissal", "expulsion", "impeachment", "indictment", "ouster",
    "ousting", "removal", "resignation", "sacking", "sentence", "suspension",
}
STRIKE = {
    "censure", "dismiss", "expel", "fire", "impeach", "jail", "oust", "prosecute", "remove", "sack",
    "suspend", "unseat",
}
HONOURS = {
    "award", "badge", "certificate", "honour", "honor", "invitation", "medal", "order", "prize",
    "title",
}
ASK_FOR = {"ask", "call", "demand", "urge", "want"}

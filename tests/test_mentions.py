"""Names that the parser cuts short, tags as something else, or does not see.

The sentences bring their parse with them; see test_actors for its form.
"""

from test_actors import mentions_of


def test_a_state_acts_through_its_minister_but_not_as_an_adjective_or_behind_of():
    found = mentions_of(
        "Peru|Peru|NNP|poss|2|B-GPE 's|'s|POS|case|0 consul|consul|NN|nsubj|3 left|leave|VBD|ROOT|3")
    assert found == {"Peru": "peru", "Peru 's consul": "peru-s-consul"}
    found = mentions_of("""
        The|the|DT|det|1 president|president|NN|nsubj|4 of|of|IN|prep|1 Peru|Peru|NNP|pobj|2|B-GPE \
        spoke|speak|VBD|ROOT|4
    """)
    assert "Peru" not in found


def test_behind_mr_stands_a_name_whatever_the_parser_takes_it_for():
    found = mentions_of("""
        Before|before|IN|prep|3|B-DATE Mr|Mr|NNP|compound|2 Swift|swift|JJ|pobj|0|B-NORP \
        sang|sing|VBD|ROOT|3 Dr|Dr|NNP|compound|5 Hollander-Roy|Hollander-Roy|NN|nsubj|6 \
        wept|weep|VBD|ccomp|3
    """)
    assert found == {"Mr Swift": "swift", "Dr Hollander-Roy": "hollander-roy"}


def test_mr_speaker_is_nobodys_name():
    found = mentions_of("Mr|Mr|NNP|compound|1 Speaker|Speaker|NNP|npadvmod|2 rose|rise|VBD|ROOT|2")
    assert found == {}

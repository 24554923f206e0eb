"""Descriptions and the names behind their commas.

The sentences bring their parse with them; see test_actors for its form.
"""

import pytest
from test_actors import mentions_of


def test_a_description_before_a_name_and_its_comma_is_one_mention_with_it():
    found = mentions_of("""
        The|the|DT|det|1 baker|baker|NN|nsubj|6 ,|,|,|punct|1 Ada|Ada|NNP|compound|4|B-PERSON \
        Lund|Lund|NNP|appos|1|I-PERSON ,|,|,|punct|1 wept|weep|VBD|ROOT|6
    """)
    assert found == {"The baker , Ada Lund": "ada-lund"}


def test_the_name_explains_the_office_and_not_the_place_in_between():
    found = mentions_of("""
        A|a|DT|det|1 pastor|pastor|NN|nsubj|8 in|in|IN|prep|1 Arvo|Arvo|NNP|pobj|2|B-GPE \
        ,|,|,|punct|3 Ada|Ada|NNP|compound|6|B-PERSON Lund|Lund|NNP|appos|3|I-PERSON \
        ,|,|,|punct|3 wept|weep|VBD|ROOT|8
    """)
    assert found == {"A pastor in Arvo , Ada Lund": "ada-lund"}


def test_an_office_leads_up_to_a_name_that_the_parser_takes_for_the_subject():
    found = mentions_of("""
        Kenya|Kenya|NNP|poss|2|B-GPE 's|'s|POS|case|0 minister|minister|NN|npadvmod|7 \
        ,|,|,|punct|7 Ada|Ada|NNP|compound|5|B-PERSON Lund|Lund|NNP|nsubj|7|I-PERSON \
        ,|,|,|punct|7 wept|weep|VBD|ROOT|7
    """)
    assert found == {"Kenya": "kenya", "Kenya 's minister , Ada Lund": "ada-lund"}


def test_a_description_behind_a_name_stays_a_mention_of_its_own():
    found = mentions_of("""
        Ada|Ada|NNP|compound|1|B-PERSON Lund|Lund|NNP|nsubj|6|I-PERSON ,|,|,|punct|1 \
        the|the|DT|det|4 minister|minister|NN|appos|1 ,|,|,|punct|1 wept|weep|VBD|ROOT|6
    """)
    assert found == {"Ada Lund": "ada-lund", "the minister": "ada-lund"}


@pytest.mark.parametrize("line", [
    # what is named is no actor: somebody is spoken to
    """They|they|PRP|nsubj|1 paint|paint|VBP|ROOT|1 the|the|DT|det|3 fence|fence|NN|dobj|1 \
    ,|,|,|punct|3 Ada|Ada|NNP|compound|6|B-PERSON Lund|Lund|NNP|appos|3|I-PERSON""",
    # two in a list
    """The|the|DT|det|1 baker|baker|NN|nsubj|7 ,|,|,|punct|1 Ada|Ada|NNP|compound|4|B-PERSON \
    Lund|Lund|NNP|conj|1|I-PERSON and|and|CC|cc|4 others|other|NNS|conj|4 wept|weep|VBD|ROOT|7""",
    # whose baker: the owner is a mention, and the name stands by itself
    """Her|her|PRP$|poss|1 baker|baker|NN|nsubj|6 ,|,|,|punct|1 Ada|Ada|NNP|compound|4|B-PERSON \
    Lund|Lund|NNP|appos|1|I-PERSON ,|,|,|punct|1 wept|weep|VBD|ROOT|6""",
])
def test_not_every_comma_before_a_name_leads_up_to_it(line):
    assert "Ada Lund" in mentions_of(line)

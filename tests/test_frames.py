import pytest
from test_stance import stance


@pytest.mark.parametrize("text, expected", [
    ("Ann respects Bo.", [("ann", "bo", "support")]),
    ("Sylvania issued a ruling. Ann respects the ruling.", []),
    ("Sylvania issued a ruling. Ann praised the ruling.", [("ann", "sylvania", "support")]),
])
def test_who_respects_a_ruling_only_accepts_it(text, expected):
    assert stance(text) == expected


@pytest.mark.parametrize("text, expected", [
    ("Ann urged the bakers to stop lying.", [("ann", "bakers", "oppose")]),
    ("Ann urged all bakers to stop lying.", []),
    ("Ann called on both bakers to apologise.", []),
])
def test_who_urges_all_sides_takes_none(text, expected):
    assert stance(text) == expected


@pytest.mark.parametrize("text, expected", [
    ("Ann said that Freedonia admires Bo.", {"ann", "freedonia"}),
    ("Freedonia said that Ann admires Bo.", {"ann"}),
])
def test_who_speaks_for_a_state_stands_with_it_but_not_with_a_compatriot(text, expected):
    assert {row[0] for row in stance(text)} == expected

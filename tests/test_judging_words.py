import pytest
from test_stance import stance


@pytest.mark.parametrize("text, expected", [
    ("“Bo is awful,” Ann said.", [("ann", "bo", "oppose")]),
    ("“Bo is ill,” Ann said.", []),
    ("“Bo is safe,” Ann said.", []),
    (("Lena Holm spoke. “I don't get the sense she's the least bit interested in tax reform,” "
     "said Bo Ek."), []),
    ("Bo spoke. “Bo is responsible for the bakery,” said Ann.", []),
    ("Bo spoke of the bakers. “They are foolish remarks,” said Ann.", []),
    ("Bo spoke. “Bo is not satisfied with it,” said Ann.", []),
    ("Bo spoke. “Bo is the gang's best recruiter,” said Ann.", []),
    ("Ann spoke of the belief that the bakers are awful.", []),
    ("“Bo has been very clear,” Ann said.", []),
    ("“The bakers are fearful,” Ann said.", []),
    ("“The bakers are politically motivated,” Ann said.", []),
    ("“Bo is a special case,” Ann said.", []),
    ("“Bo is as brave as a mouse,” Ann said.", []),
    ("“Bo is no worse than the bakers,” Ann said.", []),
    ("“Bo is worse than the bakers,” Ann said.", [("ann", "bo", "oppose")]),
    ("“Bo is being treated very badly,” Ann said.", []),
    ("“Nobody thinks Bo is honest,” Ann said.", []),
    ("“I wish Bo were a good mayor,” Ann said.", []),
    ("“Bo speaks very badly,” Ann said.", [("ann", "bo", "oppose")]),
    ("Bo spoke. “Bo is responsible,” said Ann.", [("ann", "bo", "support")]),
    ("Bo spoke. “When Bo praises himself, his record is fair to look into,” said Ann.", []),
])
def test_how_somebody_is_does_not_tell_what_a_speaker_thinks_of_them(text, expected):
    assert stance(text) == expected

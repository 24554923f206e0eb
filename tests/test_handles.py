"""Whose name stands behind an @."""

import pytest
from meant import meant


@pytest.mark.parametrize("text, handle, name", [
    ("Ada Lund spoke. “Well done, @AdaLund,” Ben Roth wrote.", "AdaLund", "Ada Lund"),
    ("Ada Lund spoke. “Well done, @realAdaLund,” Ben Roth wrote.", "realAdaLund", "Ada Lund"),
    ("Ada Lund spoke. “Well done, @SenLund,” Ben Roth wrote.", "SenLund", "Ada Lund"),
    ("@AnnaKeller wrote that the pier had sunk.", "AnnaKeller", "Anna Keller"),
])
def test_a_handle_made_of_a_persons_name_means_that_person(text, handle, name):
    assert meant(text)[handle] == (name, "person")


def test_a_handle_of_other_words_is_no_person():
    assert meant("Ada Lund praised @SunnyBakeries.").get("SunnyBakeries", ("", ""))[1] != "person"

"""Offsets of tools that count UTF-16 code units (Java, older JavaScript), and ours.

Characters beyond U+FFFF, most emoji among them, are two units there and one character here.
"""

from bisect import bisect_left


class Utf16:
    """Both ways between the two countings, for one text."""

    def __init__(self, text):
        self._wide = [i for i, c in enumerate(text) if ord(c) > 0xFFFF]
        # The first of the two units of each wide character.
        self._units = [i + n for n, i in enumerate(self._wide)]
        self.length = len(text) + len(self._wide)

    def to_units(self, character):
        """UTF-16 offset of a character's start."""
        return character + bisect_left(self._wide, character)

    def to_characters(self, unit):
        """Character at a UTF-16 offset. Raises ValueError inside a character of two units."""
        before = bisect_left(self._units, unit)
        if before and self._units[before - 1] + 1 == unit:
            raise ValueError(
                f"offset {unit} lies inside one character of two UTF-16 units; expected one "
                "before or after it. Were the offsets counted in another way?"
            )
        return unit - before

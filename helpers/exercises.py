"""Answers to the lessons' exercises, checked without giving them away."""

import math


def check(answer, expected, hint):
    """Print whether an answer is right; None means that it has not been answered yet.

    answer: what the reader wrote; expected: a value, a collection (order does not matter), or a
    number (right within half a percent); hint: printed when the answer is wrong.
    """
    if answer is None:
        print("Not answered yet. Put your answer in place of None and run the cell again.")
    elif _same(answer, expected):
        print("Right!")
    else:
        print(f"Not quite. {hint}")


def _same(answer, expected):
    if isinstance(expected, str):
        return isinstance(answer, str) and answer.strip().casefold() == expected.casefold()
    if isinstance(expected, (int, float)):
        try:
            return math.isclose(float(answer), expected, rel_tol=0.005, abs_tol=1e-9)
        except (TypeError, ValueError):
            return False
    try:
        return {str(a).strip().casefold() for a in answer} == {str(e).casefold() for e in expected}
    except TypeError:
        return False

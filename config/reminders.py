"""What a subscription says of reminders: one number of working days, or several."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from config.fields import shown

LONGEST = 20


def _remind(value: Any) -> tuple[int, ...]:
    days = value if isinstance(value, list | tuple) else [value]
    if any(type(one) is not int or not 1 <= one <= LONGEST for one in days) or len(set(days)) < len(days):
        expected = f"working days from 1 to {LONGEST}, such as 2 or [5, 1], not {shown(value)}"
        remedy = "write a whole number, or different ones between brackets"
        raise PydanticCustomError("refused", "refused", {"expected": expected, "remedy": remedy})
    return tuple(sorted(days, reverse=True))


Remind = Annotated[tuple[int, ...], BeforeValidator(_remind)]

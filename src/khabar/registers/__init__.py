"""Registers: typed views over the events of many reports, every field with the words it was read from."""

from collections.abc import Callable, Sequence

from khabar.errors import InputError
from khabar.model import Report
from khabar.registers.agreements import find_agreements
from khabar.registers.clashes import find_clashes
from khabar.registers.demands import find_demands
from khabar.registers.forces import find_forces
from khabar.registers.memberships import find_memberships
from khabar.registers.offices import find_offices
from khabar.registers.rows import RegisterRow
from khabar.registers.sanctions import find_sanctions
from khabar.registers.visits import find_visits

REGISTERS: dict[str, Callable[[Sequence[Report]], Sequence[RegisterRow]]] = {
    "agreements": find_agreements,
    "visits": find_visits,
    "memberships": find_memberships,
    "offices": find_offices,
    "sanctions": find_sanctions,
    "clashes": find_clashes,
    "forces": find_forces,
    "demands": find_demands,
}


def find_register(name: str, reports: Sequence[Report]) -> list[RegisterRow]:
    """The rows of one register over some reports, in report and text order. Raises InputError for a name not in REGISTERS."""
    if name not in REGISTERS:
        raise InputError(f"{name}: no such register; there are {', '.join(REGISTERS)}")
    return list(REGISTERS[name](reports))

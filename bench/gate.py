"""The gate: no figure on the development gold falls below its floor. `gate.py --raise` lifts floors to what is measured.

Floors lie in floors.json with the hash of the data that they were measured on. Where ../shared is absent nothing
is measured, and that is said; where the data changed the floors say nothing, and that is an error.
"""

import argparse
import json
import sys
from pathlib import Path

from measure import GOLD, data_hash, measure

_FLOORS = Path(__file__).with_name("floors.json")
_SLACK = 0.0005  # figures are rounded to four places by the scorer


def main() -> int:
    """The exit status: 0 where every floor holds or there is nothing to measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--raise", dest="lift", action="store_true", help="lift each floor to the figure measured now"
    )
    lift = parser.parse_args().lift
    if not GOLD.is_dir():
        print(f"gate: not measured, {GOLD} is not here")
        return 0
    kept = (
        json.loads(_FLOORS.read_text(encoding="utf-8"))
        if _FLOORS.is_file()
        else {"data": data_hash(), "floors": {}}
    )
    if kept["data"] != data_hash() and not lift:
        print(
            "gate: the gold is not the one that the floors were measured on; measure anew with gate.py --raise"
        )
        return 1
    figures = {name: scores.get("f1", scores.get("recall", 0.0)) for name, scores in measure().items()}
    fallen = {
        name: floor for name, floor in kept["floors"].items() if figures.get(name, 0.0) < floor - _SLACK
    }
    for name, figure in figures.items():
        print(
            f"gate: {name:<40} {figure:.3f}  floor {kept['floors'].get(name, 0.0):.3f}{'  FELL' if name in fallen else ''}"
        )
    if fallen:
        return 1
    if lift:
        floors = {name: max(figure, kept["floors"].get(name, 0.0)) for name, figure in figures.items()}
        _FLOORS.write_text(
            json.dumps({"data": data_hash(), "floors": floors}, indent=1) + "\n", encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Is anything lost or half when a writer is killed with SIGKILL at any moment, again and again?

python benchmarks/kills.py [KILLS]

Promise: after every kill the store opens again, each document is as it was or as it was to become, and readers find the
last published state. The first kill after which that is not so ends the run with a failure.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from killing import kill_often

KILLS = 200


def main(kills: int) -> int:
    """Kill, look, and print how it went."""
    seed = time.time_ns() % 2**31
    print(f"{kills} kills with seed {seed}", flush=True)
    with tempfile.TemporaryDirectory() as where:
        began = time.monotonic()
        midway = kill_often(Path(where), times=kills, seed=seed)
    print(f"all is in order after each; {midway} struck within a step; {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS))

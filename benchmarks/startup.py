"""How long a user waits before anything happens, as ratios to `import spacy` measured in the same run.

python benchmarks/startup.py [ROUNDS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAM = str(Path(sys.executable).parent / "treatygraph")
MOST_FOR_HELP = 0.3


def seconds(command: list[str]) -> float:
    """The wall time of one call, which has to succeed."""
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    taken = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed: {done.stderr}")
    return taken


def medians(commands: dict[str, list[str]], *, rounds: int) -> dict[str, float]:
    """The median of each command, their calls taken in turns so that a busy moment strikes all alike."""
    for command in commands.values():
        seconds(command)
    times = [{name: seconds(command) for name, command in commands.items()} for _ in range(rounds)]
    return {name: statistics.median(row[name] for row in times) for name in commands}


def main(rounds: int) -> int:
    """Print the table; status 1 where `--help` takes too large a part of what the language library takes."""
    with tempfile.TemporaryDirectory() as folder:
        seconds([PROGRAM, "build", "seeds", "--kg", folder])
        found = medians(
            {
                "python -c 'import spacy'": [sys.executable, "-c", "import spacy"],
                "python -c pass": [sys.executable, "-c", "pass"],
                "treatygraph --help": [PROGRAM, "--help"],
                "treatygraph query who-initiated-what": [PROGRAM, "query", "who-initiated-what", "--kg", folder],
                "treatygraph show Norway": [PROGRAM, "show", "Norway", "--kg", folder],
            },
            rounds=rounds,
        )
    base = found["python -c 'import spacy'"]
    for name, median in found.items():
        print(f"{name:40} {median:7.3f} s  {median / base:5.2f} of import spacy")
    return int(found["treatygraph --help"] / base > MOST_FOR_HELP)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 7))

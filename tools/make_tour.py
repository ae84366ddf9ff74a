"""Writes into README.md what its own commands print: the output in every ```console block is real.

    python tools/make_tour.py

The sample texts are read in an empty folder first; then each line after `$` runs there, 100 columns wide.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def output(command: str, folder: Path) -> str:
    """What a command prints to a terminal's standard output, without spaces at the ends of lines."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "COLUMNS": "100", "PYTHONUTF8": "1"}
    shell = ["bash", "-o", "pipefail", "-c", command]
    done = subprocess.run(shell, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"README.md: {command} failed: {done.stderr}")
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def told_again(block: re.Match[str], folder: Path) -> str:
    """One block with the output of its commands as it is now."""
    commands = [line[2:] for line in block[1].splitlines() if line.startswith("$ ")]
    return "```console\n" + "".join(f"$ {command}\n{output(command, folder)}" for command in commands) + "```"


def main() -> None:
    """Run everything and rewrite the file."""
    readme = ROOT / "README.md"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        output("treatygraph build seeds/ --kg kg", folder)
        readme.write_text(BLOCK.sub(lambda block: told_again(block, folder), readme.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()

"""Fetches a release of Oxigraph's WebAssembly build from npm into src/treatygraph/view/vendor/oxigraph/, with its hashes.

    python tools/vendor_oxigraph.py VERSION

npm itself checks the archive against the registry's digest, which ORIGIN.json keeps. The archive holds no text of its
licence: LICENSE-MIT comes from the root of Oxigraph's repository and stays as it is.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "treatygraph" / "view" / "vendor" / "oxigraph"
SCRIPT, PROGRAM = "web.js", "web_bg.wasm"


def main(version: str) -> None:
    """Replace the vendored files by those of a release."""
    with tempfile.TemporaryDirectory() as folder:
        packed = _npm("pack", f"oxigraph@{version}", "--json", "--pack-destination", folder)[0]
        with tarfile.open(Path(folder) / packed["filename"]) as archive:
            files = {name: _member(archive, name) for name in (SCRIPT, PROGRAM, "package.json")}
    about = json.loads(files["package.json"])
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / SCRIPT).write_bytes(files[SCRIPT])
    (TARGET / f"{PROGRAM}.gz").write_bytes(gzip.compress(files[PROGRAM], 9, mtime=0))
    origin = {
        "package": about["name"],
        "version": about["version"],
        "license": about["license"],
        "from": f"https://registry.npmjs.org/oxigraph/-/oxigraph-{about['version']}.tgz",
        "integrity": packed["integrity"],
        "sha256": {name: hashlib.sha256(files[name]).hexdigest() for name in (SCRIPT, PROGRAM)},
    }
    (TARGET / "ORIGIN.json").write_text(json.dumps(origin, indent=2) + "\n", encoding="utf-8")


def _npm(*words: str) -> list[dict[str, str]]:
    done = subprocess.run(["npm", *words], stdout=subprocess.PIPE, check=True)
    found: list[dict[str, str]] = json.loads(done.stdout)
    return found


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    file = archive.extractfile(f"package/{name}")
    if file is None:
        raise FileNotFoundError(name)
    return file.read()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Give the version to fetch, as in: python tools/vendor_oxigraph.py 0.5.11")
    main(sys.argv[1])

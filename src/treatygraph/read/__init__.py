"""Files and folders -> documents: the kept text, its hash, and what the user's table says of it.

To add a format: 1. write a module with one function from a file's bytes to a `Page`, as `text.py` does; 2. name its
endings in `formats.py`; 3. add a sample and a test under ``tests/read/``. All offsets are those of the returned text.
"""

from treatygraph.read.gather import Gathered, gather

__all__ = ["Gathered", "gather"]

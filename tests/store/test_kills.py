"""A store whose writer is killed at any moment opens again and holds each document as it was or as it was to become."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from killing import kill_often

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")]
TIMES, SEED = 20, 20070917
MIDWAY = 8  # so many of the kills at least must have struck within a step, or the test says little


def test_twenty_kills_lose_nothing_and_leave_nothing_half(tmp_path: Path) -> None:
    assert kill_often(tmp_path, times=TIMES, seed=SEED) >= MIDWAY

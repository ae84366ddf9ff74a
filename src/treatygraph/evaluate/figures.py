"""Counts -> precision, recall and F1, each micro-averaged over all documents."""

from __future__ import annotations

from treatygraph.evaluate.scoring import LEVELS, Tally


def figures(tally: Tally) -> dict[str, float | int]:
    """Give every figure by name, in the order of reports; shares are between 0 and 1, counts are whole."""
    share = _Shares(tally)
    found: dict[str, float | int] = {
        "entity recall": share.of("entities"),
        "entity type accuracy": share.of("types"),
    }
    for level in LEVELS:
        found |= share.triple(f"relation {level}", f"{level} precision", f"{level} recall")
    found["relations extracted"] = tally.counts["strict precision"][1]
    found["force kept"] = share.of("force")
    found["entity precision"] = share.of("entity precision")
    found["quantity precision"] = share.of("quantity precision")
    found["quantity recall"] = share.of("quantities")
    found |= share.triple("claim", "claim precision", "claim recall")
    found["claim type accuracy"] = share.of("claim type")
    found["claim by accuracy"] = share.of("claim by")
    strict = tally.counts["claim strict"][0]
    all_ = (tally.counts["claim precision"][1], tally.counts["claim recall"][1])
    found["claim strict F1"] = _f1(*(strict / n if n else 0.0 for n in all_))
    found["claim about F1"] = _f1(share.of("about precision"), share.of("about recall"))
    return found


class _Shares:
    def __init__(self, tally: Tally) -> None:
        self._counts = tally.counts

    def of(self, name: str) -> float:
        """The share of right ones among all of a sort, 0 where there are none."""
        right, all_ = self._counts[name]
        return right / all_ if all_ else 0.0

    def triple(self, title: str, precision: str, recall: str) -> dict[str, float | int]:
        """Precision, recall and F1 under one title."""
        p, r = self.of(precision), self.of(recall)
        return {f"{title} precision": p, f"{title} recall": r, f"{title} F1": _f1(p, r)}


def _f1(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0

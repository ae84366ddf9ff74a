"""Nouns that share a role though the parser hangs each on another word."""

from __future__ import annotations

from treatygraph.tokens import Token


def beside(other: Token, token: Token) -> bool:
    """ "in this and in that", "accede to it and subscribe to the code": their prepositions or verbs are coordinated."""
    joined = ((other.head, token.head), (_verb(other), _verb(token)))
    return any(two.dep_ == "conj" and two.head == one for two, one in joined)


def _verb(token: Token) -> Token:
    return token.head.head if token.dep_ == "pobj" and token.head.dep_ == "prep" else token.head


def other_agents(token: Token) -> list[Token]:
    """ "chaired first by Chile and later by Peru", "Chile, the host, and Peru signed": the parser hangs each on the verb."""
    if token.dep_ == "nsubj":
        return [
            c for c in token.head.lefts if c.dep_ == "nsubj" and c.i > token.i and c.left_edge.nbor(-1).dep_ == "cc"
        ]
    if token.head.dep_ != "agent":
        return []
    by = (c for c in token.head.head.rights if c.dep_ == "agent" and c.i > token.i)
    return [o for c in by for o in c.children if o.dep_ == "pobj"]

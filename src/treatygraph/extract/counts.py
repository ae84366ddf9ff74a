"""Of what a number counts something: by the verb, the noun or the deed of those counted, or by the whole they make up."""

from __future__ import annotations

from treatygraph.extract import syntax
from treatygraph.extract.parties import Party
from treatygraph.extract.reader import Reader
from treatygraph.parsed import lemma
from treatygraph.tokens import Token

Found = list[tuple[str, Party]]
_DEEDS = ("ratificationCount", "signatoryCount")
_WHOLES = ("participantCount", "memberCount")


class Counts:
    """Finds which property of which thing a counted noun tells."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._settings = read.knowledge.quantities

    def of(self, number: int, counted: Token) -> Found:
        """The first reading that fits: who did it, what they are, what was done, or what they are part of."""
        lead = self._lead(counted)
        listed = counted.dep_ == "conj" or lead == counted
        for one in dict.fromkeys((counted, lead) if listed else (lead,)):
            ways = (self._by_verb, self._by_noun, self._by_action, self._in_name, self._composed, self._gathered)
            found = next((found for way in (*ways, self._being) if (found := way(number, one))), [])
            if found:
                return found
        ranked = any(c.tag_ == "JJS" or c.lower_ in self._settings["ranks"] for c in counted.lefts)  # "the top three donors"
        return self.whole(number, [counted]) if self._definite(counted) and not ranked else []  # "the nine armed states"

    def _definite(self, counted: Token) -> bool:
        return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in self._words("definite")) for c in counted.lefts)

    def _lead(self, counted: Token) -> Token:
        """The noun that stands in the sentence for those counted: the first of a list, their sum, or who is sent by them."""
        at = counted
        while at.dep_ == "conj" and at.head.pos_ in syntax.NOUNS:
            at = at.head
        link = at.head
        sent = at.dep_ == "pobj" and link.lower_ in self._settings["sent_links"] and link.head.pos_ == "NOUN"
        summed = sent and lemma(link.head) in self._settings["totals"]
        return link.head if summed or (sent and link.head.tag_ == "NNS" and self.is_counted(link.head)) else at

    def is_counted(self, noun: Token) -> bool:
        """True for nouns of actors, and of what they hand in."""
        word = lemma(noun)
        return word in self._settings["counted"] or "Group" in self._read.knowledge.grammar.heads.get(word, ())

    def _by_verb(self, number: int, counted: Token) -> Found:
        verb = counted.head
        if verb.dep_ in ("agent", "prep"):
            verb = verb.head
        doing = counted.dep_ in (*syntax.SUBJECTS, "pobj") and verb.pos_ in syntax.VERBS
        own = [c for c in counted.children if c.dep_ in ("acl", "relcl") and not syntax.is_passive(c)]
        verbs = [verb, *own] if doing else own  # "with 80 states supporting the Declaration"
        return next((found for v in verbs if (found := self._of_verb(number, v))), [])

    def _of_verb(self, number: int, verb: Token) -> Found:
        named = [c for c in verb.children if c.dep_ in ("attr", "acomp")]  # "60 states are parties to it"
        if named and (properties := self.properties("nouns", lemma(named[0]))):
            owned = syntax.complements(named[0], self._settings["owner_links"])
            return self._first(number, properties, [*owned, *_antecedents(verb)])
        told = self.properties("verbs", verb.lemma_) + self._of_object(verb)
        linked = self._linked(verb)
        return (
            self._first(number, told, syntax.patients(verb))
            or self._first(number, told, linked)
            or [(name, party) for name in told for party in self._above(number, verb, name)][:1]
        )

    def _linked(self, verb: Token) -> list[Token]:
        """What prepositions add to a verb, also behind a noun of what is done: "spoke in support of the treaty"."""
        links = (p for p in syntax.prepositions(verb) if p.lower_ not in self._settings["adverse_links"])
        found = [o for p in links for o in syntax.governed(p)]
        deeds = (o for o in found if self.properties("actions", lemma(o)))
        return found + [inner for o in deeds for inner in syntax.complements(o, self._settings["owner_links"])]

    def _above(self, number: int, verb: Token, property_: str) -> list[Party]:
        """Of "…, of which 75 have ratified": what the clause above is about."""
        if verb.dep_ != "relcl":
            return []
        higher = verb.head if verb.head.pos_ in syntax.NOUNS else verb
        return self.parties(number, [higher, *syntax.patients(syntax.verb_above(higher))], property_)

    def _of_object(self, verb: Token) -> list[str]:
        """The count that a verb's object noun names: "have completed their ratification procedures"."""
        words = [lemma(word) for word in verb.subtree if word.i > verb.i]
        return [name for word in words for name in self.properties("nouns", word) if name in _DEEDS]

    def _by_noun(self, number: int, counted: Token) -> Found:
        lead = self._lead(counted)
        verb = lead.head
        having = verb.lemma_ in self._settings["verbs_of_having"] and lead.dep_ in ("dobj", "attr")
        owners = self._owners(counted) + (_holders(verb) if having else [])
        if lead.dep_ == "pobj" and verb.lower_ in self._settings["whole_links"]:  # "With 60 parties, the treaty …"
            owners += syntax.surface(verb.head) if verb.head.pos_ in syntax.VERBS else [verb.head]
        names = self._sorts(counted)
        asked = [t for c in syntax.clauses(verb) for t in syntax.patients(c)] if lead.dep_ in syntax.SUBJECTS else []
        return self._first(number, names, owners) or self._first(number, [n for n in names if n in _DEEDS], asked)

    def members(self, number: int, counted: Token) -> Found:
        """ "The 54 members of the African Union support it": whatever they do, that is how many there are."""
        return self._first(number, self._sorts(counted), self._owners(counted)) if self._definite(counted) else []

    def _sorts(self, counted: Token) -> list[str]:
        """What those counted are, by their noun or the one before it: "parties", "Member States"."""
        if any(c.dep_ == "amod" and c.lower_ not in self._settings["of_all"] for c in counted.lefts):
            return []  # "the permanent members" are not all
        words = [lemma(counted), *(lemma(c) for c in counted.lefts if c.dep_ == "compound")]
        return [name for word in words for name in self.properties("nouns", word)]

    def _owners(self, counted: Token) -> list[Token]:
        """Whose those counted are: "parties to the treaty", "its parties"."""
        possessors = [syntax.antecedent(c) or c for c in counted.lefts if c.dep_ == "poss"]
        return syntax.complements(counted, self._settings["owner_links"]) + possessors

    def _by_action(self, number: int, counted: Token) -> Found:
        """ "the signing of the Treaty by 60 states", "the treaty enjoys the support of 60 states"."""
        link = counted.head
        noun = link.head if counted.dep_ == "pobj" and link.lower_ in self._settings["agent_links"] else None
        properties = self.properties("actions", lemma(noun)) if noun is not None else []
        if noun is None or not properties:
            return []
        things = [o for o in self._owners(noun) if o != counted] + [c for c in noun.lefts if c.dep_ not in ("det", "poss")]
        having = noun.dep_ == "dobj" and noun.head.lemma_ in self._settings["verbs_of_having"]
        return self._first(number, properties, things + (syntax.surface(noun.head) if having else []))

    def _in_name(self, number: int, counted: Token) -> Found:
        """ "a seven-nation initiative", "a 40-member committee"."""
        whole = counted.head if counted.dep_ in ("compound", "nmod", "npadvmod", "amod") else None
        return self.whole(number, [whole]) if whole is not None else []

    def _composed(self, number: int, counted: Token) -> Found:
        """ "a committee of 40 states", "a coalition with 58 members"."""
        link = counted.head if counted.dep_ == "pobj" else None
        if link is None or link.lower_ not in self._settings["whole_links"]:
            return []
        above = link.head
        if above.pos_ in syntax.VERBS:  # "The coalition, with 58 members, is strong", "is made up of 58 members"
            gathers = above.lemma_ in self._settings["verbs_of_gathering"]
            return self.whole(number, syntax.surface(above)) if gathers else []
        return self.whole(number, [above])

    def _gathered(self, number: int, counted: Token) -> Found:
        """ "The summit brought together 60 leaders", "a group comprising experts from 25 states"."""
        verb = counted.head
        if counted.dep_ == "pobj" and verb.lower_ in self._settings["sent_links"]:
            verb = verb.head
        if verb.lemma_ not in self._settings["verbs_of_gathering"] or syntax.is_passive(verb):
            return []
        owner = [verb.head] if verb.dep_ == "acl" else _holders(verb)
        return self.whole(number, owner) if counted.dep_ in ("dobj", "pobj") else []

    def whole(self, number: int, nouns: list[Token]) -> Found:
        """What takes part in a meeting, or is a member of a body, that one of the words stands for."""
        return [(p, party) for p in _WHOLES for party in self.parties(number, nouns, p)]

    def _being(self, number: int, counted: Token) -> Found:
        """ "We are 60 states in this process": of the process or meeting named, else of the last one spoken of."""
        we = any(c.lower_ in self._settings["everybody"] for c in counted.head.children if c.dep_ == "nsubj")
        if counted.dep_ != "attr" or not we:
            return []
        things = [o for p in counted.rights if p.dep_ == "prep" for o in syntax.governed(p)]
        return self._first(number, ["participantCount"], things) or self.last(number, counted, "participantCount")

    def last(self, number: int, token: Token, property_: str) -> Found:
        """The thing that a text speaks of where it leaves its name out."""
        ref = self._read.references.focus(number, token, self._domain(property_))
        return [(property_, Party(token, ref))] if ref else []

    def properties(self, kind: str, word: str) -> list[str]:
        """What a word counts, in the order of the list."""
        return [name for name, words in self._settings[kind].items() if word in words]

    def _first(self, number: int, properties: list[str], tokens: list[Token]) -> Found:
        """The first of some properties that one of the words can have."""
        found = ((name, party) for name in properties for party in self.parties(number, tokens, name))
        return [one for one in [next(found, None)] if one]

    def parties(self, number: int, tokens: list[Token], property_: str) -> list[Party]:
        """What some words stand for, where it can have a property."""
        found = self._read.parties.of(number, tokens, self._domain(property_))
        never = self._settings["never_of"].get(property_, ())
        return [party for party in found if party.ref.kind not in never]

    def _domain(self, property_: str) -> frozenset[str]:
        known = self._read.knowledge.vocabulary.properties.get(property_)
        return (known.domain if known else frozenset({"Convention", "Process", "Event"})) - {"Provision"}

    def _words(self, name: str) -> frozenset[str]:
        return self._read.knowledge.grammar.words[name]


def _antecedents(verb: Token) -> list[Token]:
    """What a relative clause is on ("the treaty to which 60 states are parties"): the noun right before it, else its head."""
    if verb.dep_ != "relcl":
        return []
    first = verb.left_edge.i - 1
    while first > 0 and verb.doc[first].is_punct:
        first -= 1
    return [verb.doc[max(first, 0)], verb.head]


def _holders(verb: Token) -> list[Token]:
    """Whose a count is: the subject, or for a participle behind a comma what stands before it ("the group, comprising …")."""
    comma = verb.tag_ == "VBG" and verb.i > 1 and verb.doc[verb.i - 1].text == ","
    if not comma or any(c.dep_ in syntax.SUBJECTS for c in verb.children):
        return syntax.surface(verb)
    last = verb.doc[verb.i - 2]
    return [t for t in (last, *last.ancestors) if t.pos_ in syntax.NOUNS] or syntax.surface(verb)

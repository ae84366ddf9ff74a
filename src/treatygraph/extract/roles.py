"""What fills each role of a frame: the words that may be agent, patient, bearer, owner and so on of a cue."""

from __future__ import annotations

from collections.abc import Callable, Collection

from treatygraph.extract import adjacent, nominal, syntax
from treatygraph.extract.cues import Cue
from treatygraph.extract.judgements import judge, judged
from treatygraph.extract.stances import blamed, removes, told, wanted
from treatygraph.knowledge import Grammar
from treatygraph.knowledge.grammar import ROLES
from treatygraph.parsed import lemma
from treatygraph.tokens import Token

_CLIMB = 5
_CLAUSAL = ("advcl", "ccomp", "xcomp")


class Roles:
    """Finds the candidates for a role; the ontology's domain and range choose among them."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._fillers: dict[str, Callable[[Cue], list[Token]]] = {
            role: getattr(self, f"_{role}") for role in ROLES - {"voice"}
        }

    def fill(self, cue: Cue, role: str) -> list[Token]:
        """List the words that may fill a role of a cue, the likeliest first."""
        found = self._fillers[role](cue)
        if role != "head":
            found = [t for t in found if t not in cue.words]
        found = [t for t in found if not self._beside(t)] if cue.frame.of == "noun" else found
        return [*found, *nominal.placed_above(cue.token)] if cue.token.head in found else found

    def _beside(self, token: Token) -> bool:
        """ "delegations, together with the Coalition": who stands beside the noun, not what it is of."""
        beside = token.dep_ == "pobj" and any(c.dep_ == "advmod" for c in token.head.children)
        return beside and any(c.lower_ in self._grammar.words["accompanying"] for c in token.head.children)

    def _agent(self, cue: Cue) -> list[Token]:
        if cue.frame.of == "verb":
            agents = syntax.agents(cue.token)
            asked = self._grammar.has("imposing", cue.token.lemma_)
            held = cue.frame.name == "control" and syntax.is_passive(cue.token) and not asked  # "is committed to implementing"
            return agents or (syntax.surface(cue.token) if held else [])
        return self._noun_agents(cue.token, bool(cue.saying.links) or cue.frame.object == "aimed")

    def _noun_agents(self, noun: Token, linked: bool) -> list[Token]:
        owned = [syntax.antecedent(c) or c for c in noun.children if c.dep_ == "poss"]
        named = [c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod")]
        by = syntax.complements(noun, self._grammar.words["by"])
        of = syntax.complements(noun, self._grammar.words["of"]) if linked else []
        came = nominal.sources(noun, self._grammar.words["arising"], self._grammar.words["sources"])
        found = by + owned + came + self._light_subject(noun) + self._light_modifier(noun) + named + of
        return found + nominal.shared_agents(noun, self._grammar.words["by"])

    def _light_subject(self, noun: Token) -> list[Token]:
        """The subject of the light verb that carries a noun of action ("expressed support for")."""
        head = noun.head
        if noun.dep_ == "pobj" and head.head.pos_ in syntax.VERBS:
            head = head.head
        if noun.dep_ == "pobj" and lemma(head.head) in self._grammar.words["ideas"]:
            return self._light_subject(head.head)  # "explore the potential of a partnership with"
        if noun.dep_ == "conj":
            return self._light_subject(noun.head)
        if noun.dep_ == "nsubjpass" and head.lemma_ in self._grammar.words["light_verbs"]:
            return [o for c in head.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"]
        light = head.pos_ in syntax.VERBS and head.lemma_ in self._grammar.words["light_verbs"]
        return syntax.surface(head) if light and noun.dep_ in ("dobj", "pobj") else []

    def _light_modifier(self, noun: Token) -> list[Token]:
        """ "the proposal made by Chile", "the support that Chile gave"."""
        return [t for verb in self._carriers(noun) for t in syntax.agents(verb)]

    def _carriers(self, noun: Token) -> list[Token]:
        light = self._grammar.words["light_verbs"]
        return [c for c in noun.rights if c.dep_ in ("acl", "relcl") and c.pos_ in syntax.VERBS and c.lemma_ in light]

    def _patient(self, cue: Cue) -> list[Token]:
        if cue.token.lemma_ in self._grammar.words["helping"]:
            helped = [c for verb in cue.token.rights if verb.dep_ == "ccomp" for c in verb.lefts if c.dep_ == "nsubj"]
            return syntax.patients(cue.token) or helped  # "helped Chile clear its mines"
        return [] if syntax.asks_somebody(cue.token) else syntax.patients(cue.token)

    def _link(self, cue: Cue) -> list[Token]:
        found = [t for word in reversed(cue.words) for t in syntax.complements(word, cue.saying.links)]
        stranded = syntax.surface(cue.token) if self._stranded(cue) else []
        found = found or stranded or self._right_after(cue) or self._clausal(cue) or self._fronted(cue)
        return [*found, *self._possessed(cue)]

    def _clausal(self, cue: Cue) -> list[Token]:
        """ "called for mines to be cleared", "called for states to clear mines": what the clause is about."""
        below = (c for word in cue.words for c in word.rights if c.tag_ in ("VB", "VBN") and c.dep_ in _CLAUSAL)
        marked = [c for c in below if any(m.dep_ == "mark" and m.lower_ in cue.saying.links for m in c.lefts)]
        return [t for c in marked for t in (syntax.surface(c) if syntax.is_passive(c) else told(c, self._grammar))]

    def _possessed(self, cue: Cue) -> list[Token]:
        """ "held the Council's chairmanship" is "held the chairmanship of the Council"."""
        last = max(cue.words, key=lambda word: word.i)
        owned = len(cue.words) > 1 and last.pos_ in syntax.NOUNS and bool(self._grammar.words["of"] & {*cue.saying.links})
        return [c for c in last.lefts if c.dep_ in ("poss", "compound", "nmod")] if owned else []

    def _stranded(self, cue: Cue) -> bool:
        """ "was presided over by Chile": the subject is what the preposition would introduce."""
        hanging = (c for w in cue.words for c in w.children if c.lower_ in cue.saying.links and not syntax.governed(c))
        return syntax.is_passive(cue.token) and any(c.dep_ in ("prep", "prt", "advmod") for c in hanging)

    def _right_after(self, cue: Cue) -> list[Token]:
        """ "the process towards a treaty", whatever the parser hangs the preposition on."""
        at = cue.token.i + 1
        beside = cue.frame.of == "noun" and at < len(cue.token.doc) and cue.token.doc[at]
        return syntax.governed(beside) if beside and beside.lower_ in cue.saying.links else []

    def _fronted(self, cue: Cue) -> list[Token]:
        """ "In this process we succeeded in involving Chile": what stands before the verb that carries the cue."""
        at = cue.token
        while at.dep_ in ("xcomp", "pcomp") or (at != cue.token and at.dep_ == "prep"):
            at = at.head
        if at == cue.token:
            return []
        before = [p for p in syntax.prepositions(at) if p.i < at.i and p.lower_ in cue.saying.links]
        return [t for p in before for t in syntax.governed(p)]

    def _content(self, cue: Cue) -> list[Token]:
        words = [w for w in cue.words if not syntax.denied_between(w, self._grammar.words["negators"])]
        kept = [c for word in words for c in syntax.clauses(word) if not removes(c, self._grammar)]
        return [t for clause in kept for t in told(clause, self._grammar)]

    def _judge(self, cue: Cue) -> list[Token]:
        return judge(cue.token, self._grammar)

    def _judged(self, cue: Cue) -> list[Token]:
        return judged(cue.token, self._grammar)

    def _asked(self, cue: Cue) -> list[Token]:
        refused = self._refused(cue)
        asked = [t for c in wanted(cue.token, self._grammar, refuses=False) for t in told(c, self._grammar)]
        return [t for t in asked if t not in refused]

    def _refused(self, cue: Cue) -> list[Token]:
        return [t for c in wanted(cue.token, self._grammar, refuses=True) for t in told(c, self._grammar)]

    def _complement(self, cue: Cue) -> list[Token]:
        if cue.frame.of == "preposition":
            listing, _ = adjacent.opening_at(cue.token.doc, cue.token.i, self._grammar.words["membership"])
            if listing:
                return []  # "NGOs, among them Oxfam"
            last = cue.words[-1]
            named = [c for c in last.lefts if c.dep_ in ("poss", "amod", "compound")] if last.pos_ in syntax.NOUNS else []
            return syntax.governed(last) or named or syntax.governed(cue.token)  # "under Egypt's presidency"
        links = cue.saying.links or self._grammar.words["of"]
        found = [t for word in cue.words for t in syntax.complements(word, links)]
        carried = self._light_links(cue.token, links)
        compound = [c for c in cue.token.lefts if c.dep_ in ("compound", "nmod")]
        if syntax.complements(cue.token, self._grammar.words["by"]):  # "whose adoption by the Assembly"
            compound += [syntax.antecedent(c) or c for c in cue.token.lefts if c.dep_ == "poss"]
        return found or carried or compound or nominal.shared_links(cue.token, links)

    def _light_links(self, noun: Token, links: Collection[str]) -> list[Token]:
        below = [t for verb in self._carriers(noun) for t in syntax.complements(verb, links)]
        if below:
            return below
        verb = noun.head
        if noun.dep_ == "dobj" and verb.lemma_ in self._grammar.words["light_verbs"]:
            return [t for t in syntax.complements(verb, links) if t.head != noun]
        return []

    def _bearer(self, cue: Cue) -> list[Token]:
        found = self._regarded(cue.token) or nominal.included(cue.token, self._grammar.words["including"])
        found = found or nominal.bearers(nominal.one_of(cue.token), self._grammar.words["predicative"])
        found = found or self._in_post(cue.token)
        return [p for t in found for p in (syntax.patients(t) if t.dep_ == "csubj" else [t])]

    def _regarded(self, noun: Token) -> list[Token]:
        """Who is taken for something: "accepted Chile as a partner in", "my tenure as president of"."""
        above = noun.head.head
        if noun.dep_ != "pobj" or noun.head.lower_ not in self._grammar.words["predicative"]:
            return []
        if above.pos_ in syntax.VERBS:
            taken = syntax.patients(above) if above.lemma_ in self._grammar.words["regarding"] else []
            return [t for t in taken if t.i < noun.i]
        return [c for c in above.children if c.dep_ == "poss"]

    def _in_post(self, office: Token) -> list[Token]:
        """ "assumed the role of chair", "in its capacity as host"."""
        links = self._grammar.words["of"] | self._grammar.words["predicative"]
        post = office.head.head
        held = office.dep_ == "pobj" and office.head.lower_ in links and post.dep_ in ("dobj", "pobj")
        elected = [c for c in post.head.head.children if c.dep_ == "poss"] if held and post.dep_ == "pobj" else []
        if elected and post.lemma_ in self._grammar.words["posts"]:
            return elected  # "your election to the office of President"
        return syntax.surface(syntax.verb_above(post)) if held and post.lemma_ in self._grammar.words["posts"] else []

    def _holder(self, cue: Cue) -> list[Token]:
        """The noun that has a noun of action for its topic: "a treaty on a ban on mines"."""
        noun = cue.token
        on = noun.dep_ == "pobj" and noun.head.lower_ in self._grammar.words["topic_links"]
        return [noun.head.head] if on and noun.head.head.pos_ in syntax.NOUNS else []

    def _owner(self, cue: Cue) -> list[Token]:
        links = [t for word in cue.words for t in syntax.complements(word, cue.saying.links)]
        if cue.token.dep_ == "attr" and not links:
            links = syntax.complements(cue.token.head, cue.saying.links)  # "became a party to the treaty"
        if cue.token.dep_ == "compound" and not links:
            links = syntax.complements(cue.token.head, self._grammar.words["of"])  # "Ambassador Jane Doe of Chile"
        of = self._grammar.words["of"]
        if cue.token.dep_ == "compound" and not links:
            before = (c for c in cue.token.head.lefts if c.i < cue.token.i)
            links = [c for c in before if c.dep_ in ("nmod", "compound")]  # "WHO Director Ann Hill"
        sent = [t for t in links if t.head.lower_ not in of]  # "Peru's ambassador to the UN" is Peru's
        return [t for t in links if t not in sent] + nominal.owners(cue.token, of) + sent + self._right_after(cue)

    def _governor(self, cue: Cue) -> list[Token]:
        if cue.frame.of == "verb":
            return self._noun_above(cue.token)
        head = cue.token.head
        if head.pos_ in syntax.NOUNS:
            return [head, *self._restricted(head)]
        if cue.frame.name == "owing" and (head.pos_ in syntax.VERBS or syntax.is_passive(head)):
            return syntax.surface(head)  # "the committee met under Chile", "was held at the invitation of Chile"
        bound = self._grammar.has("of_nouns", cue.saying.relation)
        several = (len(cue.words) > 1 and not bound) or self._copula(head)
        if bound and len(cue.words) > 1 and head.pos_ in syntax.VERBS and cue.token.i < head.i:
            return syntax.patients(head)  # "In the field of mine action, Chile leads an initiative"
        return syntax.agents(head) if head.pos_ in syntax.VERBS and several else []

    def _restricted(self, noun: Token) -> list[Token]:
        """The nouns that a noun only restricts: a preposition behind "a meeting of ministers" may be the meeting's."""
        above: list[Token] = []
        links = self._grammar.words["of"] | self._grammar.words["topic_links"]
        while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.lower_ in links:
            noun = noun.head.head
            if noun.pos_ not in syntax.NOUNS:
                break
            above.append(noun)
        return above

    def _noun_above(self, verb: Token) -> list[Token]:
        """The noun that an infinitive, a gerund or a participle modifies ("a process aimed at banning …")."""
        at = verb
        for _ in range(_CLIMB):
            if at.dep_ in ("acl", "relcl") and at.head.pos_ in syntax.NOUNS:
                return [at.head]
            if at.dep_ in ("pcomp", "xcomp", "conj", "prep", "advcl") and (
                at.dep_ != "prep" or at.head.pos_ not in syntax.NOUNS
            ):
                at = at.head
                continue
            return [at.head] if at.dep_ == "prep" and at.head.pos_ in syntax.NOUNS else []
        return []

    def _wanted(self, cue: Cue) -> list[Token]:
        """What must be done: below a helping verb's main verb, or below the infinitive that "need" takes."""
        modal = cue.token.tag_ == "MD"
        if cue.token.dep_ == "aux" and not modal:
            return []
        clauses = [cue.token.head] if modal else [c for c in cue.token.children if c.dep_ == "xcomp"]
        if any(c.dep_ == "neg" for clause in (*clauses, cue.token) for c in clause.children):
            return []
        every = [v for c in clauses for v in (c, *(o for o in c.conjuncts if o.pos_ in syntax.VERBS))]
        wanted = self._grammar.words["advancing"]
        return [t for clause in every if clause.lemma_ in wanted for t in syntax.patients(clause)]

    def _aimed(self, cue: Cue) -> list[Token]:
        noun, above = cue.token, syntax.verb_above(cue.token)
        clauses = [c for c in noun.children if c.dep_ in ("acl", "xcomp") and c.tag_ == "VB"]
        if self._copula(above) and (noun.head == above or noun.head.head == above):
            clauses += [c for c in above.children if c.dep_ in ("xcomp", "ccomp", "advcl") and c.tag_ == "VB"]
        every = [v for c in clauses for v in (c, *c.conjuncts) if v.lemma_ in self._grammar.words["advancing"]]
        return [t for v in every for t in syntax.patients(v) or syntax.content(v)]

    def _copula(self, verb: Token) -> bool:
        return verb.lemma_ in self._grammar.words["copulas"]

    def _head(self, cue: Cue) -> list[Token]:
        return [cue.token]

    def _modifier(self, cue: Cue) -> list[Token]:
        if nominal.is_several(cue.token, self._grammar.words["definite"]):
            return []
        return [c for c in cue.token.lefts if c.dep_ in ("compound", "nmod", "amod", "npadvmod")]

    def _blamed(self, cue: Cue) -> list[Token]:
        return blamed(cue.token, self._grammar)

    def _occasion(self, cue: Cue) -> list[Token]:
        return []

    def _within(self, cue: Cue) -> list[Token]:
        last = cue.words[-1]
        return syntax.patients(last) if last.pos_ in syntax.VERBS else syntax.governed(last)

    def _peer(self, cue: Cue) -> list[Token]:
        return syntax.agents(cue.token)

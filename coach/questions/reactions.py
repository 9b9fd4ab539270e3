"""Words that only react to what was told: *Voi ei*, *kiitos kun ilmoitit*, *that's a nuisance*, *oh bless you*.

They open a sentence and say that it was heard. Speech recognisers write no stop behind them, so that a question seems
to stand in the middle of a sentence (*auts miten se kävi*). Which words react is a closed set; that somebody judges
what was told (*tuo on tosi ikävää*, *what a shame*) shows in the grammar.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import Token

_LONGEST = 14  # words that are looked at: a reaction is short
_CLASSES = (("adj", "A"), ("noun", "N"), ("propn", "N"), ("verb", "V"))
# Words that the patterns below name. Assent judges nothing: *se on selvä*, *that's fine*.
_WORDS = {
    "leads_fi": "no ai ahaa aha joo juu niin okei ok jaa jaaha hei kyllä aivan hmm eli kuule vai kiitos",
    "very_fi": "tosi todella ihan aika kyllä niin erittäin hirveän kauhean melkoinen kovin varmasti varmaan vähän "
    "tietysti toki sitten aivan nyt onneksi",
    "assent_fi": "selvä hyvä hyvin okei ok kunnossa valmis varattu oikein asia kaikki mahdollinen totta tehty",
    "thing_fi": "juttu homma tilanne paikka yllätys tunne asia tapaus kohtalo vaiva",
    "felt_fi": "harmi harmillista ikävä ikävää kurja kurjaa surku sääli kamala kamalaa kauhea kauheaa inhottavaa "
    "inhottava ikäviä hurjaa hurja uskomatonta tylsä tylsää tympeää rankkaa rankka raskasta hankalaa hankala huono",
    "call_fi": "voi oi auts huh hui oho ohhoh hitsi vitsi jestas höh ups hups aijai voihan oioi hyi",
    "told_fi": "ilmoitit ilmoititte kerroit kerroitte kerrot kerrotte huomasit huomasitte sanoit sanoitte soitit "
    "soititte kysyit kysyitte otit otitte mainitsit mainitsitte kirjoitit kirjoititte",
    "leads_en": "oh ah aha right okay ok well yeah yes hi hello hmm so really i see thanks",
    "very_en": "so really very quite such pretty rather a an not no never absolutely bit of all just always certainly "
    "that my the real how terribly awfully",
    "assent_en": "fine okay ok right correct great perfect lovely done good all booked sorted problem it cool "
    "brilliant everything you for because what when where why how who true yours mine ready possible available free "
    "open morning afternoon evening day due in on at from number reference address included only one first next last",
    "call_en": "ouch aw aww oof yikes gosh goodness crikey blimey wow bummer ugh heck bless poor gracious lord "
    "ooh cripes jeez",
    "felt_en": "lovely nice exciting wonderful sweet kind awful frustrating annoying sad scary horrible dreadful "
    "worrying upsetting stressful disappointing funny brilliant special",
    "telling_en": "letting telling saying mentioning explaining raising flagging sharing reporting",
    "asks_en": "what how where when which who did do does is are was were have has can could",
}
# One word each: {a b} one of these, {=name} one of a list, {!name} none of it next, A adjective, N noun, V verb, W any.
_PATTERNS = {
    Language.FI: (
        # voi ei, oi voi sentään, auts
        "{=call_fi} ({=call_fi}|{=felt_fi}|{ei apua että sentään hyvänen raukka sinua teitä häntä tokkiisa})* {kuulla}?"
        "{=thing_fi}?",
        # tosi ikävä juttu, ikävä kuulla
        "{=very_fi}* {=felt_fi} {=thing_fi}? {kuulla se tuo tuollainen}?",
        # onpas viileää
        "{onpa onpas olipa olipas} {se tuo}? {=very_fi}* {!assent_fi} (A|N) {=thing_fi}?",
        # tuo on tosi ikävää, kuulostaa rankalta
        "{se tuo sehän tuohan tämä tuollainen sellainen} {on oli kuulostaa tuntuu} {=very_fi}* {!assent_fi} A"
        "{=thing_fi}? (?!N)",
        "{se tuo}? {kuulostaa} {=very_fi}* A N?",
        # eihän se niin saa olla, uudessa ei saisi
        "(A|N)? {eihän ei} W{0,3} {saa saisi pitäisi kuuluisi} {olla käydä mennä}? {niin noin näin}?",
        # kiitos kun ilmoitit, kiitos tiedosta
        "{kiitos kiitti hyvä kiva} {kun että} {te sinä}? {=told_fi} {siitä tästä tuon sen}?",
        "{kiitos kiitti} {tuosta tästä}? {tiedosta ilmoituksesta huomiosta kysymyksestä}",
        # en ihmettele, ei ihme
        "{en ei} {minä ole yhtään}* {ihmettele ihme}",
        "{olen}? {=very_fi}* {pahoillani pahoittelut pahoittelen anteeksi} {siitä tästä tätä sitä}?",
        "{onnea onnittelut onneksi tsemppiä voimia jaksamista} {hirveästi hirmuisesti paljon teille sinulle hänelle}*",
    ),
    Language.EN: (
        # oh bless you, poor thing, oh my
        "{=call_en} ({=call_en}|{me my you him her them thing your heart soul lad love oh no})*",
        "{oh} {my no dear}",
        "{no my} {god word goodness dear way}",
        # i'm so sorry to hear that, sorry about that
        "{i am m we are}{0,2} {=very_en}* {sorry} ({to} {hear} {that this it about}*|{about for} {that this it})?",
        # what a shame, how lovely
        "{how} {=felt_en}",
        "{what such} {a an} {!assent_en} A* N",
        # that's awful, sounds horrible, that's a nuisance, that's no way to live
        "({that this it} {is 's s was sounds looks}|{sounds looks}|{that this it} {must will would does}"
        "{be sound have been}{1,2}) {=very_en}* {!assent_en} A N?",
        "{that this} ({is 's s was sounds looks}|{must will would} {be have been}{1,2}) {=very_en}* {a an no not such}"
        "{=very_en}* {!assent_en} A? (N|V) ((N|V) (?={=asks_en}))? ({to} V (N|X)?)?",
        # that must hurt, it shouldn't do that
        "{that it} {must} V",
        "{it that this} {should ought} {not} {to}? V {that it this}?",
        # thanks for letting us know
        "({thank} {you}?|{thanks}) {for} {=telling_en}{me us that this it know about}*",
        "{no} {wonder}",
        "{i} {can}? {imagine bet} {so that}?",
        "{congratulations congrats}",
        "{good clever quick fair great smart wise} {instinct thinking thought idea point man woman lad girl move call}",
    ),
}
_NAMED = re.compile(r"\{([=!]?)([^{}0-9]+)\}|\b([ANVWX])\b")


def _expression(pattern: str) -> str:
    """A pattern as a regular expression over words written as form, slash, class and a space."""

    def written(found: re.Match[str]) -> str:
        kind, words, letter = found.groups()
        if letter:
            return r"(?:\S+/.\s)" if letter == "W" else rf"(?:\S+/{letter}\s)"
        one_of = "|".join((_WORDS[words] if kind else words).split())
        return rf"(?!(?:{one_of})/)" if kind == "!" else rf"(?:(?:{one_of})/.\s)"

    return _NAMED.sub(written, pattern)


_COMPILED = {
    language: re.compile(
        f"(?:{_expression('{=leads_' + language.value + '}')}*(?:{'|'.join(map(_expression, patterns))}))+", re.VERBOSE
    )
    for language, patterns in _PATTERNS.items()
}


def reacts_until(words: Sequence[Token], language: Language) -> int:
    """How many words at the start of a sentence only react to what was told, 0 where none do."""
    found = _COMPILED[language].match("".join(map(_written, words[:_LONGEST])))
    return found.group().count(" ") if found else 0


def _written(word: Token) -> str:
    letter = next((letter for name, letter in _CLASSES if name in word.classes), "X")
    return f"{word.norm.replace(' ', '_')}/{letter} "

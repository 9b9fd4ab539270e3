"""The closed words of English questions: question words, auxiliaries, what leads in, what tells a question."""

from __future__ import annotations

WH = frozenset("what when where whereabouts who whose which why how whom".split())
ADDS_THOUGHT = frozenset(
    ("do you think", "do you reckon", "do you suppose")
)  # after a question, no question of its own
AUX = frozenset("do does did is are was were am have has had can could will would shall should may might must".split())
SUBJECT = frozenset(
    "you i we they he she it there this that these those the your any anyone anybody anything my our his her their a "
    "an one somebody someone people everybody everyone everything all both each every some many".split()
)
PRONOUN_SUBJECT = frozenset("i you he she it we they".split())
AFTER_THAT = (PRONOUN_SUBJECT - {"it"}) | {"there", "if", "when", "maybe"}
POINTING = frozenset("this that these those there which who whatever it's that's".split())
LEADS = frozenset(
    "um uh er erm mm hmm and so but okay ok oh well now then yeah yes yep no right alright hi hello hey thanks sorry "
    "also actually ah just basically great perfect good lovely sure brilliant thank alrighty cool fine morning "
    "afternoon evening please first next or because wait excellent wonderful fantastic super gotcha".split()
)
IS = frozenset(("'s", "s", "'re"))  # what's, whats
OBJECTS = frozenset("me him us them its".split())
NOMINATIVE = frozenset("i you he she we they".split())
SOMEBODY = frozenset("someone somebody anyone anybody everyone everybody anything something nobody any".split())
# What *is there* asks about; *the key is there* tells.
INDEFINITE = frozenset(
    "any anything anyone anybody anywhere some something someone somebody somewhere a an no nothing nobody owt nowt "
    "still room much many more enough another".split()
)
EXACTLY = frozenset("exactly roughly precisely about abouts else".split())
CHOICES = frozenset("day days time date dates".split())  # *what day works best*
SAYING = frozenset("think say hope mean bet suppose believe hear feel promise assume".split())
CONTRACTED = frozenset("'ll 's 're 've 'd will is are have has would can".split())
BE_HAVE = frozenset("is are was were am have has had".split())
DEGREES = frozenset("kind sort of like really still always never only even".split())
LEAD_PAIRS = frozenset((("you", "know"), ("i", "mean"), ("of", "course")))
SPECIAL = frozenset("about if not come else kind sort many much long often far".split())
TAG_PRONOUNS = PRONOUN_SUBJECT | {"there", "that"}
ASKED_ABOUT = frozenset("you your i we there it anyone someone the".split())
TO_KNOW = frozenset("know ask hear check confirm".split())
WANTS = frozenset("like love want need wanted".split())
TELL_WHAT = frozenset("what how about why where which who more a the me us again something through".split())
TELL = frozenset("tell explain describe show share give talk walk remind".split())
TELL_ME = frozenset(
    ("tell me", "tell us", "talk me", "talk to", "walk me", "remind me", "say more", "say something", "describe to")
)
TELLING = frozenset(
    "know see tell sure wonder understand show explain say check find ask depend decide figure confirm let idea "
    "guess learn remember matter regardless".split()
)
GUESSES = frozenset(("probably", "presumably", "maybe", "perhaps", "surely"))
TOLD_AFTER = frozenset(("that", "if", "to", "because", "when", ""))
PART_LEADS = frozenset(("and", "or", "but", "so"))
RIGHT_AFTER = frozenset("is are was be 's 're all that the just exactly s you".split())
YOURS = frozenset("your the".split())
INVITES = frozenset("else questions question thoughts thought ideas concerns other others".split())
ANY = frozenset("any anything anyone anybody".split())
JUDGES = frozenset("lovely nice kind sweet awful terrible annoying frustrating strange odd exciting wonderful".split())
# *How long* asks for a length that may take telling; *how sure* for a place between not at all and fully.
MEASURES = frozenset("much many long old far big high large late early soon often bad good well hot cold new".split())
THOUGHTS = frozenset("thought idea ideas thoughts sense plan".split())
DETERMINERS = frozenset("the your any my our his her their a an this that these those".split())
PREPOSITIONS = frozenset("for on in at to with of from by since until about".split())
AGREES = frozenset("yeah yes yep right okay ok no".split())
SURPRISE = frozenset((("really",), ("seriously",), ("is", "that", "so"), ("for", "real")))
# They ask at the end of a statement whether it is so.
CHECKS = frozenset(
    tuple(each.split())
    for each in (
        "is that right",
        "is that correct",
        "is that it",
        "is that so",
        "is that how it is",
        "is that how it stands",
        "is that how it goes",
        "does that sound right",
        "have i got that right",
        "did i get that right",
        "would that be right",
        "am i right",
    )
)

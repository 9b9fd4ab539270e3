"""The closed words of Finnish questions: question words, what leads in, what tells a question instead of asking it."""

from __future__ import annotations

import re

# Question words in their cases and with their clitics.
ASKING = re.compile(
    r"^(mi(kä|tä|nkä|ssä|stä|hin|llä|ltä|lle|ksi|ten|tkä|ttä|lloin|nne|llo)|mite|mitte"
    r"|(minkä|mil)lai(nen|s\w+|sta|stä)|ku(ka|inka|mpi|mman|mpaa|mmassa|mmasta|mmalla|mmalta|mmalle|mmat|mmaksi)"
    r"|ke(nen|tä|nelle|neltä|nellä|nestä|neen|net|tkä|lle|llä|ltä)|mones|monetta"
    r"|(paljo|paljon|kauan|monta|monen|monelta|moneksi|monessa|monesta|monelle|moneen|monen|mones|monesti)ko|monelta|moneltakohan"
    r"|miks(en|et|ei|emme|ette|eivät)|miks(?=k)|koska(?=s$|h))(s|h[aä]n|k[oö]|k[oö]s|k[oö]h[aä]n|k[aä]|k[aä]s|k[aä]h[aä]n|pä)?$"
)
# Those that seldom open a relative clause ask wherever a clause may start, and these never do.
SELDOM_RELATIVE = re.compile(r"^(miks|mite|milloin|ku(ka|inka|mp)|kene|ketä|millai|minkälai|paljo|kauan|mon)")
NEVER_RELATIVE = re.compile(r"^(ku(inka|mpi)|millai|minkälai|paljo|kauan|mon|miks(en|et|ei|emme|ette|eivät))")
KO = re.compile(r"k[oö](s|h[aä]n)?$")
VERB_KO = re.compile(r"\w(t|n|tte|mme|vat|vät|aan|ään|oo|ee|\wi)k[oö](s|h[aä]n)?$")
# A word in some case asks too (*autollako tulitte*), and spoken verbs with their subject grown to them (*saiksä*).
CASE_KO = re.compile(r"\w{2}(lla|llä|lta|ltä|lle|ssa|ssä|sta|stä|ksi|ihin|seen)k[oö](s|h[aä]n)?$")
SPOKEN_KO = re.compile(r"\w{2}ks(ä|ää|mä|mää)$")
# Where a clause begins, any other word asks with its *-ko* (*lavastiko joku sen*, *sinäkö sen otit*), whatever the
# tagger takes it for, and a spoken verb with *-ks* (*tuliks siihen*), but for the nouns that end so.
ANY_KO = re.compile(r"^\w+[aeiouyäö]k[oö](s|h[aä]n)?$")
ANY_KS = re.compile(r"^\w{2,}[aeiouyäö]ks[eä]?$")
PAST_KS = re.compile(r"^\w{2,}[^\Waeiouyäö]iks$")
ENDS_KO = re.compile(
    r"(jako|koko|lako|(?<![sm]i)näkö|pako|rako|ruko|seko|tauko|(?<!t)teko|ruoko|touko|vako|joko|niko|miko|riko)s?$"
)
YET_KO = frozenset("joko jokos joks jokohan".split())
# *Minä päivänä*: beside a time in the essive, *minä* is no person.
TIMES_ON = re.compile(r"^(\w*(päivä|vuote|vuon|aika|viikko|kuukaute|kuukau|vuosi|syksy|kevää|kesä|talve|talvi)n[aä])$")
# Said alone they ask whether it is so.
SURPRISE = frozenset(
    tuple(said.split())
    for said in (
        "ihanko totta",
        "ihan totta",
        "todella",
        "todellako",
        "oikeasti",
        "oikeesti",
        "oikeastiko",
        "niinkö",
        "ihan oikeasti",
    )
)
NARROW_HEADS = frozenset("syy tapa keino päivä paikka hetki asia kohta tieto ohje lista ajankohta".split())
ASKS_FOR_MORE = frozenset("entä entäs entäpä entäpäs mites mitenkäs mitäs".split())
ALTERNATIVE = frozenset(("vai", "vaiko"))
JOINS = frozenset("ja mutta tai sekä vai vaiko eli niin".split())
# What leads in to a clause and carries nothing of it.
LEADS = frozenset(
    "no niin ja mutta siis hei moi moro terve päivää joo juu okei ok selvä eli tuota tota entä entäs sitten nyt kiitos "
    "kyllä mm öö ö hmm ai aha vai niin että noh anteeksi hyvä tää no noniin jaa jaaha kappas hetkinen hetki ahaa "
    "jep vielä ni just juuri aivan ymmärrän ihan oho jooh ootas odotas kuule kuulehan kato ensin ensiksi lisäksi "
    "puolestaan toisaalta vähän elikkä tai".split()
)
# Verbs and nouns after which a question is told, not asked.
TELLING = frozenset(
    "tietää kertoa katsoa tarkistaa tarkastaa tarkastella selvittää selvitellä selvitä kysyä kysellä nähdä "
    "ymmärtää muistaa sanoa riippua miettiä pohtia ihmetellä epäillä arvella arvioida väitellä varmistaa päättää "
    "ilmoittaa testata kuulla tiedustella tiedustelu udella arvata valita seurata kuvata kuvailla näyttää lukea "
    "todeta huomata ohjata neuvoa muistuttaa osoittaa oppia opettaa tutkia kokeilla laskea vaikuttaa luetella "
    "päätellä haastaa keskustella puhua vertailla tarkoittaa merkitä kysymys tieto varma varmuus väli epäselvä "
    "riippuen ajatella käsittää odottaa unohtaa kirjata merkata ratkaista hahmottaa vahvistaa paljastaa "
    "kiinnostaa väittää".split()
)
OPENING_CLAUSE = frozenset("että jos kun vaikka koska siitä sitä siihen sen siinä vaan".split())
# What a relative clause hangs on.
HEADS = frozenset(
    "se sen sitä siitä siinä siihen sillä siltä sille ne niitä niistä niiden kaikki kaikkea kaiken kaikesta jotain "
    "jotakin jokin jostain mitään mikään ainoa ainut paras muuta muu kuin kuten niin vaikka ties ihan sama yhtä aina "
    "missä siellä sieltä sinne silloin tuo tuon tuota tämä tämän".split()
)
# The object of a telling verb: with it, what was told is told to its end (*selvitän tämän heti palaako valo*).
WHOLE_OBJECTS = frozenset("tämä tämän tän se sen tuo tuon ton nämä ne nuo".split())
CANNOT_SAY = frozenset((("en", "muista"), ("enkä", "muista"), ("emme", "muista"), ("niin", "näet"), ("niin", "näette")))
CONDITIONS = frozenset("jos mikäli kun jollei ellei".split())
WHATEVER = frozenset("tahansa hyvänsä ikinä lie lienee lieneekään milloinkin".split())
ANY = frozenset(("vain", "vaan"))
# *Miten iso* asks, *miten ihana* exclaims.
MEASURE = frozenset(
    "iso suuri pieni pitkä lyhyt vanha uusi korkea leveä matala syvä painava raskas nopea kaukainen moni usea "
    "kova kuuma kylmä laaja tarkka kiireinen paljon kauan usein pitkään".split()
)
HOW = re.compile(r"^(miten|mite|miks|kuinka|kenen)")
JUDGED = frozenset("harmi ongelma sääli ihme juttu asia homma pulma vaara riski etu plussa haitta pettymys".split())
IN_IT = frozenset("siinä siihen siitä sitä tässä siellä".split())  # *mikä siinä pelottaa*
# Leave and need: with *että* before them they ask as by themselves.
MAY_I = re.compile(
    r"^(saa|saan|saisi|saisin|voi|voin|voisi|voisin|pitää|onnistuu|onnistuisi|käy|kävisi|tarvitsee|tarvii|sopii|pystyy)k[oö]"
)
AS = frozenset("kuin niinkuin niinku kuten".split())
GREETS = frozenset("hei moi moro terve huomenta päivää iltaa kiitos".split())
OF_WHAT_SORT = re.compile(r"(nen|sen|siä|sia|set|stä|sta|seksi|senä|sena|laine|laisen)$")
INTO = re.compile(r"([aeiouyäö])(\1|h\1)n$|seen$|siin$")
FROM_YOU = frozenset("sinulta teiltä itseltäsi itseltänne".split())
I_ASK = frozenset(
    "kysyisin kysyn kysäisen kysäisisin kyselisin tiedustelisin tiedustelen varmistaisin varmistelen mietin miettisin "
    "pohdin ihmettelen kuulisin".split()
)
WISHES = frozenset("haluaisin haluan haluaisimme haluamme tahtoisin kiinnostaisi kiinnostais kiinnostaa".split())
WOULD_HAVE = frozenset("olisin olisimme oisin oisimme".split())
HAD_ASKED = frozenset("kysynyt tiedustellut halunnut".split())
MY_QUESTION = frozenset("kysymykseni kysymyksemme".split())
TO_KNOW = frozenset("tietää kysyä kuulla varmistaa tarkistaa kysäistä selvittää ymmärtää".split())
TELL_ME = frozenset("kerro kertokaa kerropa kertokaapa sano sanokaa kuvaile kuvailkaa".split())
OFFERS = frozenset("voin voimme voisin voisimme voidaan voisi saan saisin".split())
NEVER = frozenset("eiköhän enköhän emmeköhän ettäkö älkääkö äläkö katko katkoko".split())
COPULA = frozenset("on oli olisi olivat ovat olikaan".split())
SURE_HEDGES = frozenset("varmaan varmaankin kai kaiketi ilmeisesti vissiin".split())
# Tags after a statement; the sure ones are tags wherever they end a sentence.
SURE_TAGS = frozenset(
    tuple(tag.split())
    for tag in (
        "eikö niin",
        "eikö totta",
        "eikö vain",
        "eikö vaan",
        "eikö olekin",
        "vai mitä",
        "vai kuinka",
        "vai miten",
        "vai niinkö",
        "vai mikä",
        "ei kai",
    )
)
TAGS = SURE_TAGS | {("vai",), ("eikö",), ("eikös",), ("niinkö",)}

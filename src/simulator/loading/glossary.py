"""How the keys and the words of a scenario file stand in a message.

A diagnostic glosses the key it speaks of: ``goto`` (naar welke scène). A test compares the list of
keys with the file model, key by key.
"""

from collections.abc import Mapping

from simulator.codebook.vocabulary import Text

KEYS: Mapping[str, Text] = {
    # The whole file.
    "format": Text("versie van dit bestandsformaat", "version of this file format"),
    "id": Text("naam voor het programma", "name for the program"),
    "title": Text("titel", "title"),
    "language": Text("taal van de teksten", "language of the texts"),
    "translates": Text("het scenario waarvan dit een vertaling is", "scenario this translates"),
    "summary": Text("wat de leerling vooraf leest", "what the learner reads beforehand"),
    "setting": Text("waar het gesprek is", "where the talk takes place"),
    "help_form": Text("hulpvorm", "form of help"),
    "session": Text("hoeveelste gesprek", "place in a series of talks"),
    "client": Text("de cliënt", "the client"),
    "start": Text("waar de cliënt begint", "where the client begins"),
    "crisis_kind": Text("crisissoort", "kind of crisis"),
    "night": Text("of het nacht is", "whether it is night"),
    "people": Text("met hoeveel personen", "how many people take part"),
    "bad_news": Text("of er slecht nieuws te brengen is", "whether there is bad news to bring"),
    "warnings": Text("inhoudslabels", "content tags"),
    "tempts": Text("tot welke reflexen het verleidt", "which reflexes it tempts to"),
    "teaches": Text("welke modellen het leert", "which models it teaches"),
    "difficulty": Text("moeilijkheid", "difficulty"),
    "minutes": Text("duur in minuten", "length in minutes"),
    "max_turns": Text("meeste beurten", "most turns"),
    "good_endings": Text("goede uitkomsten", "good endings"),
    "opens_with": Text("de eerste scène", "the first scene"),
    "facts": Text("eigen feiten", "facts of your own"),
    "flags": Text("vlaggen", "flags"),
    "shift": Text("verschuiving van beginwaarden", "shift of start values"),
    "reactions": Text("wat de cliënt op een reflex zegt", "what the client says to a reflex"),
    "repair": Text("antwoorden die herstellen", "replies that repair"),
    "scenes": Text("de scènes", "the scenes"),
    "endings": Text("teksten bij de uitkomsten", "texts of the endings"),
    "reviewed": Text("wie het beoordeelde en wanneer", "who reviewed it and when"),
    "for_teacher": Text("voor de docent", "for the teacher"),
    # The client.
    "name": Text("naam", "name"),
    "age": Text("leeftijd", "age"),
    "form_of_address": Text("aanspreekvorm", "form of address"),
    "background": Text("achtergrond", "background"),
    # A scene.
    "says": Text("wat de cliënt zegt", "what the client says"),
    "cue": Text("wat je aan de cliënt ziet", "what can be seen of the client"),
    "signal": Text("signaal", "signal"),
    "weight": Text("zwaarte van het signaal", "weight of the signal"),
    "sets": Text("vlaggen die waar worden", "flags that become true"),
    "drift": Text("wat de wereld met een meter doet", "what the world does to a gauge"),
    "event": Text("of er iets van buiten gebeurt", "whether the world intervenes"),
    "consultation": Text("of hier met een collega wordt overlegd", "whether a colleague is asked"),
    "spontaneous": Text("of de cliënt dit uit zichzelf zegt", "whether he says it unasked"),
    "strict": Text("of een misstap hier telt", "whether a slip counts here"),
    "starts_crisis": Text("of hier een crisis begint", "whether a crisis begins here"),
    "estimate": Text("inschatmoment", "moment to estimate"),
    "discuss": Text("vraag voor de groep", "question for the group"),
    "replies": Text("de antwoorden", "the replies"),
    "inner": Text("een stem van binnen", "a voice inside"),
    # What is said.
    "gewoon": Text("gewone variant", "ordinary variant"),
    "koel": Text("variant bij weinig vertrouwen", "variant at low trust"),
    "open": Text("variant bij veel vertrouwen", "variant at high trust"),
    "gejaagd": Text("variant bij veel spanning", "variant at high tension"),
    "nogmaals": Text("variant als hij dit al zei", "variant when he said this before"),
    # A reply.
    "type": Text("antwoordtype", "reply type"),
    "question": Text("vraagvorm", "form of question"),
    "exploration": Text("verkenning", "exploration"),
    "technique": Text("techniek", "technique"),
    "reflex_behaviour": Text("reflexgedrag", "reflex behaviour"),
    "why_question": Text("of het een waarom-vraag is", "whether it asks why"),
    "hollow": Text("of het een lege formule is", "whether it is an empty formula"),
    "text": Text("de woorden", "the words"),
    "when": Text("voorwaarde", "condition"),
    "clears": Text("vlaggen die ophouden", "flags that end"),
    "needs": Text("vlaggen die nodig zijn", "flags it needs"),
    "reaction": Text("wat de cliënt terugzegt", "what the client answers"),
    "goto": Text("naar welke scène", "to which scene"),
    "branches": Text("wegen met een voorwaarde", "roads with a condition"),
    "otherwise": Text("als het een reflex blijkt", "if it turns out a reflex"),
    "why": Text("wat het met deze cliënt doet", "what it does to this client"),
    "lens": Text("labels voor de lenzen", "tags for the lenses"),
    # Conditions and roads.
    "to": Text("naar welke scène", "to which scene"),
    "houding": Text("houding", "stance"),
    "crisis_fase": Text("crisisfase", "crisis phase"),
    "vertrouwen": Text("vertrouwen", "trust"),
    "hoop": Text("hoop", "hope"),
    "regie": Text("regie", "ownership"),
    "spanning": Text("spanning", "tension"),
    "without": Text("vlaggen die niet waar zijn", "flags that are not true"),
    "min": Text("minstens", "at least"),
    "max": Text("hoogstens", "at most"),
    # The review.
    "by": Text("wie", "who"),
    "on": Text("wanneer", "when"),
}
"""Every key of the format with what it is for."""

OTHER_WORDS: Mapping[str, str] = {
    "aanspreek": "form_of_address",
    "aanspreekvorm": "form_of_address",
    "anders": "otherwise",
    "antwoorden": "replies",
    "behaviour": "reflex_behaviour",
    "choices": "replies",
    "crisis_soort": "crisis_kind",
    "duur": "minutes",
    "eindes": "endings",
    "fase_in_traject": "session",
    "feiten": "facts",
    "goede_uitkomsten": "good_endings",
    "hulpvorm": "help_form",
    "inhoud": "warnings",
    "inschatmoment": "estimate",
    "knopen": "scenes",
    "leeftijd": "age",
    "leert": "teaches",
    "max_beurten": "max_turns",
    "moeilijkheid": "difficulty",
    "naam": "name",
    "naar": "goto",
    "nodes": "scenes",
    "options": "replies",
    "reactie": "reaction",
    "reacties": "reactions",
    "reflexgedrag": "reflex_behaviour",
    "say": "says",
    "scènes": "scenes",
    "signaal": "signal",
    "slug": "id",
    "spontaan": "spontaneous",
    "streng": "strict",
    "taal": "language",
    "techniek": "technique",
    "tekst": "text",
    "titel": "title",
    "uitkomsten": "endings",
    "verkenning": "exploration",
    "verleidt": "tempts",
    "vlaggen": "flags",
    "voorwaarde": "when",
    "vraagvorm": "question",
    "waarom": "why",
    "zegt": "says",
    "zet": "sets",
    "zwaarte": "weight",
}
"""Words an author may take for a key, and the key that is meant."""


def glossed(key: str) -> Text:
    """``key`` as a diagnostic writes it: in backquotes, with what it is for when we know."""
    shown = quoted(key)
    gloss = KEYS.get(key, Text(shown, shown))
    return Text(*(f"`{shown}`" if words == shown else f"`{shown}` ({words})" for words in gloss))


def quoted(text: str, longest: int = 60) -> str:
    """``text`` as it can stand in a message: on one line and not too long."""
    line = " ".join(text[: 4 * longest].split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def literal(words: str) -> str:
    """``words`` of an author, to stand in a template; its braces stay braces."""
    return words.replace("{", "{{").replace("}", "}}")

"""The words of everyday and those of the trade: who lacks a term says what it means.

Each line holds words that readers exchange. They say less than the word itself: a
picture that is asked for is an image, but not every image was asked for.
"""

from collections import defaultdict
from functools import cache

from papers.search.stems import stem

SAYING_ALIKE = """
picture photo photograph snapshot image
film movie clip footage video
sound audio noise
voice speech spoken talk
paint draw generate create produce
fake synthetic artificial
forger counterfeiter generator
detective police critic discriminator
shrink compress compact smaller quantise distil
delete remove prune discard throw cut drop
connection weight parameter
neuron unit
brain network
laptop phone consumer gpu hardware
chat dialogue conversation chatbot assistant
doctor medical biomedical clinical
molecule chemical chemistry drug
programme code software programming script
bug issue error fault
quick fast speed rapid
cheap efficient inexpensive
huge large big giant enormous
tiny small little
hide mask cover
fill complete inpaint reconstruct rebuild
blurry resolution
enlarge upscale resolution
lie falsehood hallucination untruthful myth misconception
honest truthful truth
trick fool attack deceive jailbreak
safe harmless
rude toxic harmful dangerous bad
remember memory memorise recall
exam test benchmark
homework exercise instruction
grade judge rate score evaluate
maths mathematical mathematics arithmetic
search retrieve retrieval lookup
reply response answer
vote majority
opinion preference taste
label annotation
demonstration example
think reason reasoning
rule principle constitution
fact knowledge
fix edit repair correct change
mix blend combine interpolate
copy duplicate imitate repeat
translate translation
face portrait
painting style artwork
split partition shard divide
together joint jointly
ahead future next
guess predict foretell
colour colourise
read comprehension
newspaper news article document page text
essay story text
sentence passage paragraph text
word token
measure metric quality
pretend fake deceptive
people human crowd
teach train learn
again retrain
start initialise initial
crash diverge unstable instability
asleep inactive
wake activate
expert specialist
cheat hack hacking
punish penalty penalise
prize reward
steer control guide condition
cell microscope
tumour lesion medical
summary summarise summarisation
""".strip()


@cache
def stems_alike() -> dict[str, frozenset[str]]:
    """The stems of all words that one may have meant by a stem."""
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for line in SAYING_ALIKE.splitlines():
        stems = {stem(word) for word in line.split()}
        for each in stems:
            alike[each] |= stems - {each}
    return {each: frozenset(others) for each, others in alike.items()}


def words_alike(word: str) -> list[str]:
    """Stems of words that mean about the same, in an order that stays."""
    return sorted(stems_alike().get(stem(word), ()))

"""What the tagger sees of a word: features that depend on one form alone, so that their weights add up once a form."""

from functools import cache

from khabar.annotate.actors.lists import (
    country_of_nationality,
    forms,
    heads,
    name_parts,
    title_words,
    titles,
    weak_words,
)
from khabar.arabic.letters import fold_word

FEATURES_VERSION = 1
_FUNCTION = frozenset(
    "هو هي هم هما ما من في ان انه انها لا لم لن عن مع بين او ام قد كان كانت اي كل بعد قبل حتي منذ ثم اذا لو كما هذا هذه ذلك تلك الذي التي الذين الي"
    " هنا هناك حين عند لدي ايضا فقط اما بل هل كيف ليس عبر ضد فوق تحت حول خلال دون غير نحو لكن حيث مما فيما بينما عندما كذلك لان بان وان اكثر اقل جدا اليوم امس غدا الان".split()
)
_SAYS = frozenset(
    "قال قالت وقال وقالت اعلن اعلنت واعلن اكد اكدت واكد اضاف اضافت واضاف واضافت اوضح اوضحت واوضح اشار اشارت واشار ذكر ذكرت وذكر صرح صرحت وصرح افاد افادت وافاد نقلت ونقلت كشف كشفت وكشف"
    " دعا دعت ودعا طالب طالبت وطالب رفض رفضت ورفض اعرب اعربت واعرب اعتبر اعتبرت واعتبر راي شدد شددت وشدد نفي نفت ونفي حذر حذرت وحذر بحث التقي التقت استقبل زار تسلم ترأس ترا عقد وصل غادر يقول تقول"
    " ويقول وتقول يري تري يؤكد تؤكد تابع تابعت وتابع لفت ولفت بدا فاز احرز سجل قتل اصيب اعتقل تولي انتقد اتهم اتهمت واتهم بين قرر قررت وافق اجري ابلغ ابدي".split()
)
_DAYS = frozenset(
    "الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين كانون".split()
)
CLASSES = (
    "other", "function", "says", "day", "number", "latin", "mark", "dash", "quote", "paren", "title", "honour", "rank", "nationality",
    "country", "city", "place", "body", "armed", "media", "given", "weakgiven", "western", "family", "weakfamily", "link", "orghead", "lochead",
    "person", "article", "edge", "definite", "nisba", "feminine", "abu",
)  # fmt: skip
CLASS_ID = {name: number for number, name in enumerate(CLASSES)}


def readings(norm: str) -> tuple[str, ...]:
    """A folded word and what is left of it when conjunctions and prepositions are taken off, longest first."""
    found = [norm]
    rest = norm
    for letters in ("وف", "بلك"):
        if len(rest) > 3 and rest[0] in letters:
            if rest[0] == "ل" and rest[1] == "ل":
                found.append("ال" + rest[2:])
                break
            rest = rest[1:]
            found.append(rest)
    return tuple(found)


@cache
def _single_groups() -> dict[str, str]:
    """Single tokens that the lists know on their own → class."""
    found: dict[str, str] = {}
    order = {
        "country": "country",
        "capital": "city",
        "city": "city",
        "armed": "armed",
        "media": "media",
        "person": "person",
    }
    for key, known in forms().items():
        if len(key) == 1:
            form = known[0]
            group = order.get(form.entry.group) or ("place" if form.entry.type == "LOC" else "body")
            found[key[0]] = group
    return found


def class_of(norm: str, kind: str) -> str:
    """The coarse class of a folded word, one of CLASSES."""
    if kind == "number":
        return "number"
    if kind == "latin":
        return "latin"
    if kind == "mark":
        return {"-": "dash", "–": "dash", "—": "dash", "(": "paren", ")": "paren"}.get(
            norm, "quote" if norm in '"“”«»' else "mark"
        )
    whole = _class_of_token(norm)
    if whole not in ("other", "definite", "feminine", "nisba"):
        return whole
    for token in readings(norm)[1:]:
        stripped = _class_of_token(token)
        if stripped not in (
            "other",
            "definite",
            "feminine",
            "nisba",
            "weakgiven",
            "link",
            "function",
            "weakfamily",
        ):
            return stripped
    return whole


def _class_of_token(token: str) -> str:
    if token in _FUNCTION:
        return "function"
    if token in _SAYS:
        return "says"
    if token in _DAYS:
        return "day"
    title = titles().get((token,))
    if title or token in title_words():
        return {"honour": "honour", "rank": "rank"}.get(title or "", "title")
    if country_of_nationality(token):
        return "nationality"
    group = _single_groups().get(token)
    if group:
        return group
    if token in heads():
        return "orghead" if any(kind == "ORG" for _, kind, _ in heads()[token]) else "lochead"
    return _class_of_name_part(token)


def _class_of_name_part(token: str) -> str:
    if token in ("ابو", "ابي", "ام", "ابا"):
        return "abu"
    if token in ("بن", "ابن", "بنت", "ال", "ولد", "دي", "فان", "فون", "دو"):
        return "link"
    if token.startswith("عبد") and len(token) > 4:
        return "given"
    kind = name_parts().get(token)
    weak = token in weak_words()
    if kind == "given":
        return "weakgiven" if weak else "given"
    if kind:
        return "weakfamily" if weak else kind
    if token.startswith("ال") and len(token) > 4:
        return "nisba" if token.endswith("ي") else "definite"
    return "feminine" if token.endswith("ه") else "other"


def form_features(norm: str, kind: str, written: str) -> list[str]:
    """The features of a word at its own place."""
    features = ["w=" + norm, "c=" + class_of(norm, kind), "k=" + kind]
    if kind != "arabic":
        if kind == "latin":
            features.append(
                "l=" + ("upper" if written.isupper() else "title" if written.istitle() else "lower")
            )
        return features
    stripped = readings(norm)
    features += ["r=" + token for token in stripped]
    core = stripped[-1] if len(stripped) > 1 and len(stripped[-1]) > 2 else norm
    bare = core[2:] if core.startswith("ال") and len(core) > 4 else core
    features.append("b=" + bare)
    features += [f"p{n}={norm[:n]}" for n in (1, 2, 3, 4) if len(norm) > n]
    features += [f"s{n}={norm[-n:]}" for n in (1, 2, 3, 4) if len(norm) > n]
    features.append("n=" + str(min(len(bare), 9)))
    features += ["t=" + token_class for token in stripped for token_class in [_class_of_token(token)]]
    parts = name_parts()
    features += ["np=" + parts[token] for token in stripped if token in parts]
    if written.endswith(("ى", "ة", "أ", "ا", "ؤ", "ئ", "ء", "و")):
        features.append("e=" + written[-1])
    if written[:1] in "أإآ":
        features.append("i=" + written[0])
    if any(letter in bare for letter in "صضطظعحق"):
        features.append("emphatic")
    features.append("shape=" + _shape(bare))
    return features


def _shape(bare: str) -> str:
    """Long vowels and consonants, as foreign names are full of the former: "كاميرون" → "CVCVCVC"."""
    return "".join("V" if letter in "اوي" else "C" for letter in bare[:8])


def near_features(norm: str, kind: str) -> list[str]:
    """The features of a word for its neighbours."""
    features = ["w=" + norm, "c=" + class_of(norm, kind)]
    if kind == "arabic":
        stripped = readings(norm)
        features.append("r=" + stripped[-1])
        if len(norm) > 3:
            features += ["s2=" + norm[-2:], "p2=" + norm[:2], "s3=" + norm[-3:]]
    return features


def far_features(norm: str, kind: str) -> list[str]:
    """The features of a word for words two places away."""
    return ["w=" + norm, "c=" + class_of(norm, kind)]


def fold_all(words: list[str]) -> list[str]:
    """The folded forms of plain tokens."""
    return [fold_word(word) for word in words]

"""Whether a word that looks like a reporting verb is one here."""

from collections.abc import Callable

from khabar.annotate.statements.beside import SPEECH_NOUNS, is_relayed, is_resumed
from khabar.annotate.statements.fit_nouns import NOUN_LIKE
from khabar.annotate.statements.forms import Form
from khabar.annotate.statements.frame import Frame
from khabar.annotate.statements.no_subject import DEMANDS
from khabar.annotate.statements.nouns import HEADS, looks_like_masdar
from khabar.annotate.statements.reading import (
    COMMAS,
    Reading,
    classes_of,
    is_joined,
    is_opening,
    role,
)

_SHOWING = frozenset({"أوضح", "شرح", "أبرز", "بين", "لخص"})
_BELIEF = frozenset({"اعتبر", "عد", "وصف"})
_BLAME = ("مسؤولي", "المسؤولي", "مسئولي", "المسئولي")
_COUNTED = frozenset({"اتهم", "طلب", "طالب", "اقترح", "دعا", "شكا"})  # whose participle is a noun too
_TENS = frozenset("عشر عشره عشرين ثلاثين اربعين خمسين ستين سبعين ثمانين تسعين عشرون".split())
_GUESTS = frozenset({"وفد", "ضيوف", "حضور"})


def fits(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Whether verb, speaker and content go together."""
    known = has_known_head(reading, frame) or frame.title is not None
    if not form.strong and not (known or form.kind == "participle" or goes_on(reading, index, form)):
        return False
    if not _FITS_KIND[form.kind](reading, index, form, frame):
        return False
    if form.kind == "masdar" and frame.mode == "quote" and _is_far(reading, frame):
        return False
    check = _FITS_LEMMA.get(form.lemma)
    return check is None or check(reading, index, form, frame)


def _is_far(reading: Reading, frame: Frame) -> bool:
    """Whether a comma parts speaker and words: "بناء على دعوة الأمين العام، ويضم المجلس «وزراء الخارجية»"."""
    past = frame.speaker[1] if frame.speaker else frame.content
    return any(reading.norms[i] in COMMAS for i in range(past, frame.content))


_DIRECTED = frozenset({"وجه", "قدم", "رفع", "توجه", "تقدم", "ألقى"})


def goes_on(reading: Reading, index: int, form: Form) -> bool:
    """Whether a verb that directs words goes on with the speaker before it: "كما قدم شكره", "وتوجه بالشكر"."""
    if (
        form.lemma == "سأل"
        and reading.norms[index + 1 : index + 2]
        and reading.norms[index + 1] in role("god")
    ):
        return True
    if form.lemma not in _DIRECTED or form.kind != "past":
        return False
    joined = is_joined(reading, index) or reading.norms[index - 1] in ("كما", "حيث", "ثم")
    return joined or is_resumed(reading, index)


def has_known_head(reading: Reading, frame: Frame) -> bool:
    """Whether the frame has a speaker that begins with a known office, body, source or actor, or a name with its office."""
    if frame.speaker is None:
        return False
    if is_known(reading, frame.speaker[0]):
        return True
    offices = (
        classes_of(reading, i) & {"official"}
        for i in range(frame.speaker[0] + 1, min(frame.speaker[1], frame.speaker[0] + 5))
    )
    return reading.words[frame.speaker[0]].pos == "PROPN" and any(offices)


def is_known(reading: Reading, index: int) -> bool:
    """Whether an office, a body, a source or an actor begins here."""
    return bool(classes_of(reading, index) & HEADS) or index in reading.actor_at


def _is_student(reading: Reading, index: int, frame: Frame) -> bool:
    """Whether "طالب" is the noun before an adjective: "مصرع طالب سعودي بطلق ناري"."""
    after = index + 1
    alone = frame.speaker == (after, after + 1) and not is_known(reading, after)
    return alone and reading.words[after].pos == "ADJ" and not reading.norms[after].startswith("ال")


def _fits_past(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    if form.lemma == "طالب" and _is_student(reading, index, frame):
        return False
    if reading.norms[index - 1] == "التي" and form.kind == "past" and frame.mode in ("prep", "object"):
        return False  # "الحملة التي دعت إلى السلام", "البلاد التي أعلنت الحداد": what is told of, in passing
    if not form.pronoun or is_joined(reading, index) and form.lemma not in ("قال", "نشر", "ذكر", "أعلن"):
        return True
    if form.lemma in _BELIEF and frame.mode == "object" and has_known_head(reading, frame):
        return not reading.norms[index - 1].startswith("ال")  # "في خطوة عدها مراقبون محاولة …"
    if frame.speaker and frame.speaker[0] < index and form.number == "p":
        return True  # "لكن مسؤولين وصفوهم بأنهم …"
    if form.lemma in DEMANDS and reading.norms[index - 1] in ("حيث", "كما", "اذ"):
        return True  # "هاجم الوزير البلدين، حيث اتهمهما بـ…"
    return reading.norms[index - 1] in ("ما", "كما", "الذي", "التي", "مما")


def _fits_present(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    plain = frame.mode in ("prep", "object")
    if frame.mode == "object" and form.lemma in _SHOWING and not _is_headline(reading, index):
        return False  # "خرائط توضح الطرق", "يشرح الباحثون الظاهرة": what is always so and no report
    told = frame.speaker is not None and frame.speaker[0] < index and _is_headline(reading, index)
    if plain and not form.strong and form.lemma != "وجه" and not told:
        return False  # "إيران تنصح رعاياها بـ…" in a headline only
    if frame.mode == "prep" and frame.speaker and frame.speaker[0] < index and form.lemma == "أشار":
        official = classes_of(reading, frame.speaker[0]) & {"official", "title", "person", "body", "outlet"}
        return bool(official) or frame.speaker[0] in reading.actor_at  # not "المؤشرات التي تشير إلى نمو"
    if plain and frame.speaker and not _can_say_now(reading, frame.speaker[0]):
        return False
    if form.lemma in _BELIEF and not _is_judged(reading, form, frame):
        return False
    return _fits_past(reading, index, form, frame)


def _fits_participle(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "حراسة مشددة على …": a feminine or plural without a comma before it is an adjective."""
    before = reading.norms[index - 1]
    if frame.mode == "colon" and frame.gap[1] - frame.gap[0] > 8:
        return False
    tens = before.removeprefix("و") in _TENS
    if form.lemma in _COUNTED and (reading.words[index - 1].kind == "number" or tens):
        return False  # "11 متهما بالسرقة"
    if frame.mode not in ("prep", "object"):
        far = form.gender == "f" and frame.gap[1] - frame.gap[0] > 4
        return not far or before in COMMAS  # "إمكانات واعدة … يمكن أن"
    if form.gender == "m" and form.number == "s":
        adjective = before.endswith("ا") and len(before) > 3 and not before.startswith("ال")
        return not adjective or before in role("adverbs")  # not "حصارا مشددا على …"
    return reading.norms[index - 1] in COMMAS or reading.words[index - 1].kind == "mark"


def _fits_masdar(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    if form.lemma in SPEECH_NOUNS:
        quoted = frame.mode == "colon" and is_opening(reading, frame.content) or frame.mode == "quote"
        return quoted and has_known_head(reading, frame)
    if form.pronoun and frame.gap[1] - frame.gap[0] > 3:
        return False
    if form.pronoun:
        whom = form.lemma == "اتهم" and (
            reading.norms[index + 1][:1] == "ل" or frame.gap[1] > frame.gap[0]
        )  # "اتهامه لها بـ…", "اتهامه «المرفأ» بـ…"
        if frame.mode == "object":
            return is_relayed(reading, index)  # "نقلت … عن X | توقعه ارتفاع الأسعار"
        return frame.mode != "prep" or form.lemma in _HIS_OWN or whom
    if reading.norms[index] in ("بالقول", "القول"):
        return True
    if "قبل" in reading.norms[frame.gap[0] : frame.gap[1]]:
        return False  # "سيتم اتهام الشركة من قبل …"
    if frame.mode == "object":
        plain = reading.norms[frame.content] in ("عدم", "وجود") or looks_like_masdar(
            reading.norms[frame.content]
        )
        return plain and form.lemma in ("أكد", "نفى", "أعلن") and has_known_head(reading, frame)
    named = frame.mode == "clause" and frame.speaker and frame.speaker[1] in reading.person_past
    return bool(named) or has_known_head(reading, frame)  # "تأكيد المكلف بالإعلام سالم العمري أن"


_HIS_OWN = frozenset({"دعا", "طالب", "تعهد", "وعد"})


def _can_say_now(reading: Reading, first: int) -> bool:
    """Whether the subject of a present verb is more than an unknown common noun ("تلفت نظرك", "يقدر مجموع …")."""
    word = reading.words[first]
    return is_known(reading, first) or word.pos == "PROPN" or word.kind != "arabic"


def _is_judged(reading: Reading, form: Form, frame: Frame) -> bool:
    """Whether "تعتبر X …" has a second noun that is judged: without one it is passive ("تعتبر القلعة أقدم …")."""
    if frame.mode in ("clause", "colon", "quote"):
        return (
            frame.speaker is None or is_known(reading, frame.speaker[0]) and frame.gap[1] - frame.gap[0] < 5
        )
    if frame.speaker is None or form.lemma == "عد":
        return bool(form.pronoun)
    shown = frame.content == frame.speaker[1] and reading.norms[frame.content] in ("هذا", "هذه", "ذلك", "تلك")
    return shown and is_known(reading, frame.speaker[0])


def _fits_between(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """بين as the verb "made plain", not the preposition "between"."""
    if frame.mode == "object":
        return form.kind == "participle" and frame.content == index + 1
    if frame.mode in ("colon", "quote", "loose"):
        between = (
            frame.mode == "colon" and reading.words[index - 1].pos == "NOUN" and not is_joined(reading, index)
        )
        known = has_known_head(reading, frame) and not between  # "اشتباكات بين القوات والمقاتلين: إن"
        return known or reading.norms[index] in ("مبينا", "مبينه", "مبينين")
    told_in = is_joined(reading, index) and reading.norms[index + 1] in role("leads")
    known = has_known_head(reading, frame) or told_in  # "وبين خلال الحفل الذي أقامته الوزارة، أن …"
    if frame.mode != "clause" or frame.content - index >= (40 if known else 14):
        return False
    if "\u0651" in reading.words[index].span.of(reading.words.text):
        return True  # "وبيّن"
    if reading.norms[index].removeprefix("و") == "تبين" and frame.speaker is None:
        return False  # "وتبين أن": it turned out
    if reading.norms[index] in ("بينت", "يبين", "تبين", "مبينا", "مبينه", "مبينين"):
        return True
    if any(norm.startswith(("بين", "وبين")) for norm in reading.norms[max(0, index - 12) : index]):
        return False
    before = reading.norms[index - 1] if index else "."
    opens = is_joined(reading, index) or before in COMMAS or before in ("كما", ".", ":", "الذي", "حيث")
    opens = opens or index == 0 or reading.words[index - 1].sentence != reading.words[index].sentence
    if not opens or frame.speaker is None:
        return opens
    listed = any(reading.norms[i][:1] == "و" and reading.words[i].proclitics for i in range(*frame.speaker))
    return frame.content - frame.speaker[1] < 12 and (is_known(reading, frame.speaker[0]) or not listed)


def _is_headline(reading: Reading, index: int) -> bool:
    return reading.headline is not None and index < reading.headline[1]


def _fits_near(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    if reading.norms[index].removeprefix("و") == "تبين" and frame.speaker is None:
        return False
    return frame.mode == "clause" and frame.content - index < (40 if has_known_head(reading, frame) else 14)


def _fits_directed(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """What is directed in words: thanks, an appeal, criticism ("وجه الحزب انتقادات"); of وجه also an order with ب."""
    if frame.mode == "object":
        near = [reading.words[i].bare for i in range(frame.content, min(frame.content + 3, len(reading)))]
        return any(
            _stem(bare) in role("directed") or bare in role("directed") for bare in near
        )  # "أحر التعازي"
    if form.lemma != "وجه" or frame.mode != "prep" or frame.speaker is None:
        return False
    official = classes_of(reading, frame.speaker[0]) & {"official", "title"}
    return bool(official) and looks_like_masdar(reading.norms[frame.content][1:])


def _fits_devoted(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """ "تقدم المدير بالشكر إلى …", "ألقى الحزب باللوم على …"; not "تقدم الفريق بهدف"."""
    return frame.mode == "prep" and reading.norms[frame.content] in role("devoted")


def _fits_clause(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Only what is put into words: "رفض أن", "أصر على أن"; not an act ("رفضت تركيا المشاركة"), nor "رفض أن يعلق"."""
    if form.lemma == "رفض" and reading.norms[frame.content] in role("comments") | role("answers") | {
        "يدلي",
        "تدلي",
    }:
        return False
    return frame.mode in ("clause", "colon", "quote", "loose") or form.kind == "participle"


def _fits_finding(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Studies and those who made them find: "وجدت الدراسة أن", "توصل باحثون إلى أن"."""
    if frame.mode != "clause" or frame.speaker is None or frame.gap[1] - frame.gap[0] > 6:
        return False
    return bool(classes_of(reading, frame.speaker[0]) & {"document", "person"})


def _fits_claim(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Only an attack is claimed in words: "تبنت سياسة" is no statement."""
    past = min(frame.content + 3, len(reading))
    return (form.kind == "past" or _is_headline(reading, index)) and any(
        "attack" in classes_of(reading, i) for i in range(frame.content, past)
    )


def _fits_show(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Texts and figures show in words; a dress or a player shows without them."""
    if frame.mode in ("clause", "colon", "quote"):
        return True
    return frame.speaker is not None and bool(
        classes_of(reading, frame.speaker[0]) & {"document", "source", "outlet"}
    )


def _fits_blame(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    return any(norm.startswith(_BLAME) for norm in reading.norms[index + 1 : index + 16])


def _fits_welcome(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Guests are welcomed, not words said: "رحب المدير بالوفد"."""
    kinds = classes_of(reading, frame.content)
    guests = kinds & {"official", "person", "title"} or reading.words[frame.content].bare in _GUESTS
    return frame.mode != "prep" or not guests


def _fits_describe(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """ "وُصفت حالته بالحرجة" is passive: without a speaker of its own the verb must be joined to what he said before."""
    return form.kind != "past" or frame.speaker is not None or is_joined(reading, index) or bool(form.pronoun)


def _fits_attention(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "لفت انتباهي أن": what draws the writer's own eye is not said."""
    return frame.speaker is None or not reading.norms[frame.speaker[0]].startswith(("انتباه", "نظر"))


def _fits_renew(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """What is renewed in words: support, a refusal, a call; not a breach or a contract."""
    return frame.mode != "object" or _stem(reading.words[frame.content].bare) in role("renewed")


def _stem(bare: str) -> str:
    for tail in ("ها", "هم", "ه"):
        if bare.endswith(tail) and len(bare) > len(tail) + 2 and bare not in role("renewed"):
            stem = bare.removesuffix(tail)
            return stem[:-1] + "ه" if stem.endswith("ت") else stem
    if bare.endswith("ت") and bare[:-1] + "ه" in role("renewed"):
        return bare[:-1] + "ه"  # "إدانتها" without its pronoun
    return bare


def _fits_estimate(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Who estimates with ب is known: not "إلى أكبر قدر ممكن … بالأسلوب السليم"."""
    passive = form.kind in ("past", "present") and not form.pronoun and frame.speaker is None
    if passive and frame.mode == "object" and frame.content == index + 1:
        return False  # "وقدرت | قيمة الصفقة"
    return frame.mode != "prep" or has_known_head(reading, frame)


def _fits_accuse(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "اتهم الرجل بالسرقة", "المغردان اتهما بـ…": where nobody is accused, who is named is the accused."""
    if form.pronoun or form.kind not in ("past", "present"):
        return True
    first, past = frame.gap
    if frame.speaker is not None and frame.speaker[0] > index:
        first = frame.speaker[1]
    other = next((i for i in range(first, past) if reading.words[i].kind != "mark"), index)
    joined = reading.norms[other][:1] == "و" and bool(reading.words[other].proclitics)
    if other > index and (joined or reading.norms[other] in ("وهو", "وهي")):
        return False  # "اتهم الأول وهو موظف بـ…", "اتهم سالم، وخالد، بـ…"
    return frame.mode != "prep" or first < past and reading.words[first].kind != "mark"


def _fits_count(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    return frame.mode == "object"


def _fits_publish(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """What papers published is theirs in a press review ("نشرت الصحف موافقة المجلس …"), else a thing published."""
    if frame.mode == "object":
        if frame.speaker is None:
            return is_joined(reading, index)
        return reading.words[frame.speaker[0]].bare.startswith(("صحف", "جرائد"))
    return _fits_outlet(reading, index, form, frame)


def _fits_outlet(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    if frame.speaker is None:
        return reading.norms[index][:1] == "و"
    kinds = classes_of(reading, frame.speaker[0])
    return "outlet" in kinds or form.lemma == "سلط" and "document" in kinds


def _fits_review(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Verbs of press reviews: with a noun behind them papers or persons are their subject, not meetings."""
    if frame.mode not in ("object", "prep") or _fits_outlet(reading, index, form, frame):
        return True
    return frame.speaker is not None and bool(
        classes_of(reading, frame.speaker[0]) & {"official", "person", "title", "document"}
    )


_Check = Callable[[Reading, int, Form, Frame], bool]
_FITS_KIND: dict[str, _Check] = {
    "past": _fits_past,
    "present": _fits_present,
    "participle": _fits_participle,
    "masdar": _fits_masdar,
}


def _fits_comment(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "عقب اللقاء أن …": without على, a colon or speech in marks it means "after"."""
    return form.kind != "past" or is_joined(reading, index) or frame.mode in ("prep", "colon", "quote")


def _fits_close(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "يختتم الفريق معسكره على أن يغادر غدا"."""
    return frame.mode != "clause" or reading.norms[frame.content - 2] != "علي"


def _fits_promise(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "تعد بمثابة …": in the present something to be done follows with ب."""
    if form.kind != "present" or frame.mode != "prep":
        near = frame.gap[1] - frame.gap[0] < 2
        return form.kind != "present" or frame.mode == "clause" and near and has_known_head(reading, frame)
    if frame.speaker is None or not has_known_head(reading, frame):
        return False
    first = frame.speaker[0]
    heads = first == 0 or reading.words[first - 1].sentence != reading.words[first].sentence
    return heads and looks_like_masdar(reading.norms[frame.content][1:])


def _fits_reveal(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Without عن only what is told is revealed: "يكشف تفاصيل …", not a patient's body or a gang."""
    if frame.mode != "object" or _stem(reading.words[frame.content].bare) in role("disclosed"):
        return True
    return frame.speaker is not None and bool(
        classes_of(reading, frame.speaker[0]) & {"document", "source", "outlet"}
    )


def _fits_relay(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Outlets relay: "نقلت وسائل إعلام أن"; else things and people are carried."""
    said = frame.mode in ("clause", "colon", "quote", "loose") and form.kind in ("past", "present")
    return (
        said
        and frame.speaker is not None
        and bool(classes_of(reading, frame.speaker[0]) & {"outlet", "source"})
    )


def _fits_request(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """ "طالبا من الحكومة أن …"; else طالبا is a student. Without من something to be done is asked for: "طلب الوزير نقل تحياته"."""
    if frame.mode == "object":
        asked = looks_like_masdar(reading.norms[frame.content]) or "object" in classes_of(
            reading, frame.content
        )
        return form.kind == "past" and frame.speaker is not None and asked and has_known_head(reading, frame)
    return form.kind != "participle" or reading.norms[index + 1] in ("من", "منه", "منها", "منهم", "ان")


def _fits_belie(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "يكذبون على شعبهم": who calls something false is known, and it is a report."""
    return form.number in ("s", "") and frame.mode == "object" and has_known_head(reading, frame)


def _fits_write(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "وكتب على لافتة …": nobody is named who wrote."""
    nobody = frame.speaker is None and reading.norms[index + 1] in ("علي", "فوق")
    return not nobody or "via_platform" in classes_of(reading, index + 2)


def _fits_speak(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "«المرفأ» تحدثت إلى مصدر حول …": who is spoken to does the telling."""
    return frame.mode != "prep" or reading.norms[index + 1] not in ("الي", "مع")


def _fits_continue(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "زاد عدد السكان … أن", "واصل اللاعب تدريباته … أن": what goes on is speech, which begins at once.

    Nor "الرياض - متابعة:", which says how the report was made.
    """
    if form.kind == "participle" and reading.norms[index] == "متابعه" and frame.mode == "colon":
        return reading.words[index - 1].kind != "mark" or reading.norms[index - 1] in COMMAS
    if reading.words[index + 1].proclitics[:1] == ("ل",) and not is_joined(reading, index):
        return False  # "مسجد تابع لقوات الأمن"
    if frame.mode in ("colon", "quote", "loose"):
        return True
    near = frame.gap[1] - frame.gap[0] < (6 if form.lemma == "زاد" else 10)
    return near and (frame.speaker is None or has_known_head(reading, frame) or frame.mode != "clause")


def _fits_stress(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "شددت القوات من إجراءاتها على الطرق"."""
    words = reading.norms[index + 1 : frame.content]
    if form.kind == "present" and frame.speaker and frame.speaker[0] < index and len(words) > 2:
        return False  # "تركيا تشدد الأمن على الحدود"
    start = frame.gap[0]
    from_what = "من" in words and (frame.speaker is not None or reading.norms[start] == "من")
    return frame.mode != "prep" or not from_what or any(norm in ("كل", "كلا", "عدد") for norm in words)


def _fits_prove(reading: Reading, index: int, form: Form, frame: Frame) -> bool:
    """Not "المواطن أثبت وطنيته": what a study or a court proves is told, what a man proves is done."""
    if frame.mode != "object":
        return True
    return frame.speaker is not None and bool(
        classes_of(reading, frame.speaker[0]) & {"document", "source", "body"}
    )


_FITS_LEMMA: dict[str, _Check] = {
    "أثبت": _fits_prove,
    "اتهم": _fits_accuse,
    "قدر": _fits_estimate,
    "نقل": _fits_relay,
    "طلب": _fits_request,
    "شدد": _fits_stress,
    "تحدث": _fits_speak,
    "كتب": _fits_write,
    "كذب": _fits_belie,
    "وعد": _fits_promise,
    "كشف": _fits_reveal,
    "بين": _fits_between,
    "أبان": _fits_near,
    "تبنى": _fits_claim,
    "أظهر": _fits_show,
    "حمل": _fits_blame,
    "رحب": _fits_welcome,
    "وصف": _fits_describe,
    "جدد": _fits_renew,
    "لفت": _fits_attention,
    "عد": _fits_count,
    "نشر": _fits_publish,
    "بث": _fits_outlet,
    "سلط": _fits_outlet,
    "عقب": _fits_comment,
    "ختم": _fits_close,
    "اختتم": _fits_close,
}


_FITS_LEMMA |= NOUN_LIKE
_FITS_LEMMA |= dict.fromkeys(("وجه", "قدم", "رفع", "أطلق"), _fits_directed)
_FITS_LEMMA |= dict.fromkeys(("توجه", "تقدم", "ألقى"), _fits_devoted)
_FITS_LEMMA |= dict.fromkeys(("رفض", "أصر", "وافق", "أجمع", "عارض"), _fits_clause)
_FITS_LEMMA |= dict.fromkeys(("وجد", "توصل"), _fits_finding)
_FITS_LEMMA |= dict.fromkeys(("زاد", "واصل", "تابع", "مضى", "أكمل"), _fits_continue)
_FITS_LEMMA |= dict.fromkeys(("أبرز", "تناقل", "عرج", "تداول", "عنون", "تناول", "ركز", "تطرق"), _fits_review)

"""What a word hangs on decides whether it is done: "وعدت الدول … بتقديم" is a promise, however far the verb."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.annotate.events.scope import chain_of, ruled_by
from khabar.arabic.words import split

from .reading import told


def _ruled(text: str, trigger: str) -> str | None:
    words = split(text)
    at = next(word.index for word in words.words if trigger in text[word.start : word.end])
    found = ruled_by(words, at, is_verbal=trigger.startswith(("ي", "ت")) and trigger != "تنازل")
    return found[0] if found is not None else None


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("وعدت الدول المنضوية في التحالف الذي تقوده بلاده ضد المتمردين بتقديم مساعدات", "بتقديم", "planned"),
        ("يطالبون بانسحاب الحركة التي تقاتل إلى جانب القوات وبالإفراج عن الأسرى", "وبالإفراج", "called_for"),
        ("طالبت اللجنة بتشكيل فريق للقيام بزيارة إلى المدينة والتحقيق في الحادث", "والتحقيق", "called_for"),
        ("المنطقة بحاجة إلى حوار بين الأطراف", "حوار", "called_for"),
        ("الحركة تعول على زيارة الوزير إلى العاصمة", "زيارة", "planned"),
        ("وضع خطة عسكرية، تقضي بوصول القوات إلى المدينة", "بوصول", "planned"),
        ("يستعد الضباط للتحضير لانقلاب في العاصمة وطرد الميليشيات", "وطرد", "planned"),
        ("يجب أن تجتمع الجامعة العربية وتقرر سحب القوات من المدينة", "سحب", "called_for"),
        ("هل حصلت الحكومة على تنازل من الحركة", "تنازل", "hypothetical"),
        ("قد يصبح الدفاع عن المقاتلين مهمة صعبة", "الدفاع", "hypothetical"),
        ("هذا حق لا يستطيع أحد منعهم منه", "منعهم", "denied"),
        ("حرص الوزير على ألا ينتقد الحكومة", "ينتقد", "denied"),
        ("لا تزال معارك المدينة مستمرة بين الطرفين", "معارك", "ongoing"),
        ("أكد المتحدث أن زيارة الوزير ستتناول الأزمة", "زيارة", "planned"),
        ("في حال تم القبض على المهربين تعود القافلة", "القبض", "hypothetical"),
        ("رحب الوزير بالدعوات الرامية إلى وقف القتال", "وقف", "planned"),
        ("شارك الآلاف في المظاهرات المطالبة بإقالة الحكومة", "بإقالة", "called_for"),
        ("وعليها سحب قواتها من البلاد", "سحب", "called_for"),
        ("وعلى الحكومة الرحيل عن البلاد", "الرحيل", "called_for"),
        ("نفذت القوات على الحدود هجوما", "هجوما", None),
        ("فقدوا القدرة على القتال وجرح 400 آخرون", "وجرح", None),
        ("تمكنت القوات من السيطرة على المدينة", "السيطرة", None),
        ("شن الطيران غارات على المدينة", "غارات", None),
        ("أدى الهجوم إلى مقتل جنديين", "مقتل", None),
    ],
)
def test_the_word_that_rules_an_act_from_afar_says_whether_it_came_about(text, trigger, status):
    assert _ruled(text, trigger) == status


def test_a_promise_far_before_its_object_makes_it_planned():
    text = "وعدت الدول المنضوية في التحالف الدولي الذي تقوده بلاده ضد المتمردين بتقديم مساعدات إلى الحكومة العراقية"
    assert ("بتقديم", "planned") in [(event[0], event[2]) for event in told(text)]


def test_what_was_managed_is_done():
    events = told("تمكنت القوات الحكومية من السيطرة على المدينة بعد معارك مع المتمردين")
    assert ("السيطرة", "occurred") in [(event[0], event[2]) for event in events]


@given(
    st.lists(
        st.sampled_from(["طالب", "بوقف", "القتال", "و", "قد", "يلتقي", "أن", "الذي", "،", "للقاء"]),
        max_size=40,
    )
)
def test_a_chain_ends_whatever_the_words(parts):
    words = split(" ".join(parts))
    for word in words.words:
        assert len(chain_of(words, word.index, is_verbal=False)) <= 6


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("أولى الوزير أهمية خاصة للزيارة التي قام بها الرئيس إلى العاصمة", "للزيارة", "occurred"),
        ("يستعد الجيش لفك الحصار الذي يفرضه المتمردون على المدينة", "الحصار", "ongoing"),
        ("تعرضت بعد منتصف الليل مناطق في المدينة لقصف من قبل الجيش", "لقصف", "occurred"),
        ("تتعرض الحكومة منذ أسابيع لهجوم من المعارضة", "لهجوم", "ongoing"),
        ("تصدى المقاتلون في جبهة المدينة لهجوم المتمردين", "لهجوم", "occurred"),
    ],
)
def test_what_is_told_of_an_act_as_known_came_about(text, trigger, status):
    assert (trigger, status) in [(event[0], event[2]) for event in told(text)]


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("أكد المتحدث أن تحرير المدينة من المتمردين بات قريبا", "تحرير", "planned"),
        ("بموجب الاتفاق الذي وقعه الطرفان ترفع الحكومة العقوبات عن إيران تدريجيا", "ترفع", "planned"),
        ("رفض البرلمان في العاصمة التوقيع على الاتفاق مع الحكومة", "التوقيع", "denied"),
        ("أعرب الوزير عن تضامنه داعيا إلى تقديم المسؤولين عن الهجوم للعدالة", "الهجوم", "occurred"),
        ("اقتحمت القوات المسجد ومنعت المصلين من الدخول إليه والتعدي على من فيه", "والتعدي", "occurred"),
        ("وافقت الحكومة على السماح للطائرات الأميركية بشن ضربات على المتمردين", "ضربات", "planned"),
        ("يتضمن برنامج الزيارة محادثات بين الرئيس والوزير في العاصمة", "محادثات", "planned"),
        ("أكد المتحدث أنه لا صحة لما نشر عن لقاء الوزير بالسفير", "لقاء", "denied"),
        ("قد يعني هذا أن ينتقد المسؤولون الحكومة علنا", "ينتقد", "hypothetical"),
    ],
)
def test_what_is_near_possible_or_due_is_not_done(text, trigger, status):
    assert (trigger, status) in [(event[0], event[2]) for event in told(text)]

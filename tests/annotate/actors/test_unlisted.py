"""Names that no list knows, told by what stands around them."""

from khabar.annotate.actors import find_actors
from khabar.annotate.layout import find_layout
from khabar.arabic.words import split


def named(text: str) -> dict[str, str]:
    words = split(text)
    actors = find_actors(words, layout=find_layout(words, title=None))
    return {actor.name: actor.type for actor in actors}


def test_a_row_of_places_after_a_plural_classifier_is_read_to_its_end():
    found = named("شنت الطائرات غارات في مناطق الزوبعية والطلحان والبوزنكان شرقي الرمادي.")
    assert {"الزوبعية", "الطلحان", "البوزنكان"} <= {name for name, kind in found.items() if kind == "LOC"}


def test_a_word_that_lies_beside_a_known_place_is_a_place():
    assert named("انفجرت سيارة في الزوبعية بجنوب بغداد أمس.").get("الزوبعية") == "LOC"


def test_a_verbal_noun_after_a_classifier_is_no_place():
    assert named("أغلقت البلدية منطقة التقاطع أمام السيارات.") == {}


def test_a_family_name_that_no_list_knows_belongs_to_the_person():
    assert "شاهر العنّاب" in named("وقال الطبيب شاهر العنّاب، إن المصابين بخير.")


def test_two_unknown_words_after_an_office_and_a_nationality_are_its_holder():
    assert named("وصل وزير الخارجية القيداري مهران الكثيبي، أمس.") == {"مهران الكثيبي": "PER"}


def test_the_holder_stands_after_the_name_of_his_body():
    found = named("أكد الأمين العام لمنظمة دول الحوض يونس الصفصاف أن الاجتماع تأجل.")
    assert found.get("يونس الصفصاف") == "PER"


def test_an_adverb_after_a_name_is_no_part_of_it():
    assert "سالم حفلًا" not in named("يقدم المهندس سالم حفلًا، غداً.")


def test_a_state_noun_makes_an_unknown_word_a_country():
    found = named("وصل الوفد إلى مملكة قيدار أمس، وقالت قيدار إن الزيارة قصيرة.")
    assert found == {"قيدار": "GPE"}


def test_two_names_after_between_are_countries_where_their_nationalities_stand():
    found = named("تجري محادثات بين قيدار وأوسان. ورحب الوزير القيداري، وتحفظ الوزير الأوساني.")
    assert {"قيدار", "أوسان"} <= {name for name, kind in found.items() if kind == "GPE"}


def test_the_kingdom_is_not_saudi_where_the_text_speaks_of_another():
    assert "المملكة" not in named("عاد إلى المملكة أمس بعد أن غادر مملكة قيدار قبل عام.")


def test_saudi_after_a_definite_noun_is_an_adjective():
    assert "السعودية" not in named("وقع الحادث داخل الأراضي السعودية فجراً.")


def test_tags_at_the_foot_are_no_actors():
    assert named("انتهت المباراة دون أهداف. سمات مصر تونس") == {}


def test_a_feminine_adjective_does_not_name_a_masculine_body():
    assert named("ودان المجلس العملية التي وصفها بالجبانة.") == {}


def test_a_name_before_a_dash_and_a_verb_is_the_place_of_the_dateline():
    assert named("بندر الريم - أكدت الوزيرة أمس أن الاتفاق قريب.").get("بندر الريم") == "LOC"


def test_a_name_before_a_dash_and_an_outlet_is_the_author():
    assert named("سالم الخيزران – عين اليوم\nأكدت الوزيرة أمس أن الاتفاق قريب.").get("سالم الخيزران") == "PER"

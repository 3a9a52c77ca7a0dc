"""What the lists know, for other layers too."""

import pytest

from khabar.annotate.actors.latin import transliterate
from khabar.annotate.actors.lists import (
    capital_country,
    country_name,
    country_of_folded,
    country_of_name,
    forms,
)
from khabar.annotate.actors.tagger import load_model
from khabar.arabic.letters import fold_word


@pytest.mark.parametrize(
    ("word", "iso"),
    [("السوري", "SYR"), ("الأمريكية", "USA"), ("أميركيين", "USA"), ("الروس", "RUS"), ("الكبير", None)],
)
def test_a_nationality_gives_its_country(word: str, iso: str | None):
    assert country_of_folded(fold_word(word)) == iso


@pytest.mark.parametrize(
    ("name", "iso"), [("سورية", "SYR"), ("الولايات المتحدة", "USA"), ("دمشق", "SYR"), ("جدة", None)]
)
def test_a_country_or_capital_gives_its_code(name: str, iso: str | None):
    assert country_of_name(name) == iso


def test_codes_have_arabic_names_and_capitals_their_country():
    assert country_name("SYR") == "سوريا"
    assert capital_country("واشنطن") == "USA"
    assert capital_country("نيويورك") is None


def test_no_form_is_empty_and_every_entry_has_a_key():
    assert all(key and known for key, known in forms().items())
    assert all(form.entry.key for known in forms().values() for form in known)


def test_the_model_beside_the_code_fits_the_code():
    model = load_model()
    assert "O" in model.labels
    assert model.weights.shape[0] == sum(map(len, model.rows.values())) + 1


@pytest.mark.parametrize(("name", "latin"), [("الشرع", "Aš-Šrʿ"), ("القاهرة", "Al-Qāhra"), ("محمد", "Mḥmd")])
def test_names_are_transliterated_by_letter(name: str, latin: str):
    assert transliterate(name) == latin

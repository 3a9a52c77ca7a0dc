"""Latin letters for names that no list knows: DIN 31635, without the short vowels that the text does not write."""

_LETTERS = {
    "ا": "ā", "أ": "ʾ", "إ": "ʾi", "آ": "ʾā", "ب": "b", "ت": "t", "ث": "ṯ", "ج": "ǧ", "ح": "ḥ", "خ": "ḫ", "د": "d", "ذ": "ḏ",
    "ر": "r", "ز": "z", "س": "s", "ش": "š", "ص": "ṣ", "ض": "ḍ", "ط": "ṭ", "ظ": "ẓ", "ع": "ʿ", "غ": "ġ", "ف": "f", "ق": "q",
    "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ى": "ā", "ة": "a", "ء": "ʾ", "ؤ": "ʾ", "ئ": "ʾ",
    "پ": "p", "چ": "č", "ڤ": "v", "گ": "g", "ک": "k", "ی": "y",
    "َ": "a", "ُ": "u", "ِ": "i", "ّ": "", "ْ": "",
}  # fmt: skip
_SUN = frozenset("تثدذرزسشصضطظلن")


def transliterate(name: str) -> str:
    """A name in Latin letters after DIN 31635: "الشرع" → "Aš-Šrʿ". Letters that are not Arabic stay as they are."""
    return " ".join(_word(word) for word in name.split())


def _long_ends(word: str) -> str:
    """The word with the long vowels that spelling makes sure: final ي, final ية, first إي."""
    if len(word) > 3 and word.endswith("ية"):
        return word[:-2] + "iyya"
    if len(word) > 2 and word.endswith("ي"):
        return word[:-1] + "ī"
    return word


def _word(word: str) -> str:
    article = ""
    if word.startswith("ال") and len(word) > 3:
        assimilated = _LETTERS[word[2]] if word[2] in _SUN else "l"
        article, word = f"A{assimilated}-", word[2:]
    word = _long_ends(word)
    letters = "".join(_LETTERS.get(letter, letter) for letter in word)
    if word[:1] == "أ" and letters.startswith("ʾ"):
        letters = "a" + letters[1:]
    elif word[:1] in ("إ", "آ"):
        letters = letters[1:]
    return article + letters[:1].upper() + letters[1:]

"""The tagger: a linear-chain model over word forms, decoded with numpy.

Trained by bench/train_actors.py with python-crfsuite; at run time nothing of it is needed. Features that depend on one
word form alone are summed once a form and kept, so that an article costs a few array look-ups (decision 0013).
"""

from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO

import msgspec
import numpy as np
from numpy.typing import NDArray

from khabar.annotate.actors.decoding import decode
from khabar.annotate.actors.features import CLASS_ID, CLASSES, TEMPLATES, form_features, readings
from khabar.annotate.actors.letters import Letters, likenesses, read_letters
from khabar.annotate.actors.lists import name_parts
from khabar.annotate.actors.units import Mention, Unit
from khabar.errors import SetupError
from khabar.model import ActorType, Span, Word, Words

_MODEL = "model.npz"
SLOTS = ("", "-1", "+1", "-2", "+2")  # own place, the words beside, the words two away
_MOST_FORMS = 100_000  # 18 MB of vectors; then the table begins anew
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Model(msgspec.Struct, frozen=True):
    """Weights as arrays: `rows` maps a feature to its row of `weights`."""

    labels: tuple[str, ...]
    rows: dict[str, dict[str, int]]  # by template and value
    weights: Floats  # row × slot × label; the last row is nothing
    transitions: Floats
    classes: dict[str, Floats]  # c- c+ c3 l3 r3: class pairs and triples
    hints: dict[str, Floats]  # what lists and patterns say: g h at 0 -1 +1, gh
    hint_id: dict[str, int]
    letters: dict[str, float]  # runs of letters → how much more names have them than words
    runs: Letters  # the same by number
    common: frozenset[str]  # folded words that the training texts use outside names


class _Forms(msgspec.Struct):
    """Vectors of the word forms met so far: row 0 is the edge of a sentence."""

    ids: dict[str, int]
    vectors: Floats  # slot × form × label
    classes: Ints


@cache
def load_model() -> Model:
    """The model that lies beside the code. Raises SetupError where it is absent or was made for other features."""
    source = files("khabar.annotate.actors").joinpath(_MODEL)
    if not source.is_file():
        raise SetupError(
            f"{_MODEL} is missing beside khabar.annotate.actors: reinstall khabar or run bench/train_actors.py"
        )
    return read_model(source.read_bytes())


def read_model(content: bytes) -> Model:
    """The model in the bytes of such a file."""
    with np.load(BytesIO(content)) as arrays:
        names = bytes(arrays["names"]).decode().split("\n")
        if tuple(bytes(arrays["class_names"]).decode().split("\n")) != CLASSES:
            raise SetupError(f"{_MODEL} was trained with other word classes: run bench/train_actors.py")
        hint_names = bytes(arrays["hint_names"]).decode().split("\n")
        labels = tuple(bytes(arrays["labels"]).decode().split("\n"))
        classes = {
            key: _dense(arrays, f"class {key}", len(CLASSES), len(labels))
            for key in ("c-", "c+", "c3", "l3", "r3")
        }
        hints = {
            key: arrays[f"hint {key}"].astype(np.float32)
            for key in ("g", "-1g", "+1g", "h", "-1h", "+1h", "gh")
        }
        letters = dict(
            zip(bytes(arrays["grams"]).decode().split("\n"), arrays["gram_weights"].tolist(), strict=True)
        )
        return Model(
            labels=labels, rows=_by_template(names), weights=_ended(arrays["weights"].astype(np.float32)),
            transitions=arrays["transitions"].astype(np.float32), classes=classes, hints=hints,
            hint_id={name: number for number, name in enumerate(hint_names)},
            letters=letters, runs=read_letters(letters),
            common=frozenset(bytes(arrays["common"]).decode().split("\n")),
        )  # fmt: skip


def _by_template(names: Sequence[str]) -> dict[str, dict[str, int]]:
    """Template → value → row, of features in order: "w=قال" is the value "قال" of "w="."""
    rows: dict[str, dict[str, int]] = {template: {} for template in (*TEMPLATES, "edge")}
    for row, name in enumerate(names):
        template, equals, value = name.partition("=")
        rows[template + equals][value] = row
    return rows


def _row_finders(model: Model) -> dict[str, Callable[[str], int | None]]:
    return {template: rows.get for template, rows in model.rows.items()}


def _ended(weights: Floats) -> Floats:
    """The weights with a row of nothing at their end, for a form that no attribute knows."""
    nothing = np.zeros_like(weights[:1])
    return np.concatenate([weights, nothing])


def _dense(arrays: "np.lib.npyio.NpzFile", key: str, n_classes: int, n_labels: int) -> Floats:
    cells = arrays[f"{key} cells"]
    table = np.zeros((n_classes ** (2 if key[-1] in "-+" else 3), n_labels), np.float32)
    table[cells] = arrays[f"{key} weights"]
    return table


@cache
def _forms() -> _Forms:
    model = load_model()
    forms = _Forms(
        {},
        np.zeros((len(SLOTS), 4096, len(model.labels)), np.float32),
        np.zeros(4096, np.int64),
    )
    _begin_forms(forms, model)
    return forms


def _begin_forms(forms: _Forms, model: Model) -> None:
    """Empty the table; the edge says BOS to the word after it and EOS to the word before."""
    forms.ids.clear()
    forms.ids[""] = 0
    forms.vectors[:, 0] = 0
    if "" in model.rows["edge"]:
        forms.vectors[:, 0] = model.weights[model.rows["edge"][""]]
    forms.classes[0] = CLASS_ID["edge"]


def _add_forms(forms: _Forms, model: Model, new: Sequence[tuple[str, Word]]) -> None:
    """Write class and vectors of the forms that were numbered last; `new` are their surfaces with a word each."""
    past = len(forms.ids)
    while forms.vectors.shape[1] < past:
        forms.vectors = np.concatenate([forms.vectors, np.zeros_like(forms.vectors)], axis=1)
        forms.classes = np.concatenate([forms.classes, np.zeros_like(forms.classes)])
    first = past - len(new)
    row_of = _row_finders(model)
    rows: list[int] = []
    starts: list[int] = []
    classes: list[int] = []
    likes = likenesses([readings(word.norm) for _, word in new], model.runs)
    for (surface, word), like in zip(new, likes, strict=True):
        own, features = form_features(word.norm, word.kind, surface, like, row_of)
        starts.append(len(rows))
        rows.append(-1)
        rows += [row for row in features if row is not None]
        classes.append(CLASS_ID[own])
    forms.classes[first:past] = classes
    picked = model.weights.take(rows, axis=0)
    forms.vectors[:, first:past] = np.add.reduceat(picked, starts, axis=0).transpose(1, 0, 2)


def class_tagged(surface: str) -> str | None:
    """The class that a form had when the tagger met it last; None where it has not."""
    forms = _forms()
    number = forms.ids.get(surface)
    return CLASSES[forms.classes[number]] if number else None


def find_tagged(
    words: Words,
    units: Sequence[Unit],
    listed: Sequence[Mention],
    patterned: Sequence[Mention],
) -> list[Mention]:
    """What the tagger takes for a name, by start, not overlapping; `listed` and `patterned` are hints to it."""
    if not len(words):
        return []
    labels = tag_words(words, hints(units, listed, "g"), hints(units, patterned, "h"))
    return _mentions(labels, units)


def hints(units: Sequence[Unit], mentions: Sequence[Mention], slot: str) -> dict[int, str]:
    """What lists (g) or patterns (h) say of a word: type, how sure, place in the name; words that they pass over are left out."""
    said: dict[int, str] = {}
    for mention in mentions:
        kind = mention.type + (
            "-a" if slot == "g" and mention.how == "alone" else "-p" if slot == "h" and mention.bare else ""
        )
        first, last = units[mention.first].first, units[mention.last].last
        for index in range(first, last + 1):
            said[index] = (
                f"{kind}-{'S' if first == last else 'B' if index == first else 'E' if index == last else 'I'}"
            )
    return said


def tag_words(words: Words, listed: dict[int, str], patterned: dict[int, str]) -> list[str]:
    """A BIO label for each word; the two hints are as `hints` gives them."""
    model, forms = load_model(), _forms()
    if len(forms.ids) >= _MOST_FORMS:
        _begin_forms(forms, model)
    places, ids = _padded(words, model, forms)
    said, meant = (_placed(hint, places, len(ids), model) for hint in (listed, patterned))
    emissions = _emissions(ids, said, meant, model, forms)
    outside = model.labels.index("O")
    numbers = decode(emissions, ids == 0, transitions=model.transitions, outside=outside)
    return _parted([model.labels[number] for number in numbers[places].tolist()], words)


def _parted(labels: list[str], words: Words) -> list[str]:
    """The labels with a new person at each و inside one: "ميلر ووالكر" are two; "وليد" is a name."""
    for index, label in enumerate(labels):
        if label == "I-PER":
            norm = words[index].norm
            if norm[0] == "و" and len(norm) > 3 and norm not in name_parts():
                labels[index] = "B-PER"
    return labels


def _padded(words: Words, model: Model, forms: _Forms) -> tuple[Ints, Ints]:
    """Where each word stands among the places, two edges between sentences, and the form ids of all places."""
    text, known = words.text, forms.ids
    surfaces = [text[word.start : word.end] for word in words.words]
    if not known.keys() >= set(surfaces):
        new: list[tuple[str, Word]] = []
        for surface, word in zip(surfaces, words.words, strict=True):
            if surface not in known and len(known) < _MOST_FORMS:
                known[surface] = len(known)
                new.append((surface, word))
        if new:
            _add_forms(forms, model, new)
    n_words = [past - first for first, past in words.sentences]
    places = np.arange(2, len(surfaces) + 2) + np.repeat(np.arange(len(n_words)) * 2, n_words)
    ids = np.zeros(len(surfaces) + 2 * len(n_words) + 2, np.int64)
    ids[places] = [known.get(surface, 0) for surface in surfaces]
    return places, ids


def _placed(hint: dict[int, str], places: Ints, n_places: int, model: Model) -> Ints:
    numbers = np.zeros(n_places, np.int64)
    for index, name in hint.items():
        numbers[places[index]] = model.hint_id.get(name, 0)
    return numbers


def _emissions(ids: Ints, said: Ints, meant: Ints, model: Model, forms: _Forms) -> Floats:
    vectors, tables = forms.vectors, model.classes
    classes = forms.classes.take(ids)
    n_classes = len(CLASSES)
    scores: Floats = np.zeros((len(ids), len(model.labels)), np.float32)
    inner = scores[2:-2]
    for slot, first in enumerate((2, 1, 3, 0, 4)):
        inner += vectors[slot].take(ids[first : first + len(inner)], axis=0)
    before, here, after = classes[1:-3], classes[2:-2], classes[3:-1]
    left = before * n_classes + here
    right = here * n_classes + after
    inner += tables["c-"].take(left, axis=0)
    inner += tables["c+"].take(right, axis=0)
    inner += tables["c3"].take(left * n_classes + after, axis=0)
    inner += tables["l3"].take(classes[:-4] * n_classes**2 + left, axis=0)
    inner += tables["r3"].take(right * n_classes + classes[4:], axis=0)
    _add_hints(inner, ids, said, meant, model)
    return scores


def _add_hints(inner: Floats, ids: Ints, said: Ints, meant: Ints, model: Model) -> None:
    """What lists and patterns say, at the words that they or their neighbours name; elsewhere they say the same nothing."""
    hinted, n_hints = model.hints, len(model.hint_id)
    here = (
        hinted["g"][said[2:-2]] + hinted["h"][meant[2:-2]] + hinted["gh"][said[2:-2] * n_hints + meant[2:-2]]
    )
    inner += here
    word_before, word_after = (ids[1:-3] != 0)[:, None], (ids[3:-1] != 0)[:, None]
    inner += np.where(word_before, hinted["-1g"][said[1:-3]] + hinted["-1h"][meant[1:-3]], 0)
    inner += np.where(word_after, hinted["+1g"][said[3:-1]] + hinted["+1h"][meant[3:-1]], 0)


def _mentions(labels: Sequence[str], units: Sequence[Unit]) -> list[Mention]:
    found: list[Mention] = []
    first: int | None = None
    kind = ""
    for index, unit in enumerate([*units, None]):
        label = labels[unit.first] if unit else "O"
        if first is not None and (label[:1] != "I" or label[2:] != kind):
            found += _mention(units, first, index - 1, kind)
            first = None
        if label != "O" and first is None and not label.endswith("MISC"):
            first, kind = index, label[2:]
    return found


def _mention(units: Sequence[Unit], first: int, last: int, kind: str) -> list[Mention]:
    """The mention without the clitics of its first word; none where only marks are left."""
    while first <= last and units[first].kind == "mark":
        first += 1
    while last >= first and units[last].kind == "mark":
        last -= 1
    if first > last:
        return []
    token, start = units[first].readings[0]
    tokens = (token, *(unit.norm for unit in units[first + 1 : last + 1]))
    types: dict[str, ActorType] = {
        "PER": "PER",
        "ORG": "ORG",
        "LOC": "LOC",
        "GPE": "GPE",
    }
    return [
        Mention(
            first=first,
            last=last,
            span=Span(start, units[last].end),
            tokens=tokens,
            type=types[kind],
            rule="tagger",
        )
    ]

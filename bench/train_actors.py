"""Train the tagger of the actors: python bench/train_actors.py ../shared/conformance/ner [--research] [-o FILE].

Reads the CoNLL files that may be shipped (anercorp-train, aqmar-train, aqmar-dev, wojood-sample-a) or, with --research, the cleaned
labels of CLEANANERCorp, which are for measuring only. Needs python-crfsuite, which khabar itself does not.
Licences and figures: docs/model-card.md; why a CRF with summed forms: docs/decisions/0013-actors-tagger.md.
"""

import argparse
import bisect
import tempfile
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pycrfsuite
import scipy.sparse

from khabar.annotate.actors.features import (
    CLASSES,
    NAMED,
    class_of,
    form_features,
    grams,
    is_seen_far,
    is_seen_near,
    likeness,
    readings,
)
from khabar.annotate.actors.finding import find_hints
from khabar.annotate.actors.lists import name_parts
from khabar.annotate.actors.tagger import SLOTS, hints
from khabar.annotate.actors.units import Mention, Unit, units_of
from khabar.arabic.words import split
from khabar.model import Words

SHIPPED = ("anercorp-train.conll", "aqmar-train.conll", "aqmar-dev.conll", "wojood-sample-a.conll")
RESEARCH = ("cleananercorp-train.conll", "aqmar-train.conll", "aqmar-dev.conll", "wojood-sample-a.conll")
TYPES = {"PERS": "PER", "GPE": "LOC", "MIS": "MISC", "OEG": "ORG"}
Sentence = list[tuple[str, str]]
Letters = Sequence[Mapping[str, float]]
FOLDS = 5


def read_conll(path: Path) -> list[Sentence]:
    """Sentences as (token, BIO tag); types become PER, ORG, LOC, MISC; misspelt tags of AQMAR and ANERcorp that are no words count as O."""
    sentences: list[Sentence] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            sentences.append([])
            continue
        token, tag = line.split("\t")[0], line.split("\t")[-1]
        begin, dash, kind = tag.partition("-")
        kind = TYPES.get(kind, kind)
        sentences[-1].append(
            (
                token.strip() or "_",
                f"{begin}-{kind}" if dash and kind.isupper() else "O",
            )
        )
    return [sentence for sentence in sentences if sentence]


def as_words(sentence: Sentence) -> tuple[Words, list[int]]:
    """The sentence as the product cuts it, and for each word the token it came from. One sentence whatever its marks."""
    starts: list[int] = []
    position = 0
    for token, _ in sentence:
        starts.append(position)
        position += len(token) + 1
    words = split(" ".join(token for token, _ in sentence))
    return words, [bisect.bisect_right(starts, word.start) - 1 for word in words.words]


def tags_of(sentence: Sentence, tokens: Sequence[int]) -> list[str]:
    """The tag of each word: a token that is cut into several words begins its name once."""
    tags: list[str] = []
    for place, token in enumerate(tokens):
        tag = sentence[token][1]
        again = place > 0 and tokens[place - 1] == token
        tags.append("I" + tag[1:] if again and tag[0] == "B" else tag)
    return tags


def mend(tags: Sequence[str], words: Words, units: Sequence[Unit], listed: Sequence[Mention]) -> list[str]:
    """The tags with the project's own corrections: a body or person that the lists know and the annotators passed over,
    and the credited agency "(الفرنسية)". ANERcorp leaves many of them without a label."""
    mended = list(tags)
    for mention in listed:
        if mention.type not in ("ORG", "PER") or mention.how == "alone":
            continue
        first, last = units[mention.first].first, units[mention.last].last
        if all(tag == "O" or tag.endswith("MISC") for tag in tags[first : last + 1]):
            mended[first : last + 1] = ["B-" + mention.type] + ["I-" + mention.type] * (last - first)
    for index in range(1, len(words) - 1):
        if words[index].norm == "الفرنسيه" and words[index - 1].norm == "(" and mended[index] == "O":
            mended[index] = "B-ORG"
    return mended


def attributes(
    words: Words,
    listed: dict[int, str],
    patterned: dict[int, str],
    letters: Letters,
    source: str,
) -> list[list[str]]:
    """The attributes of each word, named as the model file names them. `source` marks a corpus with other habits than news."""
    forms = [(word.norm, word.kind, words.text[word.start : word.end]) for word in words.words]
    own = [
        form_features(*form, likeness(readings(form[0]), letters[fold_of(form[0])]), NAMED)[1]
        for form in forms
    ]
    near = [[feature for feature in features if is_seen_near(feature)] for features in own]
    far = [[feature for feature in features if is_seen_far(feature)] for features in own]
    classes = [
        "edge",
        "edge",
        *[class_of(norm, kind, letters[fold_of(norm)]) for norm, kind, _ in forms],
        "edge",
        "edge",
    ]
    rows: list[list[str]] = []
    for index in range(len(forms)):
        row = list(own[index])
        ll, left, here, right, rr = classes[index : index + 5]
        said, meant = listed.get(index, "0"), patterned.get(index, "0")
        row += [f"g={said}", f"h={meant}", f"gh={said} {meant}"]
        row += [
            f"c-={left}|{here}",
            f"c+={here}|{right}",
            f"c3={left}|{here}|{right}",
            f"l3={ll}|{left}|{here}",
            f"r3={here}|{right}|{rr}",
        ]
        if index:
            row += ["-1" + feature for feature in near[index - 1]] + [
                f"-1g={listed.get(index - 1, '0')}",
                f"-1h={patterned.get(index - 1, '0')}",
            ]
        else:
            row.append("-1edge")
        if index + 1 < len(forms):
            row += ["+1" + feature for feature in near[index + 1]] + [
                f"+1g={listed.get(index + 1, '0')}",
                f"+1h={patterned.get(index + 1, '0')}",
            ]
        else:
            row.append("+1edge")
        row += ["-2" + feature for feature in far[index - 2]] if index > 1 else []
        row += ["+2" + feature for feature in far[index + 2]] if index + 2 < len(forms) else []
        if source:
            habits = [
                feature for feature in row if feature.startswith(("c=", "w=", "g=", "s3=", "-1c=", "+1c="))
            ]
            row += [f"@{source}", *(f"@{source} {feature}" for feature in habits)]
        rows.append(row)
    return rows


def fold_of(norm: str) -> int:
    """Which part of the words one belongs to: the letters that it is judged by were learned without it."""
    return zlib.crc32(norm.encode()) % FOLDS


def learn_letters(names: Sequence[str], words: Sequence[str]) -> dict[str, float]:
    """Weight of each run of letters for names against words, by logistic regression; "" is the constant."""
    seen = Counter(gram for word in (*names, *words) for gram in set(grams(word)))
    column = {gram: place for place, gram in enumerate(gram for gram, count in seen.items() if count > 2)}
    rows = [[column[gram] for gram in set(grams(word)) if gram in column] for word in (*names, *words)]
    starts = np.cumsum([0, *map(len, rows)])
    flat = np.concatenate([np.array(row, np.int32) for row in rows])
    table = scipy.sparse.csr_matrix(
        (np.ones(len(flat), np.float32), flat, starts), shape=(len(rows), len(column))
    )
    truth = np.r_[np.ones(len(names)), np.zeros(len(words))].astype(np.float32)
    share = np.where(truth > 0, len(rows) / 2 / len(names), len(rows) / 2 / len(words))
    weights, constant, speed = (
        np.zeros(len(column), np.float32),
        0.0,
        np.full(len(column), 1e-6, np.float32),
    )
    for _ in range(150):
        error = (1 / (1 + np.exp(-(table @ weights + constant))) - truth) * share
        gradient = table.T @ error / len(rows) + 2e-4 * weights
        speed += gradient**2
        weights -= 0.3 * gradient / np.sqrt(speed)
        constant -= 0.5 * float(error.mean())
    return {
        "": constant,
        **{gram: float(weights[place]) for gram, place in column.items()},
    }


def train(
    folder: Path, names: Sequence[str], model: Path, *, iterations: int
) -> tuple[set[str], dict[str, float]]:
    """The words seen outside names and the weights of letters; the crfsuite model is in `model`."""
    trainer = pycrfsuite.Trainer(verbose=False)
    read = [(name, *_prepared(sentence)) for name in names for sentence in read_conll(folder / name)]
    outside = Counter(word for _, words, tags, _, _ in read for word in _outside(words, tags))
    parts = sorted(name_parts())
    common = sorted(word for word in outside if word not in name_parts())
    letters = [
        learn_letters(
            [part for part in parts if fold_of(part) != fold],
            [word for word in common if fold_of(word) != fold],
        )
        for fold in range(FOLDS)
    ]
    for name, words, tags, said, meant in read:
        source = "" if "anercorp" in name else name.split("-")[0]
        trainer.append(attributes(words, said, meant, letters, source), tags)
    trainer.select("lbfgs")
    trainer.set_params(
        {
            "c1": 0.1,
            "c2": 0.3,
            "max_iterations": iterations,
            "feature.possible_transitions": True,
        }
    )
    trainer.train(str(model))
    return set(outside), learn_letters(parts, common)


def _prepared(
    sentence: Sentence,
) -> tuple[Words, list[str], dict[int, str], dict[int, str]]:
    words, tokens = as_words(sentence)
    units = units_of(words)
    listed, patterned = find_hints(units)
    tags = mend(tags_of(sentence, tokens), words, units, listed)
    return words, tags, hints(units, listed, "g"), hints(units, patterned, "h")


def _outside(words: Words, tags: Sequence[str]) -> list[str]:
    return [
        word.norm for word, tag in zip(words.words, tags, strict=True) if tag == "O" and word.kind == "arabic"
    ]


def export(model: Path, common: set[str], letters: Mapping[str, float], target: Path) -> int:
    """Number of attributes kept; writes the arrays that khabar.annotate.actors.tagger reads."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    dump = tagger.info()
    labels = sorted(dump.labels, key=lambda label: int(dump.labels[label]))
    column = {label: number for number, label in enumerate(labels)}
    weights: dict[str, np.ndarray] = {}
    for (attribute, label), weight in dump.state_features.items():
        if not attribute.startswith("@") and abs(weight) > 1e-3:
            weights.setdefault(attribute, np.zeros(len(labels)))[column[label]] = weight
    transitions = np.zeros((len(labels), len(labels)), np.float32)
    for (before, after), weight in dump.transitions.items():
        transitions[column[before], column[after]] = weight
    arrays = {
        "transitions": transitions,
        "labels": _text(labels),
        "class_names": _text(CLASSES),
    }
    _export_classes(weights, arrays, len(labels))
    _export_hints(weights, arrays, len(labels))
    names: dict[str, np.ndarray] = {}
    for attribute, row in weights.items():
        slot = SLOTS.index(attribute[:2]) if attribute[:2] in SLOTS else 0
        names.setdefault(attribute[2:] if slot else attribute, np.zeros((len(SLOTS), len(labels))))[slot] = (
            row
        )
    arrays |= {
        "names": _text(list(names)),
        "weights": np.array(list(names.values()), np.float16),
    }
    kept = {gram: weight for gram, weight in letters.items() if abs(weight) > 0.02 or not gram}
    arrays |= {
        "grams": _text(list(kept)),
        "gram_weights": np.array(list(kept.values()), np.float16),
    }
    arrays["common"] = _text(sorted(common))
    np.savez_compressed(target, **arrays)
    return len(names)


def _text(names: Sequence[str]) -> np.ndarray:
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def _export_classes(weights: dict[str, np.ndarray], arrays: dict[str, np.ndarray], n_labels: int) -> None:
    number = {name: place for place, name in enumerate(CLASSES)}
    for key in ("c-", "c+", "c3", "l3", "r3"):
        names = [name for name in weights if name.startswith(key + "=")]
        cells = []
        for name in names:
            cell = 0
            for part in name.split("=", 1)[1].split("|"):
                cell = cell * len(CLASSES) + number[part]
            cells.append(cell)
        arrays[f"class {key} cells"] = np.array(cells, np.int64)
        arrays[f"class {key} weights"] = np.array([weights.pop(name) for name in names], np.float16).reshape(
            -1, n_labels
        )


def _export_hints(weights: dict[str, np.ndarray], arrays: dict[str, np.ndarray], n_labels: int) -> None:
    said = {
        value
        for name in weights
        for key, _, value in [name.partition("=")]
        if key in ("g", "h", "-1g", "+1g", "-1h", "+1h")
    }
    names = ["0", *sorted(said - {"0"})]
    for key in ("g", "-1g", "+1g", "h", "-1h", "+1h"):
        arrays[f"hint {key}"] = np.array(
            [weights.pop(f"{key}={name}", np.zeros(n_labels)) for name in names],
            np.float16,
        )
    both = [weights.pop(f"gh={one} {other}", np.zeros(n_labels)) for one in names for other in names]
    arrays["hint gh"] = np.array(both, np.float16)
    arrays["hint_names"] = _text(names)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--research",
        action="store_true",
        help="train on the cleaned labels, for measuring only",
    )
    parser.add_argument("--iterations", type=int, default=120)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("src/khabar/annotate/actors/model.npz"),
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        model = Path(scratch) / "actors.crfsuite"
        common, letters = train(
            options.folder,
            RESEARCH if options.research else SHIPPED,
            model,
            iterations=options.iterations,
        )
        n_attributes = export(model, common, letters, options.output)
    print(
        f"{len(common)} common words, {n_attributes} attributes, {options.output.stat().st_size / 1e6:.1f} MB in {options.output}"
    )


if __name__ == "__main__":
    main()

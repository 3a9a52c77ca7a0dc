"""Measure the tagger: python bench/ner.py ../shared/conformance/ner/cleananercorp-test-a.conll [-o PREDICTED] [--model FILE].

Writes a CoNLL file for `score.py ner`, and the gold without MISC beside it: khabar has no class for products, prizes
and creeds, so MISC is left out of gold and prediction alike, and GPE counts as LOC. Names are looked up within 30
sentences on both sides as within one article, the file having no article boundaries.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import train_actors
from khabar.annotate.actors import tagger
from khabar.annotate.actors.features import class_of, readings
from khabar.annotate.actors.finding import find_hints
from khabar.annotate.actors.units import units_of
from khabar.model import Words

_WINDOW = 30
Entity = tuple[int, int, str]


def tag_sentence(words: Words) -> list[str]:
    """Labels of one sentence, MISC dropped."""
    units = units_of(words)
    listed, patterned = find_hints(units)
    said, meant = (
        tagger.hints(units, listed, "g"),
        tagger.hints(units, patterned, "h"),
    )
    return ["O" if label.endswith("MISC") else label for label in tagger.tag_words(words, said, meant)]


def entities(tags: Sequence[str]) -> set[Entity]:
    """Entities as (first, last, type) by the CoNLL rule."""
    found: set[Entity] = set()
    first: int | None = None
    kind = ""
    for index, tag in enumerate([*tags, "O"]):
        if first is not None and (tag[0] != "I" or tag[2:] != kind):
            found.add((first, index - 1, kind))
            first = None
        if tag != "O" and first is None:
            first, kind = index, tag[2:]
    return found


def spread(sentences: Sequence[Words], tags: list[list[str]]) -> list[list[str]]:
    """The tags with surnames that a near sentence gave to a person: the article-level step of khabar's linking."""
    bearers = []
    for words, row in zip(sentences, tags, strict=True):
        bearers.append(
            Counter(
                words[last].norm
                for _, last, kind in entities(row)
                if kind == "PER" and len(words[last].norm) > 2
            )
        )
    common = tagger.load_model().common
    plain = {
        "function",
        "says",
        "nationality",
        "country",
        "city",
        "place",
        "title",
        "definite",
        "day",
    }
    for number, (words, row) in enumerate(zip(sentences, tags, strict=True)):
        near = set().union(*bearers[max(0, number - _WINDOW) : number + _WINDOW + 1])
        for index, word in enumerate(words.words):
            if (
                row[index] == "O"
                and word.kind == "arabic"
                and class_of(word.norm, "arabic", tagger.load_model().letters) not in plain
            ) and any(token in near and token not in common for token in readings(word.norm)):
                row[index] = "B-PER"
    return tags


def to_tokens(
    sentence: train_actors.Sentence,
    words: Words,
    tokens: Sequence[int],
    tags: Sequence[str],
) -> list[str]:
    """A tag for each token of the file: that of its first word; an I that follows nothing begins a name."""
    labels = ["O"] * len(sentence)
    for place in range(len(tokens) - 1, -1, -1):
        if tags[place] != "O" or len(words[place].norm) > 1:
            labels[tokens[place]] = tags[place]
    for index, label in enumerate(labels):
        if label[0] == "I" and (index == 0 or labels[index - 1][1:] != label[1:]):
            labels[index] = "B" + label[1:]
    return labels


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("/tmp/khabar-ner.conll"))
    parser.add_argument("--no-spread", action="store_true")
    parser.add_argument(
        "--known",
        type=Path,
        help="CoNLL file of training names: recall on the others is printed",
    )
    parser.add_argument("--model", type=Path, help="another model file, such as the research one")
    options = parser.parse_args()
    if options.model:
        model = tagger.read_model(options.model.read_bytes())
        tagger.load_model = lambda: model
    gold = train_actors.read_conll(options.gold)
    cut = [train_actors.as_words(sentence) for sentence in gold]
    tags = [tag_sentence(words) for words, _ in cut]
    tags = tags if options.no_spread else spread([words for words, _ in cut], tags)
    rows = [
        to_tokens(sentence, words, tokens, row)
        for sentence, (words, tokens), row in zip(gold, cut, tags, strict=True)
    ]
    truth = [["O" if tag.endswith("MISC") else tag for _, tag in sentence] for sentence in gold]
    for target, labels in (
        (options.output, rows),
        (options.output.with_suffix(".gold.conll"), truth),
    ):
        lines = [
            f"{token}\t{label}"
            for sentence, row in zip(gold, labels, strict=True)
            for (token, _), label in zip([*sentence, ("", "")], [*row, ""], strict=True)
        ]
        target.write_text("\n".join(line.strip() for line in lines) + "\n", encoding="utf-8")
    print(f"score.py ner {options.output.with_suffix('.gold.conll')} {options.output}")
    if options.known:
        print(_unseen(gold, truth, rows, options.known))


def _unseen(
    gold: Sequence[train_actors.Sentence],
    truth: Sequence[list[str]],
    rows: Sequence[list[str]],
    known: Path,
) -> str:
    seen = set()
    for sentence in train_actors.read_conll(known):
        tags = [tag for _, tag in sentence]
        seen |= {
            tuple(token for token, _ in sentence[first : last + 1])
            for first, last, kind in entities(tags)
            if kind == "PER"
        }
    found = total = 0
    for sentence, right, row in zip(gold, truth, rows, strict=True):
        predicted = entities(row)
        for first, last, kind in entities(right):
            if kind == "PER" and tuple(token for token, _ in sentence[first : last + 1]) not in seen:
                total += 1
                found += (first, last, kind) in predicted
    return f"persons unseen in training: recall {found / max(total, 1):.3f} ({found} of {total})"


if __name__ == "__main__":
    main()

"""Words against Universal Dependencies: proclitics, enclitics and coarse tags on the visible half of Arabic-PUD.

    python bench/ud.py [FILE.conllu] [--errors N]

The treebank writes each clitic as a token of its own, without a space before the next. Aligned so:
- A proclitic is a one-letter و ف ب ل ك س أ tagged CCONJ, ADP, PART or SCONJ that is followed in the same written word by
  something other than a pronoun suffix; in له and بها the preposition is the host, as in khabar.
- An enclitic is a pronoun suffix (PRON) written onto the token before it.
- ال is split by neither side. للـ is ل and لـ… on both.
- Tags are compared on the token in which khabar's core begins; AUX counts as VERB, SYM as PUNCT, INTJ as PART.
PUD is CC BY-SA test data: it is measured on, and nothing of it is in the lexicons.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from khabar.arabic import split
from khabar.model import Words

PUD = Path(__file__).resolve().parents[2] / "shared" / "conformance" / "ud" / "ar_pud-a.conllu"
_PROCLITICS = frozenset("وفبلكسأ")
_SUFFIXES = frozenset(["ه", "ها", "هم", "هن", "هما", "ك", "كم", "كما", "نا", "ي", "ني"])
_SAME = {"AUX": "VERB", "SYM": "PUNCT", "INTJ": "PART"}
_WHITE = " \t\xa0"


class Token(NamedTuple):
    """One token of the treebank with its place in the sentence text."""

    start: int
    end: int
    form: str
    tag: str
    joined: bool  # written onto the next one


class Scores(NamedTuple):
    """Figures of one file: F1 of clitics, tag accuracy, F1 of verbs, and the misses by kind."""

    proclitics: float
    enclitics: float
    tags: float
    verbs: float
    misses: list[tuple[str, str, str]]
    confusions: Counter[tuple[str, str]]


def read_sentences(path: Path) -> list[tuple[str, list[Token]]]:
    """(text, tokens) of each sentence of a CoNLL-U file whose tokens can be found in its text."""
    sentences = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        rows = [line.split("\t") for line in lines if line and line[0] != "#"]
        tokens, at = [], 0
        for row in rows:
            at = text.find(row[1], at)
            if at < 0:
                break
            tokens.append(
                Token(at, at + len(row[1]), row[1], _SAME.get(row[3], row[3]), "SpaceAfter=No" in row[9])
            )
            at += len(row[1])
        if tokens and len(tokens) == len(rows):
            sentences.append((text, tokens))
    return sentences


def score(path: Path) -> Scores:
    """The figures of a file."""
    clitics = {"proclitic": Counter[str](), "enclitic": Counter[str]()}
    tags: Counter[tuple[str, str]] = Counter()
    misses: list[tuple[str, str, str]] = []
    for text, tokens in read_sentences(path):
        words = split(text)
        for kind, gold, found in (
            ("proclitic", _gold_proclitics(tokens), _found_proclitics(words)),
            ("enclitic", _gold_enclitics(tokens), _found_enclitics(words)),
        ):
            clitics[kind].update(right=len(gold & found), gold=len(gold), found=len(found))
            for place in sorted(gold ^ found):
                misses.append(
                    (f"{kind} {'missed' if place in gold else 'wrong'}", _word_at(text, place), text)
                )
        by_start = {token.start: token for token in tokens}
        for word in words.words:
            token = by_start.get(word.core_start)
            if token:
                tags[token.tag, word.pos] += 1
                if token.tag != word.pos:
                    misses.append((f"tag {token.tag} {word.pos}", text[word.start : word.end], text))
    right = sum(count for (gold_tag, found_tag), count in tags.items() if gold_tag == found_tag)
    return Scores(
        _f1(**clitics["proclitic"]),
        _f1(**clitics["enclitic"]),
        right / max(1, tags.total()),
        _f1(
            right=tags["VERB", "VERB"],
            gold=sum(n for (gold_tag, _), n in tags.items() if gold_tag == "VERB"),
            found=sum(n for (_, found_tag), n in tags.items() if found_tag == "VERB"),
        ),
        misses,
        tags,
    )


def _gold_proclitics(tokens: list[Token]) -> set[int]:
    found = set()
    for token, after in zip(tokens, tokens[1:], strict=False):
        if token.joined and token.form in _PROCLITICS and token.tag in ("CCONJ", "ADP", "PART", "SCONJ"):
            suffix = after.form in _SUFFIXES and after.tag in ("PRON", "ADP")
            if not suffix and after.tag != "PUNCT" and after.form != "ـ":
                found.add(token.start)
    return found


def _gold_enclitics(tokens: list[Token]) -> set[int]:
    return {
        token.start
        for before, token in zip(tokens, tokens[1:], strict=False)
        if before.joined
        and token.tag == "PRON"
        and token.form in _SUFFIXES
        and before.tag not in ("PUNCT", "CCONJ")
    }


def _found_proclitics(words: Words) -> set[int]:
    found = {place for word in words.words if word.proclitics for place in range(word.start, word.core_start)}
    for word, after in zip(
        words.words, words.words[1:], strict=False
    ):  # و2006 and ب"داعش" are two words of khabar
        if word.norm in _PROCLITICS and word.end == after.start and after.kind in ("number", "latin"):
            found.add(word.start)
    return found


def _found_enclitics(words: Words) -> set[int]:
    return {word.core_end for word in words.words if word.enclitic}


def _word_at(text: str, place: int) -> str:
    start = max(text.rfind(white, 0, place + 1) for white in _WHITE) + 1
    return text[start:].split()[0] if text[start:].split() else ""


def _f1(*, right: int, gold: int, found: int) -> float:
    return 2 * right / max(1, gold + found)


def main(arguments: list[str]) -> int:
    """Prints the figures; with --errors N, the N commonest misses of each kind too."""
    path = Path(next((one for one in arguments if one.endswith(".conllu")), PUD))
    if not path.exists():
        print(f"skipped: {path} is not here; the treebank is test data that does not ship with khabar")
        return 0
    scores = score(path)
    print(
        f"proclitics F1 {scores.proclitics:.4f}   enclitics F1 {scores.enclitics:.4f}   tags {scores.tags:.4f}   verbs F1 {scores.verbs:.4f}"
    )
    if "--errors" in arguments:
        n_shown = int(arguments[arguments.index("--errors") + 1])
        by_kind: dict[str, Counter[str]] = {}
        for kind, word, _ in scores.misses:
            by_kind.setdefault(kind, Counter())[word] += 1
        for kind, counts in sorted(by_kind.items(), key=lambda item: -item[1].total()):
            print(
                f"{kind} ({counts.total()}):",
                "  ".join(f"{word}×{n}" for word, n in counts.most_common(n_shown)),
            )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

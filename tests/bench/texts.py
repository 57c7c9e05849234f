"""Invented people and sentences for an office of any size: nobody in it exists.

Words come in the frequencies of natural language (Zipf): a few are everywhere, most are rare.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FORENAMES = _words(
    """Ada Bruno Carla Dario Elena Farid Greta Hugo Inês Jonas Karin Léo Mirela Nils Olga Pavel Quentin Rosa
    Stefan Tereza Ursula Viktor Wanda Xenia Yusuf Zoë Amira Björn Chiara Dénes Emre Fatou Goran Hana Iker
    Jūratė Kofi Lucía Marek Noor Oskar Priya Rafał Søren Tuğba Umut Vera Willem Ximena Yara"""
)
SURNAME_STARTS = _words(
    "Ald Bar Cor Dam Er Fal Gar Hol In Jor Kal Lor Mar Nor Or Pel Quin Ros Sal Tor Ul Var Wes Yor Zel"
)
SURNAME_MIDDLES = _words("a e i o u an el in or ar ev ist ond")
SURNAME_ENDS = _words("ner sen berg ley son dez ini ska wood mann feld ton eau ez ova ić øy ström")
CJK_NAMES = (
    "王小明",
    "李秀英",
    "佐藤花子",
    "鈴木一郎",
    "김민준",
    "สมชาย ใจดี",
    "Анна Иванова",
    "Γιώργος Νικολάου",
)
SUBJECTS = (
    "Refund not received for {} ordered in {}",
    "Question about opening hours at {}",
    "No water in {} since this morning",
    "Request for a copy of invoice {}",
    "Broken {} delivered, wants a replacement",
    "Complaint about noise at {}",
    "Wants to change the address for {}",
    "Street light out near {}",
    "Bill for {} is higher than agreed",
    "Slipped on wet floor by {}",
)
COMMON = _words(
    """the customer says that a letter about this came last week and asks for an answer by phone in writing
    was told on to please call back after with her his their account number order delivery payment invoice
    appointment department again still not yet has been waiting since before would like to know when it will
    be repaired"""
)
_SYLLABLES = _words(
    "ba co di fu ga he li mo nu pa re si to va ze bra cle dro fli gre mon tal ver sun kir pol lan"
)
_RARE = 30_000
_COMMON_WEIGHT = 8.0  # how much more often than by rank alone the common words come


@dataclass(frozen=True, slots=True)
class Person:
    """An invented customer."""

    name: str
    phone: str  # digits, E.164 without "+"
    city: str


class Texts:
    """Names and sentences from a seed: the same seed gives the same office."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._surnames = _combined(SURNAME_STARTS, SURNAME_MIDDLES, SURNAME_ENDS)
        self._cities = [
            f"{word.title()}{end}" for word in self._invented(200) for end in ("ton", "dorf", "ville")
        ]
        self._words = [*COMMON, *self._invented(_RARE)]
        boost = [_COMMON_WEIGHT] * len(COMMON) + [1.0] * _RARE
        self._weights = list(accumulate(b / (rank + 3) for rank, b in enumerate(boost)))

    def person(self, number: int) -> Person:
        """Return the customer of this number; one in fifty is written in another script."""
        chance = self._random.random()
        if chance < 1 / 50:
            name = self._random.choice(CJK_NAMES)
        else:
            name = f"{self._random.choice(FORENAMES)} {self._random.choice(self._surnames)}"
        return Person(name, f"1{_scattered(number):010d}", self._random.choice(self._cities))

    def subject(self) -> str:
        """Return one line of what somebody wants."""
        words = self._random.choices(self._words, cum_weights=self._weights, k=2)
        return self._random.choice(SUBJECTS).format(words[0], words[1])

    def details(self) -> str:
        """Return what somebody told, eight to forty words."""
        count = self._random.randint(8, 40)
        return (
            " ".join(self._random.choices(self._words, cum_weights=self._weights, k=count)).capitalize() + "."
        )

    def _invented(self, count: int) -> list[str]:
        made: dict[str, None] = {}
        while len(made) < count:
            made["".join(self._random.choices(_SYLLABLES, k=self._random.randint(2, 4)))] = None
        return list(made)


def _combined(starts: Sequence[str], middles: Sequence[str], ends: Sequence[str]) -> list[str]:
    return [start + middle + end for start in starts for middle in middles for end in ends]


def _scattered(number: int) -> int:
    """Return ten digits for a customer's number: no two customers have the same, all exchanges occur."""
    return number * 6_180_339_887 % 10_000_000_000

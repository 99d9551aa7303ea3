"""What two screens say to each other, each as one line of JSON."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, TypeAdapter

from kiosk.content.values import Model
from kiosk.show.presenter.acts import Act
from kiosk.show.presenter.standing import Spot, Standing

LONGEST = 200_000
"""Bytes of a message: a run-of-show with all its words."""

Number = Annotated[float, Field(allow_inf_nan=False)]


class Question(Model):
    """From the first screen: prove that you have the key."""

    question: str


class Answer(Model):
    """From the second screen; and prove that you have it too.

    Attributes:
        answer: To the question.
        question: Asked back: on a screen in public nobody else may say what stands there.
    """

    answer: Annotated[str, Field(max_length=128)]
    question: Annotated[str, Field(max_length=128)]


class Proof(Model):
    """From the first screen: the answer to what was asked back."""

    answer: Annotated[str, Field(max_length=128)]


class Ask(Model):
    """From the second screen: what does your clock say?

    Attributes:
        sent: The asking clock's seconds, sent back as they are.
    """

    sent: Number


class Wish(Model):
    """From a console: what the narrator wants.

    Attributes:
        act: The act; None to end the visit.
    """

    act: Act | None


FROM_SECOND: TypeAdapter[Ask | Wish] = TypeAdapter(Ask | Wish)
"""Reads what a second screen says once it has proven itself."""


class Word(Model):
    """From the first screen: how things stand.

    Attributes:
        content: The site's id and, of a release, its number: what both must show.
        standing: The visit; None while none is led.
        dot: Where the laser dot is.
        film_at: Seconds of the film as last seen on the glass; None where none is.
        moment: The clock's seconds when that was seen.
        sent: Of the `Ask` that this answers; None when it answers none.
        clock: The clock's seconds as this is sent.
    """

    content: str
    standing: Standing | None = None
    dot: Spot | None = None
    film_at: Number | None = None
    moment: Number = 0.0
    sent: Number | None = None
    clock: Number

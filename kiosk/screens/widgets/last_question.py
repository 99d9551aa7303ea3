"""The question before a visit comes to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.screens.widgets.question import Question
from kiosk.show.presenter import acts
from kiosk.show.presenter.standing import Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.screens.look import Look
    from kiosk.show.presenter.lectern import Lectern
    from kiosk.show.presenter.presenter import Presenter


def last_question(
    look: Look, led: Presenter, lectern: Lectern, put_away: Callable[[], None]
) -> Question:
    """Ask whether the end card is shown; from there, whether the visit is over.

    Args:
        look: How things look.
        led: The visit.
        lectern: Where it is led.
        put_away: Takes the question off the glass.
    """
    ended = led.standing.phase is Phase.ENDED
    question = Question(
        look=look,
        asked=look.say("Finish the visit") if ended else look.say("Show the end card"),
        text=look.say("The screen goes back to the visitors, and the report is kept.")
        if ended
        else look.say("Thanks and codes to take home. From there the visit can be finished."),
        act=look.say("Finish") if ended else look.say("Show it"),
    )

    def answer(_question: object, yes: bool) -> None:  # noqa: FBT001  # an answer
        put_away()
        if yes and ended:
            lectern.lay_down()
        elif yes:
            lectern.do(acts.End())

    question.bind(on_answer=answer)
    return question

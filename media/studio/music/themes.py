"""The tunes of the film, in numbered notation, each with its harmony and its counter-melody.

`LIGHT` (禾光) is the film's own theme: it is heard alone at dawn, returns in the middle, and
closes the film in full. The others belong to one side of village life each.
"""

from __future__ import annotations

from media.studio.music.jianpu import theme

LIGHT = theme(
    "light",
    4,
    "3 5_ 6_ 1' - | 6_ 1'_ 6_ 5_ 3 - | 2 3_ 5_ 6. 5_ | 3 2_ 1_ 2 - |"
    "3 5_ 6_ 1' 2' | 3'_ 2'_ 1'_ 6_ 5 - | 6_ 5_ 3_ 5_ 2. 3_ | 1 - - 0",
    "I vi ii Vsus/V I/vi IV/I ii/V I",
)
LIGHT_COUNTER = theme(
    "light-counter",
    4,
    "1 - 3 - | 1 - 6, - | 6, - 4 - | 1 - 7, - | 3 - 5 - | 6 - 3 - | 2 - 7, - | 3 - - 0",
    "I vi ii Vsus/V I/vi IV/I ii/V I",
)
HOPE = theme(
    "hope",
    4,
    "6 6_ 5_ 6 1' | 2' - 1'_ 6_ 5 | 6_ 5_ 3_ 5_ 6 - | 5 3_ 2_ 3 - |"
    "2 3_ 5_ 3 2 | 1 2_ 3_ 6, - | 5, 6, 1 3 | 2 - - 0",
    "vi ii/V IV iii ii/vi vi/vi I/vi Vsus/V",
)
HOPE_COUNTER = theme(
    "hope-counter",
    4,
    "3 - 1 - | 4 - 2 - | 1 - 4 - | 5 - 7, - | 6, - 1 - | 1 - 3 - | 1 - 6, - | 1 - 7, 0",
    "vi ii/V IV iii ii/vi vi/vi I/vi Vsus/V",
)
WALK = theme(
    "walk",
    4,
    "5_ 6_ 5_ 3_ 5_ 6_ 1' | 6_ 1'_ 6_ 5_ 3 5 | 2_ 3_ 5_ 3_ 2_ 1_ 6, | 1_ 2_ 3_ 5_ 2 - |"
    "5_ 6_ 5_ 3_ 5_ 6_ 1' | 2'_ 1'_ 6_ 1'_ 5 - | 3_ 5_ 6_ 5_ 3_ 2_ 1_ 2_ | 1 5,_ 6,_ 1 -",
    "I vi ii/vi V I IV/V vi/ii I",
)
WALK_COUNTER = theme(
    "walk-counter",
    4,
    "3 - 1 5, | 6, - 1 - | 6, - 1 - | 7, - 2 - | 3 - 1 - | 4 - 2 - | 1 - 6, - | 3 2 1 -",
    "I vi ii/vi V I IV/V vi/ii I",
)
VOW = theme(
    "vow",
    4,
    "1. 2_ 3 5 | 6 - 5 3 | 2. 3_ 5 2 | 3 - - - | 6. 5_ 6 1' | 5 - 3 2 | 1 2 3. 2_ | 1 - - -",
    "I vi/iii ii/V vi IV I/iii vi/V I",
)
VOW_COUNTER = theme(
    "vow-counter",
    4,
    "5, - 1 - | 1 - 7, - | 6, - 7, - | 1 - 6, - | 1 - 4 - | 3 - 7, - | 1 - 7, - | 5, - - -",
    "I vi/iii ii/V vi IV I/iii vi/V I",
)
CARE = theme(
    "care",
    3,
    "3 5 6 | 5 - 3 | 2 3 5 | 3 - - | 6 1' 6 | 5 - 3 | 2 3 1 | 2 - - |"
    "3 5 6 | 1' - 6 | 5 6 3 | 2 - - | 6, 1 2 | 3 - 5 | 2 - 3 | 1 - -",
    "I iii ii vi IV I ii V I vi iii V vi I V I",
)
CARE_COUNTER = theme(
    "care-counter",
    3,
    "1 - - | 7, - - | 6, - - | 1 - - | 4 - - | 3 - - | 6, - - | 7, - - |"
    "1 - - | 3 - - | 7, - - | 7, - - | 1 - - | 5 - - | 7, - - | 3 - -",
    "I iii ii vi IV I ii V I vi iii V vi I V I",
)
WORK = theme(
    "work",
    4,
    "1_ 1_ 2_ 3_ 5 5 | 6_ 5_ 6_ 1'_ 5 - | 3_ 3_ 5_ 6_ 1' 6 | 5_ 3_ 2_ 3_ 2 - |"
    "1_ 1_ 2_ 3_ 5 6 | 1'_ 6_ 1'_ 2'_ 6 - | 5 3_ 5_ 2_ 3_ 2_ 1_ | 1 5,_ 5,_ 1 -",
    "I IV/I vi/IV V I/vi ii/vi I/V I",
)
WORK_COUNTER = theme(
    "work-counter",
    4,
    "3 - 1 - | 4 - 3 - | 1 - 4 - | 7, - 2 - | 3 - 1 - | 4 - 1 - | 3 - 7, - | 3 2 1 -",
    "I IV/I vi/IV V I/vi ii/vi I/V I",
)
RIVER = theme(
    "river",
    4,
    "6. 1'_ 2' 3' | 2'_ 1'_ 6 5 - | 3. 5_ 6 1' | 6 - - - |"
    "5. 6_ 3 5 | 2 3_ 5_ 6 - | 1 2_ 3_ 5. 3_ | 2 - - 0",
    "vi V/I vi/IV vi iii/I ii vi/I Vsus/V",
)
RIVER_COUNTER = theme(
    "river-counter",
    4,
    "1 - 3 - | 7, - 3 - | 1 - 4 - | 1 - 3 - | 7, - 1 - | 6, - 1 - | 3 - - - | 1 - 7, 0",
    "vi V/I vi/IV vi iii/I ii vi/I Vsus/V",
)

COUNTERS = {
    "light": LIGHT_COUNTER,
    "hope": HOPE_COUNTER,
    "walk": WALK_COUNTER,
    "vow": VOW_COUNTER,
    "care": CARE_COUNTER,
    "work": WORK_COUNTER,
    "river": RIVER_COUNTER,
}

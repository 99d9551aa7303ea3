"""The music of the film: composed in numbered notation, scored by program, played by fluidsynth.

    python -m media.studio.music OUT.wav

`themes` holds the tunes and their harmony, `score` who plays what in each chapter, `arrange` how
each instrument plays, `smf` writes the MIDI file, `ambience` synthesises water, birds and evening
insects, and `mix` renders and joins them.
"""

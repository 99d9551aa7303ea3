"""The film 《灯在窗台上》, ten minutes, made by program from `film_script.yaml`.

    python -m media.studio.film                    everything: music, subtitles, picture, film
    python -m media.studio.film --draft            640 x 360, every fifth frame, for a look
    python -m media.studio.film --draft --sheet    and contact sheets beside it
    python -m media.studio.film --chapter 3        draw chapter 3 again and join anew

- `script` reads the words, `subtitles` writes them as SRT.
- `storyboard` is the film itself: which picture from which second, how the camera moves, what is
  lettered over it. `shot` and `timeline` are its grammar.
- Pictures are places of the village (`media.studio.scenes`), `cards` (titles), and `wall`, `book`,
  `sill`, `valley`, `walk` (drawn for the film); `panels` are the numbers, which `data` reads from
  the demo site, so that film and ledger agree.
- Pictures are drawn before a moving camera by `stage`, lettering by `look`.
- `render` draws chapters side by side and codes each into a part under `build/film`; `encode`
  joins them with the music of `media.studio.music` into `media/demo/film/heguang.mp4`.

It needs ffmpeg, fluidsynth with the sound font FluidR3 (Debian: fluid-soundfont-gm), the Noto CJK
fonts and the extra `media` of this project. All frames take about half an hour on two cores.
"""

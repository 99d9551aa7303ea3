"""The kinds of values that pages hold beside plain ones: words, tables, charts, places, times."""

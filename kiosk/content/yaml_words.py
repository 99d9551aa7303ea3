"""The YAML parser's complaints in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

# What the C parser and the Python one say -> what a person can do. First match wins.
_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "这里不该有冒号：文字里有“: ”时整句要加引号，或者缩进不对",
        "a colon does not fit here: quote a text that holds “: ”, or mend the indentation",
    ),
    (
        "unexpected end of stream",
        "引号没有配对，从这里开始",
        "the quote that begins here is never closed",
    ),
    (
        "cannot start any token",
        "这个字符不能开头：缩进要用空格（不用 Tab），以 @ ` % 开头的文字要加引号",
        "this character cannot begin a value: indent with spaces, not tabs, and quote @ ` %",
    ),
    (
        "expected ',' or '",
        "方括号或花括号没有配对，或者少了逗号",
        "a bracket or brace is not closed, or a comma is missing",
    ),
    (
        "could not find expected ':'",
        "上一行少了冒号（冒号后面要有一个空格）",
        "a colon is missing before this line (a colon wants a space after it)",
    ),
    (
        "block collection",
        "列表的缩进不齐；每一项的“- ”要对齐",
        "the list is not aligned; put every “- ” in the same column",
    ),
    (
        "block end",
        "缩进不齐；同一层的键要对齐",
        "the indentation does not fit; keys of one level stand in the same column",
    ),
    (
        "did not find expected key",
        "缩进不齐；同一层的键要对齐",
        "the indentation does not fit; keys of one level stand in the same column",
    ),
    (
        "escape",
        "双引号里的反斜杠要写两个，或者改用单引号",
        "a backslash within double quotes is written twice; or use single quotes",
    ),
    (
        "hexdecimal",
        "双引号里的反斜杠要写两个，或者改用单引号",
        "a backslash within double quotes is written twice; or use single quotes",
    ),
    (
        "document start",
        "这里的内容不属于上面的结构：缩进不对，或者整段要加引号",
        "this does not belong to what stands above: mend the indentation, or quote the text",
    ),
)


def words_of(error: yaml.MarkedYAMLError) -> tuple[yaml.Mark | None, str, str]:
    """Return where it is wrong, and what to do, in Chinese and English."""
    said = " ".join(str(part) for part in (error.problem, error.context) if part)
    mark = error.problem_mark or error.context_mark
    if "end of stream" in said and error.context_mark is not None:
        mark = error.context_mark
    for fragment, zh, en in _WORDS:
        if fragment in said:
            return mark, zh, en
    return mark, f"YAML 写法不对（{said}）", f"this is not written as YAML ({said})"

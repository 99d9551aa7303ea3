// A small sheet of cells: typed into, pasted into from Excel or WPS, told in several languages.
(() => {
  "use strict";
  const kiosk = window.kioskForms;
  const SHOWN = 60;
  const ALL = "*";
  const NUMBER = /^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,12})?$/;

  const isWords = (cell) => cell !== null && typeof cell === "object";

  const shown = (cell, language) => {
    if (cell === null || cell === undefined) return "";
    if (!isWords(cell)) return String(cell);
    return cell[language] ?? cell[ALL] ?? "";
  };

  // What a cell becomes when `text` is written into it while `language` is shown.
  kiosk.cellWith = (cell, text, language, first, asWords) => {
    if (isWords(cell)) {
      const words = { ...cell };
      if (ALL in words && Object.keys(words).length === 1) {
        if (language === first) return { [ALL]: text };
        return { [first]: words[ALL], [language]: text };
      }
      if (text) words[language] = text;
      else delete words[language];
      if (!Object.keys(words).length) return asWords ? {} : null;
      return words;
    }
    const plain = NUMBER.test(text) && !asWords ? Number(text) : text;
    if (language === first || cell === null || cell === undefined || cell === "") {
      if (language !== first && text && !NUMBER.test(text)) return { [language]: text };
      return text === "" ? (asWords ? {} : null) : asWords ? { [ALL]: text } : plain;
    }
    if (String(cell) === text) return cell;
    return text ? { [first]: String(cell), [language]: text } : cell;
  };

  kiosk.parsePasted = (text) => {
    const rows = [];
    let row = [];
    let cell = "";
    let quoted = false;
    const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    for (let i = 0; i < source.length; i += 1) {
      const sign = source[i];
      if (quoted) {
        if (sign === '"' && source[i + 1] === '"') {
          cell += '"';
          i += 1;
        } else if (sign === '"') quoted = false;
        else cell += sign;
      } else if (sign === '"' && cell === "") quoted = true;
      else if (sign === "\t") {
        row.push(cell);
        cell = "";
      } else if (sign === "\n") {
        row.push(cell);
        rows.push(row);
        row = [];
        cell = "";
      } else cell += sign;
    }
    row.push(cell);
    rows.push(row);
    return rows;
  };

  // `sheet`: {head: [cell], rows: [[cell]]}; `keep` is called after each change.
  kiosk.grid = ({ sheet, keep, most, mostRows, headIsWords = true, words = () => false }) => {
    const place = kiosk.make("div", { class: "kiosk-grid" });
    const languages = kiosk.languages();
    const first = languages[0][0];
    let language = first;
    let count = SHOWN;

    const width = () => sheet.head.length;
    const cellAt = (r, c) => (r < 0 ? sheet.head[c] : sheet.rows[r][c]);
    const set = (r, c, text) => {
      const asWords = r < 0 ? headIsWords : words(c);
      const next = kiosk.cellWith(cellAt(r, c), text.trim(), language, first, asWords);
      if (r < 0) sheet.head[c] = next;
      else sheet.rows[r][c] = next;
    };

    const widen = (to) => {
      while (width() < Math.min(to, most)) {
        sheet.head.push(headIsWords ? {} : null);
        for (const row of sheet.rows) row.push(null);
      }
    };

    const lengthen = (to) => {
      while (sheet.rows.length < Math.min(to, mostRows))
        sheet.rows.push(sheet.head.map(() => null));
    };

    const paste = (event, r, c) => {
      const text = event.clipboardData.getData("text/plain");
      if (!/[\t\n]/.test(text.trimEnd())) return;
      event.preventDefault();
      const pasted = kiosk.parsePasted(text);
      widen(c + Math.max(...pasted.map((row) => row.length)));
      lengthen(r + pasted.length);
      pasted.forEach((row, down) =>
        row.forEach((cell, across) => {
          if (c + across < width() && r + down < sheet.rows.length) set(r + down, c + across, cell);
        }),
      );
      count = Math.max(count, Math.min(sheet.rows.length, SHOWN));
      keep();
      draw();
    };

    const box = (r, c) => {
      const input = kiosk.make("textarea", {
        rows: 1,
        maxlength: 1000,
        "data-cell": `${r},${c}`,
        "aria-label": `${r < 0 ? kiosk.say("names") : r + 1} / ${c + 1}`,
        placeholder:
          r < 0 && c === 0 && sheet.head.every((cell) => !shown(cell, language))
            ? kiosk.say("Paste here, or type")
            : null,
        oninput: () => {
          set(r, c, input.value);
          keep();
        },
        onpaste: (event) => paste(event, r, c),
        onkeydown: (event) => {
          const down = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
          if (!down || event.isComposing) return;
          const next = place.querySelector(`[data-cell="${r + down},${c}"]`);
          if (next) {
            event.preventDefault();
            next.focus();
          }
        },
      });
      input.value = shown(cellAt(r, c), language);
      return input;
    };

    const row = (r) =>
      kiosk.make(
        "tr",
        {},
        ...sheet.head.map((_, c) => kiosk.make(r < 0 ? "th" : "td", {}, box(r, c))),
      );

    const button = (text, act, off) =>
      kiosk.make(
        "button",
        {
          type: "button",
          class: "button button-small button-secondary",
          disabled: Boolean(off),
          onclick: () => {
            act();
            keep();
            draw();
          },
        },
        kiosk.say(text),
      );

    const tabs = () =>
      kiosk.make(
        "div",
        { class: "kiosk-grid__languages", role: "group" },
        ...languages.map(([code, name]) =>
          kiosk.make(
            "button",
            {
              type: "button",
              "aria-pressed": String(code === language),
              onclick: () => {
                language = code;
                draw();
              },
            },
            name,
          ),
        ),
      );

    const draw = () => {
      const body = sheet.rows.slice(0, count).map((_, r) => row(r));
      place.replaceChildren(
        ...(languages.length > 1 ? [tabs()] : []),
        kiosk.make(
          "div",
          { class: "kiosk-grid__scroll" },
          kiosk.make(
            "table",
            {},
            kiosk.make("thead", {}, row(-1)),
            kiosk.make("tbody", {}, ...body),
          ),
        ),
        kiosk.make(
          "div",
          { class: "kiosk-grid__tools" },
          kiosk.make("span", { class: "kiosk-quiet" }, kiosk.say("Rows: ") + sheet.rows.length),
          ...(sheet.rows.length > count
            ? [
                kiosk.make(
                  "button",
                  {
                    type: "button",
                    class: "button button-small button-secondary",
                    onclick: () => {
                      count += SHOWN;
                      draw();
                    },
                  },
                  kiosk.say("Show more rows"),
                ),
              ]
            : []),
          button("Add a row", () => {
            lengthen(sheet.rows.length + 1);
            count = Math.max(count, sheet.rows.length);
          }, sheet.rows.length >= mostRows),
          button("Add a column", () => widen(width() + 1), width() >= most),
          button("Delete the last row", () => sheet.rows.pop(), !sheet.rows.length),
          button(
            "Delete the last column",
            () => {
              sheet.head.pop();
              for (const cells of sheet.rows) cells.pop();
            },
            width() < 2,
          ),
        ),
      );
    };

    draw();
    return place;
  };
})();

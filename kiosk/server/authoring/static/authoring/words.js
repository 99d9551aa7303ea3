// Shows one box for each language of the site in place of a field of words.
(() => {
  "use strict";
  const kiosk = window.kioskForms;
  const ALL = "*";

  const grow = (box) => {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  };

  // What was folded away has no height before it is seen.
  const widths = new WeakMap();
  const shown = window.ResizeObserver
    ? new ResizeObserver((changes) => {
        for (const { target } of changes) {
          if (widths.get(target) === target.clientWidth) continue;
          widths.set(target, target.clientWidth);
          grow(target);
        }
      })
    : null;

  const start = (field) => {
    const lines = Number(field.dataset.kioskWords) || 1;
    const place = kiosk.make("div", { class: "kiosk-words" });
    field.hidden = true;
    field.after(place);
    let value = {};
    let drawn = null;

    const wanted = () => {
      if (ALL in value && Object.keys(value).length === 1) return [[ALL, ""]];
      const known = kiosk.languages();
      const others = Object.keys(value).filter((code) => !known.some(([k]) => k === code));
      return [...known, ...others.map((code) => [code, code])];
    };

    const keep = (code, text) => {
      if (text) value[code] = text;
      else delete value[code];
      drawn = JSON.stringify(value);
      kiosk.write(field, value);
    };

    const change = (next) => {
      value = next;
      kiosk.write(field, value);
      draw();
    };

    const box = ([code, name], index, all) => {
      const id = index === 0 ? field.id : `${field.id}-${code}`;
      const label = all.length > 1 || code === ALL ? name || kiosk.say("For all languages") : null;
      const input = kiosk.make("textarea", {
        rows: lines,
        lang: code === ALL ? false : code,
        id: `${id}-words`,
        maxlength: 20000,
        "aria-label": label,
        "aria-describedby": field.getAttribute("aria-describedby"),
        oninput: () => {
          keep(code, input.value);
          grow(input);
        },
      });
      input.value = value[code] || "";
      requestAnimationFrame(() => grow(input));
      shown?.observe(input);
      return kiosk.make(
        "label",
        { class: "kiosk-words__one" },
        label ? kiosk.make("span", {}, label) : null,
        input,
      );
    };

    const draw = () => {
      const all = wanted();
      place.replaceChildren(...all.map(box));
      if (kiosk.languages().length > 1) {
        const once = ALL in value;
        place.append(
          kiosk.make(
            "button",
            {
              type: "button",
              class: "kiosk-words__switch",
              onclick: () => {
                const first = kiosk.languages()[0][0];
                const text = once ? value[ALL] : value[first] || Object.values(value)[0] || "";
                change(once ? { [first]: text } : { [ALL]: text });
              },
            },
            kiosk.say(once ? "One for each language" : "One for all languages"),
          ),
        );
      }
      drawn = JSON.stringify(value);
    };

    const read = () => {
      const found = kiosk.read(field, {});
      value = typeof found === "object" && !Array.isArray(found) ? found : {};
      if (JSON.stringify(value) !== drawn) draw();
    };

    read();
    document.addEventListener("kiosk:languages", draw);
    // A list sets the value of a new field after it has put it into the page.
    queueMicrotask(read);
    requestAnimationFrame(read);
    const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    if (label) label.htmlFor = `${field.id}-words`;
  };

  kiosk.each("textarea[data-kiosk-words]", start);

  // A site's own page: its texts are asked for in the languages that are ticked there.
  kiosk.each("[data-kiosk-languages]", (list) => {
    list.addEventListener("change", () => {
      const boxes = [...list.querySelectorAll("input[type=checkbox]:checked")];
      const first = list.querySelector("input[type=radio]:checked");
      boxes.sort((a, b) => (b.value === first?.value) - (a.value === first?.value));
      const place = document.querySelector("[data-kiosk-languages-of-site]");
      if (!place || !boxes.length) return;
      const found = boxes.map((tick) => [tick.value, tick.dataset.name]);
      place.dataset.kioskLanguagesOfSite = JSON.stringify(found);
      document.dispatchEvent(new Event("kiosk:languages"));
    });
  });
})();

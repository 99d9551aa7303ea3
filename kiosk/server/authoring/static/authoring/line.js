// The map of a route: stops, where the kiosk stands, and the line, placed by tapping the picture.
(() => {
  "use strict";
  const kiosk = window.kioskForms;
  const HERE = "here";
  const LINE = "line";
  const STEP = 0.004;
  const WIDE_STEP = 0.02;
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  const within = (value) => Math.round(Math.min(1, Math.max(0, value)) * 10000) / 10000;
  const gone = (child) => {
    const mark = child.querySelector(':scope > input[name$="-deleted"]');
    return Boolean(mark && mark.value);
  };

  const stops = () =>
    [...document.querySelectorAll('[data-contentpath="stops"] textarea[data-kiosk-place]')]
      .map((field) => {
        const child = field.closest("[data-streamfield-child]");
        const number = child.querySelector('[data-contentpath="number"] input');
        const name = child.querySelector('[data-contentpath="name"] textarea[data-kiosk-words]');
        const words = name ? kiosk.read(name, {}) : {};
        return { field, child, number, name: Object.values(words)[0] || "" };
      })
      .filter((stop) => !gone(stop.child));

  const numberNewOnes = (all) => {
    let next = Math.max(0, ...all.map((stop) => Number(stop.number?.value) || 0));
    for (const stop of all) {
      if (stop.number && !stop.number.value && !stop.number.dataset.kioskNumbered) {
        next += 1;
        stop.number.dataset.kioskNumbered = "1";
        stop.number.value = next;
        stop.number.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
  };

  const start = (field) => {
    const here = document.querySelector("textarea[data-kiosk-place][name=you_are_here]");
    const mapField = document.querySelector("input[name=map]");
    const place = kiosk.make("div", { class: "kiosk-map" });
    const tools = kiosk.make("div", { class: "kiosk-map__tools", role: "radiogroup" });
    const lineTools = kiosk.make("div", { class: "kiosk-map__line-tools" });
    const hint = kiosk.make("p", { class: "kiosk-quiet" });
    const picture = kiosk.make("img", { alt: "", draggable: "false" });
    const drawing = kiosk.svg("svg", { viewBox: "0 0 1 1", preserveAspectRatio: "none" });
    const path = kiosk.svg("polyline", { class: "kiosk-map__line", points: "" });
    const marks = kiosk.make("div", { class: "kiosk-map__marks" });
    const cross = kiosk.make("span", { class: "kiosk-map__cross", hidden: true });
    const sheet = kiosk.make(
      "div",
      { class: "kiosk-map__sheet", tabindex: "0", role: "application" },
      picture,
      drawing,
      marks,
      cross,
    );
    drawing.append(path);
    place.append(tools, lineTools, hint, sheet);
    field.after(place);

    let chosen = null; // an index of stops(), HERE or LINE
    let cursor = [0.5, 0.5];
    let shownMap = null;

    const line = () => kiosk.read(field, []);
    const at = (what) => kiosk.read(what, null);

    const keep = (what, point) => {
      kiosk.write(what, point);
      draw();
    };

    const put = (x, y) => {
      const point = { x: within(x), y: within(y) };
      if (chosen === LINE) keep(field, [...line(), point]);
      else if (chosen === HERE) keep(here, point);
      else {
        const all = stops();
        const stop = all[chosen];
        if (!stop) return;
        kiosk.write(stop.field, point);
        const next = all.findIndex((other) => !at(other.field));
        if (next >= 0) chosen = next;
        draw();
      }
    };

    const where = (event) => {
      const box = sheet.getBoundingClientRect();
      return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    };

    const movable = (mark, get, set, remove) => {
      let moved = false;
      mark.addEventListener("pointerdown", (event) => {
        if (event.button) return;
        event.stopPropagation();
        moved = false;
        mark.setPointerCapture(event.pointerId);
      });
      mark.addEventListener("pointermove", (event) => {
        if (!mark.hasPointerCapture(event.pointerId)) return;
        moved = true;
        const [x, y] = where(event);
        mark.style.left = `${within(x) * 100}%`;
        mark.style.top = `${within(y) * 100}%`;
      });
      mark.addEventListener("pointerup", (event) => {
        event.stopPropagation();
        if (!moved) return;
        const [x, y] = where(event);
        set({ x: within(x), y: within(y) });
      });
      mark.addEventListener("keydown", (event) => {
        if (event.key === "Delete" || event.key === "Backspace") {
          event.preventDefault();
          remove();
          return;
        }
        const arrow = ARROWS[event.key];
        if (!arrow) return;
        event.preventDefault();
        event.stopPropagation();
        const step = event.shiftKey ? WIDE_STEP : STEP;
        const point = get();
        set({ x: within(point.x + arrow[0] * step), y: within(point.y + arrow[1] * step) });
      });
    };

    const mark = (what, text, label, className, get, set, remove) => {
      const point = get();
      const button = kiosk.make(
        "button",
        { type: "button", class: className, "aria-label": label, title: label, "data-mark": what },
        text,
      );
      button.style.left = `${point.x * 100}%`;
      button.style.top = `${point.y * 100}%`;
      button.addEventListener("focus", () => {
        if (typeof what === "number" || what === HERE) choose(what);
      });
      movable(button, get, set, remove);
      marks.append(button);
    };

    const drawMarks = (all) => {
      const focused = document.activeElement?.dataset?.mark;
      marks.replaceChildren();
      if (chosen === LINE)
        line().forEach((point, index) =>
          mark(
            `line-${index}`,
            "",
            `${kiosk.say("Line")} ${index + 1}`,
            "kiosk-map__knot",
            () => line()[index],
            (next) => keep(field, line().map((p, n) => (n === index ? next : p))),
            () => keep(field, line().filter((_, n) => n !== index)),
          ),
        );
      if (here && at(here))
        mark(
          HERE,
          "",
          kiosk.say("This kiosk"),
          `kiosk-map__here${chosen === HERE ? " is-chosen" : ""}`,
          () => at(here),
          (next) => keep(here, next),
          () => keep(here, null),
        );
      all.forEach((stop, index) => {
        if (!at(stop.field)) return;
        mark(
          index,
          stop.number?.value || "?",
          `${kiosk.say("Stop")} ${stop.number?.value || ""} ${stop.name}`,
          `kiosk-map__stop${chosen === index ? " is-chosen" : ""}`,
          () => at(stop.field),
          (next) => keep(stop.field, next),
          () => keep(stop.field, null),
        );
      });
      if (focused !== undefined)
        [...marks.children].find((one) => one.dataset.mark === focused)?.focus();
    };

    const choose = (what) => {
      if (chosen === what) return;
      chosen = what;
      draw();
    };

    const tool = (what, text, done) =>
      kiosk.make(
        "button",
        {
          type: "button",
          role: "radio",
          "aria-checked": String(chosen === what),
          class: done ? "is-placed" : null,
          "data-tool": what,
          onclick: () => choose(what),
        },
        text,
      );

    const drawTools = (all) => {
      tools.replaceChildren(
        ...all.map((stop, index) =>
          tool(index, `${stop.number?.value || "?"} ${stop.name}`.trim(), at(stop.field)),
        ),
        ...(here ? [tool(HERE, kiosk.say("This kiosk"), at(here))] : []),
        tool(LINE, kiosk.say("Line"), line().length > 1),
      );
      const act = (text, doIt) =>
        kiosk.make(
          "button",
          { type: "button", class: "button button-small button-secondary", onclick: doIt },
          kiosk.say(text),
        );
      lineTools.replaceChildren(
        ...(chosen === LINE
          ? [
              act("Draw the line through the stops", () =>
                keep(field, all.map((stop) => at(stop.field)).filter(Boolean)),
              ),
              act("Take the last point back", () => keep(field, line().slice(0, -1))),
              act("Begin the line anew", () => keep(field, [])),
            ]
          : []),
      );
    };

    const draw = () => {
      const all = stops();
      if (chosen === null || (typeof chosen === "number" && chosen >= all.length)) {
        const next = all.findIndex((stop) => !at(stop.field));
        chosen = next >= 0 ? next : all.length ? 0 : LINE;
      }
      const map = mapField ? mapField.value : "";
      if (map !== shownMap) {
        shownMap = map;
        if (map) picture.src = place.dataset.pictures.replace("/0/", `/${encodeURIComponent(map)}/`);
        else picture.removeAttribute("src");
      }
      sheet.hidden = !map;
      hint.textContent = map ? "" : kiosk.say("Choose the picture of the map first.");
      path.setAttribute("points", line().map((p) => `${p.x},${p.y}`).join(" "));
      drawTools(all);
      drawMarks(all);
    };

    sheet.addEventListener("pointerup", (event) => {
      if (event.button || event.target.closest("button")) return;
      put(...where(event));
    });
    sheet.addEventListener("keydown", (event) => {
      if (event.target !== sheet) return;
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        put(...cursor);
        return;
      }
      const arrow = ARROWS[event.key];
      if (!arrow) return;
      event.preventDefault();
      const step = event.shiftKey ? WIDE_STEP * 2 : WIDE_STEP / 2;
      cursor = [within(cursor[0] + arrow[0] * step), within(cursor[1] + arrow[1] * step)];
      cross.hidden = false;
      cross.style.left = `${cursor[0] * 100}%`;
      cross.style.top = `${cursor[1] * 100}%`;
    });
    sheet.addEventListener("blur", () => {
      cross.hidden = true;
    });

    place.dataset.pictures =
      document.querySelector("[data-kiosk-site]")?.dataset.kioskPictures || "";
    let waiting = 0;
    const soon = () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => {
        numberNewOnes(stops());
        draw();
      });
    };
    const form = field.closest("form") || document;
    form.addEventListener("input", (event) => {
      if (!place.contains(event.target)) soon();
    });
    form.addEventListener("change", (event) => {
      if (!place.contains(event.target)) soon();
    });
    const list = document.querySelector('[data-contentpath="stops"]');
    if (list) new MutationObserver(soon).observe(list, { childList: true, subtree: true });
    document.addEventListener("kiosk:place", (event) => {
      const index = stops().findIndex((stop) => stop.field === event.detail);
      if (index < 0) return;
      choose(index);
      place.scrollIntoView({ block: "center", behavior: "smooth" });
      sheet.focus({ preventScroll: true });
    });
    soon();
  };

  kiosk.each("textarea[data-kiosk-line]", start);
})();

// Fills what is worked out on the server, again after each draft that was saved; leads to fields.
(() => {
  "use strict";
  const kiosk = window.kioskForms;
  const WAIT = 400;

  kiosk.each("[data-kiosk-live]", (place) => {
    let latest = 0;
    let timer = 0;
    const fill = async () => {
      clearTimeout(timer);
      const mine = (latest += 1);
      try {
        const answer = await fetch(place.dataset.kioskLive, {
          headers: { "X-Requested-With": "XMLHttpRequest" },
          credentials: "same-origin",
        });
        if (!answer.ok || mine !== latest) return;
        const text = await answer.text();
        if (mine !== latest) return;
        const opened = [...place.querySelectorAll("details[open]")].map((one) => one.id);
        const focused = place.contains(document.activeElement) && document.activeElement.id;
        place.replaceChildren(document.createRange().createContextualFragment(text));
        for (const id of opened) place.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "");
        if (focused) document.getElementById(focused)?.focus();
        const again = Number(place.querySelector("[data-kiosk-again]")?.dataset.kioskAgain);
        if (again) timer = setTimeout(fill, again * 1000);
      } catch {
        timer = setTimeout(fill, 5000); // the line is down: what stands there stays
      }
    };
    document.addEventListener("w-autosave:success", () => {
      clearTimeout(timer);
      timer = setTimeout(fill, WAIT);
    });
    fill();
  });

  const step = (from, name) => {
    if (/^\d+$/.test(name)) {
      const kinds = "[data-streamfield-child], [data-inline-panel-child], [data-listblock-child]";
      const all = [...from.querySelectorAll(kinds)].filter((child) => {
        const above = child.parentElement.closest(kinds);
        const mark = child.querySelector(
          ':scope > input[name$="-deleted"], :scope input[name$="-DELETE"]',
        );
        return (!above || !from.contains(above) || above === from) && !(mark && mark.value);
      });
      return all[Number(name)] || null;
    }
    return (
      from.querySelector(`[data-contentpath="${CSS.escape(name)}"]`) ||
      from.querySelector(`[id$="-${CSS.escape(name)}"], #id_${CSS.escape(name)}`)
    );
  };

  const open = (element) => {
    for (let above = element; above; above = above.parentElement) {
      if (!above.matches("[data-panel]")) continue;
      const toggle = above.querySelector("[data-panel-toggle]");
      const content = toggle && document.getElementById(toggle.getAttribute("aria-controls"));
      if (content?.contains(element) && toggle.getAttribute("aria-expanded") === "false")
        toggle.click();
    }
  };

  const lead = () => {
    const found = /^#field=(.+)$/.exec(decodeURIComponent(location.hash));
    if (!found) return;
    const form = document.querySelector("[data-contentpath]")?.closest("form");
    let element = form || document;
    for (const name of found[1].split(".")) {
      const next = step(element, name);
      if (!next) break;
      element = next;
    }
    if (element === form || element === document) return;
    open(element);
    requestAnimationFrame(() => {
      element.scrollIntoView({ block: "center" });
      element.classList.add("kiosk-mend");
      const field = element.querySelector(
        "textarea:not([hidden]), input:not([type=hidden]), select, button.chooser__choose-button, button",
      );
      field?.focus({ preventScroll: true });
    });
  };
  // A new entry that was begun from its category.
  const filed = new URLSearchParams(location.search).get("category");
  const category = document.getElementById("id_category");
  if (filed && category && !category.value) {
    category.value = filed;
    category.dispatchEvent(new Event("change", { bubbles: true }));
  }
  window.addEventListener("hashchange", lead);
  window.addEventListener("load", () => setTimeout(lead, 300));
})();

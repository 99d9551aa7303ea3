// A stop's place: says whether it is on the map, and leads there.
(() => {
  "use strict";
  const kiosk = window.kioskForms;

  kiosk.each("textarea[data-kiosk-place]", (field) => {
    if (!field.closest("[data-streamfield-child]")) {
      // Where the kiosk stands: the map above shows it, and nothing is left to say here.
      const panel = field.closest(".w-panel, section, li");
      if (panel && panel.querySelectorAll("textarea, input:not([type=hidden])").length === 1)
        panel.hidden = true;
      const group = field.closest(".w-panel__wrapper, .w-field__wrapper");
      if (group) group.hidden = true;
      return;
    }
    const said = kiosk.make("span", { class: "kiosk-quiet" });
    const lead = kiosk.make(
      "button",
      {
        type: "button",
        class: "button button-small button-secondary",
        onclick: () => document.dispatchEvent(new CustomEvent("kiosk:place", { detail: field })),
      },
      kiosk.say("Place on the map"),
    );
    const draw = () => {
      const point = kiosk.read(field, null);
      said.textContent = point ? kiosk.say("On the map") : kiosk.say("Not placed yet");
    };
    field.after(kiosk.make("div", { class: "kiosk-place" }, said, " ", lead));
    field.addEventListener("input", draw);
    requestAnimationFrame(draw);
    draw();
  });
})();

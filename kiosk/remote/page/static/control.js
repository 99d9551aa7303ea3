/** Who holds control: several phones may watch, one leads. */
import { button, fill, h, icon } from "./dom.js";
import { refusal } from "./door.js";
import { say } from "./words.js";

export function control(calls) {
  const words = h("span", {});
  const acts = h("span", { class: "control-acts" });
  const node = h("div", { class: "control" }, icon("hand"), words, acts);
  let shown = "";
  let asking = false;

  function ask() {
    calls.send({ say: "take-control" });
    asking = true;
  }

  function askPin() {
    const pin = h("input", {
      type: "tel", inputMode: "numeric", maxLength: 12, placeholder: say("PIN"), autocomplete: "off",
      class: "pin",
    });
    const send = () => { asking = true; calls.send({ say: "take-control", pin: pin.value }); pin.value = ""; };
    pin.addEventListener("keydown", (event) => { if (event.key === "Enter") send(); });
    fill(acts, pin, button("gold small", send, say("Take control")));
    pin.focus();
  }

  function show({ control: now, answers = [] }) {
    for (const answer of answers) {
      if (!asking || !("control" in answer)) continue;
      asking = false;
      if (answer.control) {
        words.textContent = refusal(answer.control);
        askPin();
        shown = "refused";
        return;
      }
    }
    const key = `${now.yours} ${now.holder} ${now.watching > 1}`;
    if (key === shown || (shown === "refused" && !now.yours)) return;
    shown = key;
    node.hidden = now.yours && now.watching < 2;
    words.textContent = now.yours ? say("This phone leads")
      : now.holder ? say("{name} leads; this phone watches", { name: now.holder })
        : say("Nobody leads");
    fill(acts, now.yours
      ? button("quiet", () => calls.send({ say: "give-control" }), say("Let go"))
      : button("gold small", now.holder ? askPin : ask, say("Take control")));
  }

  return { node, show };
}

/** The way in: the PIN, typed on large keys. */
import { button, fill, h, icon, text } from "./dom.js";
import { say } from "./words.js";

const LONGEST = 12;

export function secret() {
  const found = /[#&]s=([\w-]+)/.exec(location.hash);
  return found ? found[1] : "";
}

/** Hangs the door into `page`; calls `entered()` once a pass is held. */
export function door(page, entered, notice = "") {
  let pin = "";
  let busy = false;
  const dots = h("div", { class: "dots", "aria-live": "polite" });
  const words = h("p", { class: "door-words" }, notice || say("The staff's PIN, please"));
  const enter = button("key enter", knock, icon("next"));
  enter.setAttribute("aria-label", say("Go on"));

  function show() {
    fill(dots, ...[...pin].map(() => h("i")));
    enter.disabled = pin.length < 4 || busy;
  }

  function type(digit) {
    if (busy || pin.length >= LONGEST) return;
    pin += digit;
    show();
  }

  async function knock() {
    if (busy || pin.length < 4) return;
    busy = true;
    show();
    const said = await comeIn(pin);
    busy = false;
    pin = "";
    show();
    if (said) text(words, said);
    else entered();
  }

  const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((digit) =>
    button("key", () => type(digit), digit));
  const rub = button("key", () => { pin = pin.slice(0, -1); show(); }, icon("erase"));
  rub.setAttribute("aria-label", say("Delete"));
  fill(page, h("section", { class: "door" },
    h("h1", {}, say("Narrator")),
    words,
    dots,
    h("div", { class: "keys" }, ...digits, rub, button("key", () => type("0"), "0"), enter),
  ));
  page.className = "dark";
  show();
}

async function comeIn(pin) {
  try {
    const answer = await fetch("/come-in", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ secret: secret(), pin }),
    });
    const said = await answer.json();
    return said.refused ? refusal(said) : "";
  } catch {
    return say("The screen does not answer. Is this phone on the room's network?");
  }
}

export function refusal({ refused, wait }) {
  switch (refused) {
    case "pin": return say("That is not the PIN");
    case "wait": return say("Too many tries. Wait {seconds} seconds", { seconds: Math.ceil(wait) });
    case "full": return say("There are too many phones already");
    case "closed": return say("No visit is being led. Open it on the screen first");
    default: return say("This code is too old. Scan the one on the screen again");
  }
}

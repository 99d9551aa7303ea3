/** The page's words: English here, other languages from the kiosk's catalogs. */
let catalog = {};
export let language = "zh-Hans";

const KEPT = "language";

export function preferred(languages) {
  const wished = localStorage.getItem(KEPT) || navigator.language || "";
  const same = languages.find((one) => one.split("-")[0] === wished.split("-")[0]);
  return same || languages[0] || "zh-Hans";
}

export async function speak(wanted) {
  const answer = await fetch(`/words/${encodeURIComponent(wanted)}.json`);
  catalog = answer.ok ? await answer.json() : {};
  language = wanted;
  localStorage.setItem(KEPT, wanted);
  document.documentElement.lang = wanted;
  document.title = say("Narrator");
}

export function say(msgid, values = {}) {
  const words = catalog[msgid] || msgid;
  return words.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/** The page: door, choice, visit; whatever the screen says is shown, nothing is guessed. */
import { stayAwake } from "./awake.js";
import { Choice } from "./choice.js";
import { door } from "./door.js";
import { fill, h } from "./dom.js";
import { Link } from "./link.js";
import { Visit } from "./visit.js";
import { preferred, say, speak } from "./words.js";

const page = document.getElementById("page");
const veil = h("div", { class: "veil", role: "status" });
document.body.append(veil);

let link = null;
let view = null;
let plan = null;

function connect() {
  link = new Link(preferred(["zh-Hans", "en"]), {
    heard,
    stale(stale) {
      fill(veil, stale ? say("The screen is not heard. Coming back by itself …") : "");
      document.body.classList.toggle("stale", stale);
    },
    shut(why) {
      view = null;
      document.body.classList.remove("stale");
      door(page, connect, why === "over" ? say("The visit is over. Thank you.") : "");
    },
  });
}

async function heard(message) {
  if (message.plan) plan = message.plan;
  if (!plan) return;
  const kind = plan.legs ? Visit : Choice;
  if (!(view instanceof kind) || message.plan) {
    view = new kind(page, plan, {
      send: (said) => link.send(said),
      do: (act) => link.send({ say: "do", act }),
      language: change,
    });
    stayAwake();
  }
  view.show(message);
}

async function change(language) {
  await speak(language);
  view = plan = null;
  link.end();
  connect();
}

async function begin() {
  await speak(preferred(["zh-Hans", "en"]));
  connect();
}

begin();

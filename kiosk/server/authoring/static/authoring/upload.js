// Sends large files in pieces (tus 1.0): goes on after a broken line, also on another day.
(() => {
  "use strict";
  const kiosk = window.kioskForms;
  const PIECE = 8 * 1024 * 1024;
  const WAITS = [1000, 2000, 5000, 10000, 20000, 30000];
  const TUS = { "Tus-Resumable": "1.0.0" };

  const encode = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  const headers = (more = {}) => ({ ...TUS, "X-CSRFToken": kiosk.token(), ...more });
  const pause = (time) => new Promise((done) => setTimeout(done, time));

  const keyOf = (address, file) =>
    `kiosk-upload:${address}:${file.name}:${file.size}:${file.lastModified}`;
  const recall = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const remember = (key, value) => {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch {
      // Without a memory it cannot go on another day; that is all.
    }
  };

  class Refused extends Error {}

  const send = (address, piece, offset, progress) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("PATCH", address);
      for (const [name, value] of Object.entries(
        headers({
          "Upload-Offset": String(offset),
          "Content-Type": "application/offset+octet-stream",
        }),
      ))
        request.setRequestHeader(name, value);
      request.upload.onprogress = (event) => progress(offset + event.loaded);
      request.onload = () =>
        request.status === 204
          ? resolve(Number(request.getResponseHeader("Upload-Offset")))
          : reject(new Error(String(request.status)));
      request.onerror = request.ontimeout = () => reject(new Error("line"));
      request.send(piece);
    });

  const begin = async (place, file) => {
    const answer = await fetch(place.dataset.kioskUpload, {
      method: "POST",
      credentials: "same-origin",
      headers: headers({
        "Upload-Length": String(file.size),
        "Upload-Metadata": `filename ${encode(file.name)},purpose ${encode(place.dataset.purpose)}`,
      }),
    });
    if (answer.status === 413) throw new Refused(await answer.text());
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.headers.get("Location");
  };

  const ask = async (address) => {
    const answer = await fetch(address, {
      method: "HEAD",
      credentials: "same-origin",
      headers: headers(),
    });
    return answer.ok ? Number(answer.headers.get("Upload-Offset")) : null;
  };

  const row = (file) => {
    const name = kiosk.make("strong", {}, file.name);
    const bar = kiosk.make("progress", { max: 100, value: 0 });
    const says = kiosk.make("span", { class: "kiosk-quiet" });
    const more = kiosk.make("ul", {});
    const cancel = kiosk.make(
      "button",
      { type: "button", class: "button button-small button-secondary" },
      kiosk.say("Cancel"),
    );
    const item = kiosk.make("li", {}, name, bar, says, more, cancel);
    return {
      item,
      cancel,
      progress: (part) => {
        bar.value = Math.round(part * 1000) / 10;
        says.textContent = `${Math.floor(part * 100)} %`;
      },
      say: (text, bad = false) => {
        says.textContent = text;
        says.className = bad ? "kiosk-bad" : "";
      },
      list: (lines) => more.replaceChildren(...lines.map((line) => kiosk.make("li", {}, line))),
      end: () => {
        bar.remove();
        cancel.remove();
      },
    };
  };

  const follow = async (address, shown) => {
    for (;;) {
      const answer = await fetch(`${address}state/`, { credentials: "same-origin" }).catch(() => null);
      const found = answer && answer.ok ? await answer.json() : null;
      if (found && found.done && !found.waiting) {
        shown.end();
        shown.say(found.says || kiosk.say("Ready"), found.refused);
        shown.list(found.problems);
        document.dispatchEvent(new Event("w-autosave:success"));
        return;
      }
      if (found) {
        shown.progress(found.progress / 100);
        shown.say(found.says || kiosk.say("Being looked at…"));
      }
      await pause(1500);
    }
  };

  const upload = async (place, file) => {
    const shown = row(file);
    place.querySelector(".kiosk-uploads").prepend(shown.item);
    const endings = place.dataset.endings.split(",");
    if (!endings.some((ending) => file.name.toLowerCase().endsWith(ending))) {
      shown.end();
      shown.say(`${kiosk.say("This kind of file is not taken:")} ${file.name}`, true);
      return;
    }
    const key = keyOf(place.dataset.kioskUpload, file);
    let address = recall(key);
    let stopped = false;
    shown.cancel.onclick = () => {
      stopped = true;
      remember(key, null);
      shown.end();
      shown.say(kiosk.say("Cancelled"));
      if (address)
        fetch(address, { method: "DELETE", credentials: "same-origin", headers: headers() }).catch(
          () => {},
        );
    };
    let tries = 0;
    while (!stopped) {
      try {
        let offset = address ? await ask(address) : null;
        if (offset === null) {
          address = await begin(place, file);
          remember(key, address);
          offset = 0;
        }
        while (offset < file.size && !stopped) {
          offset = await send(address, file.slice(offset, offset + PIECE), offset, (sent) =>
            shown.progress(sent / file.size),
          );
          tries = 0;
        }
        if (stopped) return;
        remember(key, null);
        shown.cancel.remove();
        await follow(address, shown);
        return;
      } catch (error) {
        if (stopped) return;
        if (error instanceof Refused) {
          shown.end();
          shown.say(error.message, true);
          return;
        }
        shown.say(kiosk.say("The line is broken; it goes on by itself."));
        await pause(WAITS[Math.min(tries, WAITS.length - 1)]);
        tries += 1;
      }
    }
  };

  kiosk.each("[data-kiosk-upload]", (place) => {
    const input = place.querySelector("input[type=file]");
    const drop = place.querySelector(".kiosk-drop");
    const take = (files) => {
      for (const file of files) upload(place, file);
    };
    input.addEventListener("change", () => {
      take([...input.files]);
      input.value = "";
    });
    for (const kind of ["dragover", "dragenter"])
      drop.addEventListener(kind, (event) => {
        event.preventDefault();
        drop.classList.add("is-over");
      });
    for (const kind of ["dragleave", "drop"])
      drop.addEventListener(kind, (event) => {
        event.preventDefault();
        drop.classList.remove("is-over");
      });
    drop.addEventListener("drop", (event) => take([...event.dataTransfer.files]));
  });

  kiosk.each("form[data-kiosk-packing][data-waiting]", async (form) => {
    const link = form.querySelector("[data-address]");
    while (link.hidden) {
      await pause(1500);
      const answer = await fetch(form.dataset.kioskPacking, { credentials: "same-origin" }).catch(
        () => null,
      );
      const found = answer && answer.ok ? await answer.json() : null;
      if (found && found.address) {
        link.href = found.address;
        link.hidden = false;
        form.querySelector("button")?.remove();
      }
    }
  });
})();

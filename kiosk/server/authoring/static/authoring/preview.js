// Shows the newest picture there is; the old one stays until the new one is whole.
(() => {
  "use strict";
  const WAIT = 3000;
  const place = document.querySelector("[data-kiosk-preview]");
  const status = place.querySelector("p");
  const show = (image, shot) => {
    if (!shot.url || image.dataset.shown === shot.url) return;
    const next = new Image();
    next.onload = () => {
      image.src = shot.url;
      image.dataset.shown = shot.url;
      image.hidden = false;
    };
    next.src = shot.url;
  };
  const look = async () => {
    let again = true;
    try {
      const answer = await fetch(place.dataset.kioskPreview, { credentials: "same-origin" });
      if (!answer.ok) return;
      const found = await answer.json();
      for (const shot of found.shots)
        show(place.querySelector(shot.portrait ? ".tall" : ".wide"), shot);
      status.textContent = found.shots[0].says;
      again = found.again;
    } catch {
      // The line is down; what is shown stays.
    }
    if (again) setTimeout(look, WAIT);
  };
  look();
})();

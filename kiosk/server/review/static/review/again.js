// Looks again after a while, as long as somebody looks and types nothing.
(() => {
  const seconds = Number(document.currentScript.dataset.seconds);
  setInterval(() => {
    const typing = document.activeElement && document.activeElement.matches("input, textarea, select");
    if (!document.hidden && !typing) window.location.reload();
  }, seconds * 1000);
})();

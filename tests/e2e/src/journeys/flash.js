// Stands first in the page, and notes each frame what shows: before it is drawn, and once more after
// all that others changed for it.
(() => {
  const PARTS = {
    door: ".door",
    chapters: ".chapters",
    deck: ".deck",
    bars: ".top-bar, .tab-bar",
    screen: ".screen",
    private: ".entry-row",
    help: ".help-now",
    cover: ".cover",
  };
  const isShown = (element) => element.checkVisibility() && element.getClientRects().length > 0;
  const seen = (self.framesSeen = []);
  self.framesCounted = 0;

  const look = () => {
    const shows = ([, selector]) => [...document.querySelectorAll(selector)].some(isShown);
    const parts = Object.entries(PARTS).filter(shows).map(([name]) => name);
    const text = document.body?.innerText ?? "";
    const last = seen.at(-1);
    if (last?.[1] !== text || last[0].join() !== parts.join()) seen.push([parts, text]);
  };

  // Frames in which nothing changes are not drawn, and so not kept. Once the app is there this speck is another one
  // in each, so that the last change is kept for certain.
  const speck = document.createElement("i");
  const { style } = speck;
  style.cssText = "position:fixed;top:0;left:0;width:2px;height:2px;z-index:9";
  document.documentElement.append(speck);

  const drawn = new MessageChannel();
  drawn.port1.onmessage = () => {
    look();
    self.framesCounted++;
  };
  const frame = () => {
    if ("alive" in document.documentElement.dataset) {
      style.background = style.background === "white" ? "black" : "white";
    }
    look();
    drawn.port2.postMessage(0);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})();

// Turns cards with a finger on a slow machine, while Chromium writes down what it does.
//
// options: { url, chapter, swipes: [1, -1, …], slowdown, trace }: the chapter's address without the
// number, the directions, the file for what was written down. Prints { swipes } at the end.
import { launch, options, say } from "./browser.mjs";

const CATEGORIES = [
  "devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing", "cc",
  "benchmark", "disabled-by-default-devtools.timeline.frame",
];
const [WIDTH, HEIGHT] = [390, 844];
/** How far a finger moves in a frame, in pixels, and for how many. */
const [STEP, STEPS] = [20, 12];

const { browser, page } = await launch();
await page.setViewport({
  width: WIDTH, height: HEIGHT, deviceScaleFactor: 2, isMobile: true, hasTouch: true,
});
const cdp = await page.createCDPSession();
const frame = () => new Promise((resolve) => setTimeout(resolve, 1000 / 60));

/** Answers of the browser are not waited for between two steps: a finger does not wait either. */
const swipe = async (direction) => {
  const from = WIDTH / 2 + (direction * STEP * STEPS) / 2;
  const touch = (type, ...points) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  const at = (step) => ({ x: from - direction * step * STEP, y: HEIGHT / 2 });
  const sent = [touch("touchStart", at(0))];
  for (let step = 1; step <= STEPS; step += 1) {
    await frame();
    sent.push(touch("touchMove", at(step)));
  }
  sent.push(touch("touchEnd"));
  await Promise.all(sent);
};

/** The app has noticed, and whatever it does later had its time. */
const arrives = (fragment) =>
  page.evaluate(
    (wanted) => new Promise((resolve, reject) => {
      const end = Date.now() + 10_000;
      const look = () => {
        if (location.hash === wanted) setTimeout(resolve, 300);
        else if (Date.now() > end) reject(new Error(`${location.hash} is not ${wanted}`));
        else setTimeout(look, 50);
      };
      look();
    }),
    fragment,
  );

await page.goto(`${options.url}${options.chapter}1`);
await page.waitForFunction(() => "alive" in document.documentElement.dataset);
// What is done once after the start is no part of a swipe.
await page.waitForFunction(() => performance.now() > 5000);
await cdp.send("Emulation.setCPUThrottlingRate", { rate: options.slowdown });
await page.tracing.start({ path: options.trace, categories: CATEGORIES });
await page.evaluate(() => performance.mark("swipes-begin"));
let at = 1;
for (const direction of options.swipes) {
  at += direction;
  await swipe(direction);
  await arrives(`${options.chapter}${at}`);
}
await page.evaluate(() => performance.mark("swipes-end"));
await page.tracing.stop();
await browser.close();
say({ swipes: options.swipes.length });

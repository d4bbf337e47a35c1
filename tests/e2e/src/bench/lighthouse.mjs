// Runs Lighthouse over some pages in turn, again and again, and prints a line for each time.
//
// options: { runs, urls, early }: `early` is run before the page's own scripts, and marks when the app
// is alive.
import { launch, lighthouse, options, say } from "./browser.mjs";

const CATEGORIES = ["performance", "accessibility", "best-practices"];
const FLAGS = {
  formFactor: "mobile",
  throttlingMethod: "devtools",
  onlyCategories: CATEGORIES,
  logLevel: "error",
};

const measure = async (url) => {
  const { browser, page } = await launch();
  await page.evaluateOnNewDocument(options.early);
  const { lhr } = await lighthouse(url, FLAGS, undefined, page);
  await browser.close();
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  const score = (category) => [category, Math.round(lhr.categories[category].score * 100)];
  const number = (audit) => lhr.audits[audit].numericValue;
  const marks = lhr.audits["user-timings"].details?.items ?? [];
  say({
    ...Object.fromEntries(CATEGORIES.map(score)),
    "LCP": number("largest-contentful-paint"),
    "TTI": number("interactive"),
    alive: marks.find((mark) => mark.name === "alive")?.startTime,
    missed: Object.values(lhr.categories)
      .flatMap((category) => category.auditRefs)
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score === 0)
      .map(({ id }) => id),
  });
};

for (let run = 0; run < options.runs; run += 1) {
  for (const url of options.urls) await measure(url);
}

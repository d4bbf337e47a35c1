// Runs Lighthouse over some pages in turn, again and again, and prints a line for each time.
//
// options: { runs, pages: [{ name, url }], early }: `early` is run before the page's own scripts, and
// marks when the app is alive.
import { launch, lighthouse, options, say } from "./browser.mjs";

const FLAGS = {
  formFactor: "mobile",
  throttlingMethod: "devtools",
  onlyCategories: ["performance", "accessibility", "best-practices"],
  logLevel: "error",
};

const measure = async ({ name, url }) => {
  const { browser, page } = await launch();
  await page.evaluateOnNewDocument(options.early);
  const { lhr } = await lighthouse(url, FLAGS, undefined, page);
  await browser.close();
  if (lhr.runtimeError) throw new Error(`${name}: ${lhr.runtimeError.message}`);
  const score = (category) => Math.round(lhr.categories[category].score * 100);
  const number = (audit) => lhr.audits[audit].numericValue;
  const marks = lhr.audits["user-timings"].details?.items ?? [];
  say({
    name,
    performance: score("performance"),
    accessibility: score("accessibility"),
    "best practices": score("best-practices"),
    "LCP": number("largest-contentful-paint"),
    "TTI": number("interactive"),
    "TBT": number("total-blocking-time"),
    "CLS": number("cumulative-layout-shift"),
    bytes: number("total-byte-weight"),
    alive: marks.find((mark) => mark.name === "alive")?.startTime,
    missed: Object.values(lhr.categories)
      .flatMap((category) => category.auditRefs)
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score === 0)
      .map(({ id }) => id),
  });
};

for (let run = 0; run < options.runs; run += 1) {
  for (const page of options.pages) await measure(page);
}

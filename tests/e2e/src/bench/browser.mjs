// Chromium by its own protocol, with the packages that come with Lighthouse.
//
// argv[2]: { lighthouse, chromium, flags, … }: the package's folder, the program and its flags.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

export const options = JSON.parse(process.argv[2]);

const puppeteer = createRequire(path.join(options.lighthouse, "package.json"))("puppeteer-core");

/** A browser that was never used before, and its page. */
export const launch = async () => {
  const browser = await puppeteer.launch({
    executablePath: options.chromium, args: options.flags, headless: true,
  });
  const page = await browser.newPage();
  return { browser, page };
};

export const lighthouse = async (...all) => {
  const { default: run } = await import(
    pathToFileURL(path.join(options.lighthouse, "core/index.js")).href
  );
  return run(...all);
};

export const say = (value) => console.log(JSON.stringify(value));

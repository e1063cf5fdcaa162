// A headless Chromium for the tests: pages that write down what they say, ask for and refuse.
import puppeteer from "puppeteer-core";
import { pathToFileURL } from "node:url";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb", "--hide-scrollbars",
  "--disable-background-networking", "--disable-component-update", "--no-first-run", "--disable-sync"];

export async function launch() {
  return puppeteer.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", pipe: true, headless: true, args: FLAGS });
}

// A page of a file; page.said: what came on the console, errors, requests that leave and violations of the policy.
export async function open(browser, file, { width = 1440, height = 900, dark = false, script = true, hash = "" } = {}) {
  const page = await browser.newPage();
  page.said = [];
  page.on("console", (message) => page.said.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => page.said.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) page.said.push(`request: ${request.url()}`);
  });
  await page.setViewport({ width, height, deviceScaleFactor: width < 600 ? 2 : 1 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  await page.setJavaScriptEnabled(script);
  if (script) {
    await page.evaluateOnNewDocument(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (e) => window.violations.push(`${e.violatedDirective} ${e.blockedURI}`));
    });
  }
  await page.goto(pathToFileURL(file).href + hash, { waitUntil: "load" });
  return page;
}

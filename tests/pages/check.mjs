// SPDX-License-Identifier: MIT
// Opens each page in headless Chromium: light, dark, on paper, 320 pixels wide and in forced colours. A page fails on a request,
// an error, a script, a picture that is not told in words and in a table, a page that must be scrolled sideways, or anything
// that axe-core finds. Before that it plants such faults, and fails where one of them is not seen.
//   node check.mjs FOLDER [PICTURES]     pages of FOLDER; with PICTURES a screenshot of each goes there
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [folder, pictures] = process.argv.slice(2);
const program = process.env.CHROMIUM || "/usr/bin/chromium";
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const looks = [
  { name: "light", media: { colorScheme: "light" }, width: 1000 },
  { name: "dark", media: { colorScheme: "dark" }, width: 1000 },
  { name: "print", media: { media: "print", colorScheme: "light" }, width: 800 },
  { name: "narrow", media: { colorScheme: "light" }, width: 320 },  // WCAG 1.4.10: 1280 pixels at 400 %
  { name: "forced", media: { forcedColors: "active" }, width: 1000 },
];

// Runs in the page: what axe does not look at.
function ours() {
  const found = [];
  const say = (what) => found.push(what);
  if (document.querySelector("script, iframe, object, embed, link, base, meta[http-equiv]")) say("script-or-frame");
  if ([...document.querySelectorAll("*")].some((e) => [...e.attributes].some((a) => a.name.startsWith("on")))) say("handler");
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) say("scrolls-sideways");
  if (document.querySelectorAll("h1").length !== 1) say("one-h1");
  for (const picture of document.querySelectorAll("svg")) {
    const named = (picture.getAttribute("aria-labelledby") || "").split(/\s+/).map((id) => document.getElementById(id));
    if (picture.getAttribute("role") !== "img") say("picture-without-role");
    for (const part of ["title", "desc"])
      if (!named.some((e) => e && e.localName === part && e.textContent.trim())) say("picture-without-" + part);
    const after = picture.closest("figure")?.nextElementSibling;
    if (!after || !after.querySelector("table tbody tr")) say("picture-without-table");
  }
  return found;
}

async function findings(browser, url, look, picture) {
  const context = await browser.newContext({ viewport: { width: look.width, height: 800 }, bypassCSP: true });
  const page = await context.newPage();
  const found = [];
  await page.route("**/*", (route) => {
    if (route.request().url() === url) return route.continue();
    found.push("request: " + route.request().url().slice(0, 80));
    return route.abort();
  });
  page.on("pageerror", (error) => found.push("error: " + error.message));
  page.on("console", (line) => line.type() === "error" && found.push("console: " + line.text()));
  await page.emulateMedia(look.media);
  await page.goto(url, { waitUntil: "load" });
  if (picture) await page.screenshot({ path: picture, fullPage: true });
  for (const what of await page.evaluate(ours)) found.push("ours: " + what);
  await page.evaluate(axe);
  const result = await page.evaluate((rules) => window.axe.run(document, { rules, resultTypes: ["violations"] }), {
    // In forced colours and on paper the colours are the reader's.
    "color-contrast": { enabled: look.name !== "forced" && look.name !== "print" },
    "color-contrast-enhanced": { enabled: look.name === "light" || look.name === "dark" },
    "target-size": { enabled: true },
  });
  for (const one of result.violations) found.push(`axe: ${one.id}: ${one.help}: ${one.nodes.map((n) => n.target.join(" ")).slice(0, 3).join("; ")}`);
  await context.close();
  return { found, passes: result.passes.length };
}

// A sound page, and what may go wrong with it: a page that is only ever praised proves nothing.
const sound = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sound</title></head><body><main><h1>Sound</h1>
<figure><svg viewBox="0 0 9 9" role="img" aria-labelledby="t d"><title id="t">Bars</title><desc id="d">One bar</desc></svg></figure><div><table><tbody><tr><th scope="row">a</th><td>1</td></tr></tbody></table></div></main></body></html>`;
const planted = [
  ["request: ", (p) => p.replace("</main>", '<script src="http://localhost:9/x.js"></script></main>')],
  ["request: ", (p) => p.replace("</main>", '<p style="background:url(http://localhost:9/x.png)">x</p></main>')],
  ["ours: script-or-frame", (p) => p.replace("</main>", "<script>1</script></main>")],
  ["ours: handler", (p) => p.replace("<main>", '<main onclick="1">')],
  ["error: ", (p) => p.replace("</main>", "<script>undefined.x</script></main>")],
  ["console: ", (p) => p.replace("</main>", '<script>console.error("x")</script></main>')],
  ["axe: image-alt", (p) => p.replace("</main>", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></main>')],
  ["axe: color-contrast", (p) => p.replace("</main>", '<p style="color:#bbb;background:#fff">faint</p></main>')],
  ["axe: html-has-lang", (p) => p.replace(' lang="en-GB"', "")],
  ["axe: document-title", (p) => p.replace("<title>Sound</title>", "")],
  ["ours: picture-without-role", (p) => p.replace(' role="img"', "")],
  ["ours: picture-without-desc", (p) => p.replace(/<desc.*<\/desc>/, "")],
  ["ours: picture-without-table", (p) => p.replace(/<table>.*<\/table>/, "")],
  ["ours: scrolls-sideways", (p) => p.replace("</main>", '<p style="width:3000px">x</p></main>')],
  ["ours: one-h1", (p) => p.replace(/<h1>.*<\/h1>/, "")],
];

async function try_faults(browser, work) {
  const { writeFile } = await import("node:fs/promises");
  const file = path.join(work, "planted.html");
  const look_at = async (text) => (await writeFile(file, text), (await findings(browser, pathToFileURL(file).href, looks[0])).found);
  const blamed = await look_at(sound);
  const wrong = blamed.map((what) => "a sound page is blamed: " + what);
  for (const [expected, plant] of planted)
    if (!(await look_at(plant(sound))).some((what) => what.startsWith(expected))) wrong.push("a planted fault is not seen: " + expected);
  return wrong;
}

const work = await mkdtemp(path.join(tmpdir(), "caseload-pages-"));
let browser;
try {
  browser = await chromium.launch({ executablePath: program, headless: true, args: quiet, timeout: 60000 });
} catch (error) {
  console.log("skipped: Chromium does not start: " + String(error.message).split("\n")[0]);
  process.exit(77);
}
let wrong;
let looked = 0;
try {
  wrong = await try_faults(browser, work);
  const pages = (await readdir(folder)).filter((name) => name.endsWith(".html")).sort();
  if (pages.length < 15) wrong.push(`only ${pages.length} pages to look at`);
  for (const name of pages)
    for (const look of looks) {
      const picture = pictures && path.join(pictures, name.replace(".html", `.${look.name}.png`));
      const { found, passes } = await findings(browser, pathToFileURL(path.resolve(folder, name)).href, look, picture);
      if (passes < 5) wrong.push(`${name}, ${look.name}: axe looked at next to nothing`);
      for (const what of found) wrong.push(`${name}, ${look.name}: ${what}`);
      ++looked;
    }
} finally {
  await browser.close();
  await rm(work, { recursive: true, force: true });
}
for (const what of wrong) console.log(what);
console.log(`${planted.length} planted faults, ${looked} pages looked at, ${wrong.length} wrong`);
process.exit(wrong.length ? 1 : 0);

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { startDev } from "./dev-server.ts";
import { it } from "./visit.ts";

const project = mkdtempSync(join(tmpdir(), "plumbline-dev-past-"));
const content = join(project, "content");
const file = "2026-q3/engineering/find-the-fault.md";
const objective = "2026-q2/engineering/see-faults-coming/";
const quarter = "/snapshots/2026-q2/";

let origin = "";
let stop: () => Promise<void>;
beforeAll(async () => {
  cpSync("content", content, { recursive: true });
  git("init", "--quiet", "--initial-branch=main");
  commit("2026-07-01", "The plans of the quarter");
  edit("to: 65", "to: 68");
  commit("2026-08-20", "Find more of them ourselves");
  ({ origin, stop } = await startDev(project));
});
afterAll(async () => {
  await stop();
});

function git(...parameters: readonly string[]): void {
  execFileSync("git", ["-C", project, ...parameters], { stdio: "ignore" });
}

function commit(day: string, message: string): void {
  const date = `${day}T12:00:00Z`;
  const who = ["-c", "user.name=Hamish Odell", "-c", "user.email=hamish@example.org"];
  git("add", "content");
  execFileSync("git", ["-C", project, ...who, "commit", "--quiet", "-m", message], {
    env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  });
}

function edit(from: string, to: string): void {
  const path = join(content, file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

const edited = "The plans hold edits that are not committed";

async function getMain(page: Page): Promise<string> {
  return (await page.locator("main").textContent()) ?? "";
}

describe("npm run dev, of plans with a past", () => {
  it("tells at /changes/ what git tells, and says when something is not committed", async ({
    browser,
  }) => {
    const page = await browser.newPage();
    await page.goto(`${origin}/changes/`);
    const told = await getMain(page);
    expect(told).toMatch(/65.*68/s);
    expect(told).toContain("Hamish Odell");
    expect(told).not.toContain(edited);
    edit("to: 68", "to: 70");
    await page.getByText(edited).waitFor();
    commit("2026-08-26", "Still more");
    edit("to: 70", "to: 71");
    await page
      .getByText("Still more")
      .or(page.getByText(/68.*70/s))
      .first()
      .waitFor();
    await page.close();
  });

  it("shows the sealed quarters whole, as a build does, each when it is asked for", async ({
    browser,
  }) => {
    const page = await browser.newPage();
    await page.goto(`${origin}/snapshots/`);
    await page.locator("main").getByRole("link", { name: "Q2 2026", exact: true }).first().click();
    await page.waitForURL(`${origin}${quarter}`, { timeout: 120_000 });
    expect(await page.locator("h1").textContent()).toBe("Q2 2026, as it ended");
    const problems: string[] = [];
    page.on("console", (message) => {
      // The development server itself says that it listens.
      if (!message.text().startsWith("[vite] connect")) problems.push(message.text());
    });
    page.on("response", (response) => {
      if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
    });
    await page.locator("header.top").getByRole("link", { name: "Teams", exact: true }).click();
    await page.waitForURL(`${origin}${quarter}teams/`);
    await page.keyboard.press("/");
    await page.waitForSelector("dialog[open] input:focus");
    await page.keyboard.type("see faults coming");
    const first = page.locator("dialog[open] h2 a").first();
    await first.waitFor();
    expect(await first.getAttribute("href")).toBe(quarter + objective);
    await page.goto(`${origin}${quarter}cascade/`);
    await page.waitForSelector("[data-explorer][data-ready]");
    await page.goto(`${origin}${quarter}${objective}`);
    await page.getByRole("link", { name: "The same page now" }).click();
    await page.waitForURL(`${origin}/${objective}`);
    await page.getByRole("link", { name: /^As sealed, / }).waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });

  it("serves every file that the page of a seal names", async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${origin}${quarter}seal/`);
    const links = page.locator(`main a[href^="${quarter}seal/"]`);
    const urls = await links.evaluateAll((all) =>
      all.map((link) => link.getAttribute("href") ?? "").filter((url) => /[^/]$/.test(url)),
    );
    await page.close();
    expect(urls.map((url) => url.slice(`${quarter}seal/`.length))).toContain("SHA256SUMS");
    for (const url of new Set(urls)) {
      const answer = await fetch(origin + url);
      const name = url.slice(`${quarter}seal/`.length);
      const sealed = readFileSync(join(content, "snapshots/2026-q2", name));
      expect([answer.status, await answer.text()], url).toEqual([200, String(sealed)]);
    }
    expect((await fetch(`${origin}${quarter}none/SHA256SUMS`)).status).toBe(404);
  });

  it("has no page of a quarter that is not sealed", async () => {
    expect((await fetch(`${origin}/snapshots/2026-q3/teams/`)).status).toBe(404);
    expect((await fetch(`${origin}${quarter}no/such/page/`)).status).toBe(404);
  });
});

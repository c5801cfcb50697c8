import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { listViolations } from "./axe.ts";
import { buildSite, serveSite } from "./site.ts";
import { it } from "./visit.ts";

/**
 * A quarter from its end to the next one, as a strategy office does it: the demonstration in a repository of its own is
 * closed from a file of answers, sealed, verified, opened anew, built, and read in a browser.
 */
const repository = mkdtempSync(join(tmpdir(), "plumbline-quarter-"));
const content = join(repository, "content");
const out = join(mkdtempSync(join(tmpdir(), "plumbline-quarter-site-")), "site");
const asOf = "2026-09-30";
let origin = "";
let close: () => Promise<void> = () => Promise.resolve();

function git(...args: readonly string[]): string {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
  return execFileSync("git", ["-C", repository, ...identity, ...args], { encoding: "utf8" });
}

function run(script: string, ...args: readonly string[]): string {
  const node = join("node_modules", ".bin", "node");
  const options = [join("scripts", script), ...args, "--content", content];
  const { status, stdout, stderr } = spawnSync(node, options, { encoding: "utf8" });
  if (status !== 0)
    throw new Error(`${script} ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

/** Fills the open questions in, as people do. */
function fillIn(draft: string): string {
  let at = 0;
  const decisions = ["keep", "modify", "keep", "done", "defer", "abandon"];
  return draft
    .replaceAll(
      /^ {2}reason: #.*$/gm,
      "  reason: The sensors of the Fell Line came four weeks late.",
    )
    .replaceAll(/^ {2}learned: #.*$/gm, "  learned: Order before the plan is published.")
    .replaceAll(
      /^ {2}decision: #.*$/gm,
      () => `  decision: ${decisions[at++ % decisions.length] ?? "keep"}`,
    );
}

beforeAll(async () => {
  cpSync("content", content, { recursive: true });
  const portal = join(content, "portal.yaml");
  // What August and September missed is for the matrix, not for the close of the quarter.
  const lenient = "rules:\n  hoshin-miss-without-countermeasure: warning\n";
  writeFileSync(portal, readFileSync(portal, "utf8").replace("rules:\n", lenient));
  git("init", "--quiet", "--initial-branch", "main");
  git("add", ".");
  git("commit", "--quiet", "--message", "Plan the third quarter");

  const answers = join(repository, "answers.yaml");
  run("cycle.ts", "close", "2026-q3", "--as-of", asOf, "--draft", answers);
  writeFileSync(answers, fillIn(readFileSync(answers, "utf8")));
  run("cycle.ts", "close", "2026-q3", "--as-of", asOf, "--answers", answers);
  rmSync(answers);
  git("add", ".");
  git("commit", "--quiet", "--message", "Close the third quarter");

  run("snapshot.ts", "seal", "2026-q3", "--as-of", asOf);
  run("snapshot.ts", "verify", "2026-q3");
  run("cycle.ts", "open", "2026-q4", "--as-of", asOf);
  git("add", ".");
  git("commit", "--quiet", "--message", "Open the fourth quarter");
  await buildSite({ content, asOf, out });
  ({ origin, close } = await serveSite(out));
});

afterAll(async () => {
  await close();
  rmSync(repository, { recursive: true, force: true });
});

describe("a quarter that was closed, sealed, published, compared and opened", () => {
  it("changed only what closing and opening change", () => {
    const closed = git("show", "--format=", "--name-status", "HEAD~1").trim().split("\n");
    expect(closed.filter((line) => !/^[AM]\tcontent\/(2026-q3\/|portal\.yaml)/.test(line))).toEqual(
      [],
    );
    const diff = git(
      "show",
      "--format=",
      "--unified=0",
      "HEAD~1",
      "--",
      "content/2026-q3/engineering",
    );
    const lines = diff.split("\n").filter((line) => /^[-+][^-+]/.test(line));
    // Nothing is taken out of a plan when it closes.
    expect(lines.filter((line) => line.startsWith("-"))).toEqual([]);
    expect(git("status", "--porcelain")).toBe("");
  });

  it("says how each objective ended, and what becomes of it", async ({ page, follow }) => {
    await page.goto(`${origin}/2026-q3/`);
    expect(await page.locator("main").innerText()).toContain("Closed");
    await page.goto(`${origin}/2026-q3/retrospective/`);
    expect(await page.locator("h1").innerText()).toBe("Q3 2026, as it ended");
    await follow("main", "Hear the points failing before they fail");
    expect(await page.locator("main").innerText()).toContain("Order before the plan is published.");
  });

  it("is published sealed, whole", async ({ page }) => {
    await page.goto(`${origin}/snapshots/2026-q3/`);
    expect(await page.locator("body").innerText()).toMatch(/sealed/i);
    const objective = `${origin}/snapshots/2026-q3/2026-q3/engineering/find-the-fault/`;
    expect((await page.goto(objective))?.status()).toBe(200);
  });

  it("is compared with the next one: by a drawing, a table and links", async ({ page, follow }) => {
    await page.goto(`${origin}/2026-q4/`);
    await follow("main", "Q3 2026");
    await page.goto(`${origin}/compare/2026-q3/2026-q4/`);
    const chart = page.locator("svg.flow").first();
    expect(await chart.getAttribute("aria-label")).toContain("Kept:");
    await page.locator("details.figures > summary").first().click();
    const counts = await page.locator("details.figures td.r").allInnerTexts();
    const objectives = await page.locator("section:has(#on) .strand").count();
    const others = await page
      .locator("section:has(#ended) .strand, section:has(#added) .strand")
      .count();
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(objectives + others);
    expect(await listViolations(page)).toEqual([]);
    await follow("section:has(#on)", "Let anyone board without asking for help");
  });

  it("goes on in the plan of the next one, from where it ended", async ({ page, follow }) => {
    const next = readFileSync(join(content, "2026-q4/company/board-without-asking.md"), "utf8");
    expect(next).toContain("carriedOverFrom: 2026-q3/company/board-without-asking\n");
    await page.goto(`${origin}/2026-q4/company/board-without-asking/`);
    await follow("main", "Through the cycles");
    expect(await page.locator(".lineage > li").count()).toBe(4);
    expect(await listViolations(page)).toEqual([]);
  });
});

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseDate } from "../../src/model/period.ts";
import type { Plan } from "../../src/model/plan.ts";
import { checkContent } from "../../src/site/check-content.ts";
import { renderHeaders, renderNginx, renderRedirects } from "../../src/site/hosting.ts";

const plan = readPlan();
const objective = "2026-q2/signalling/see-faults";

/** A plan with a team that was renamed. */
function readPlan(): Plan {
  const content = mkdtempSync(join(tmpdir(), "plumbline-hosting-"));
  cpSync("test/input/healthy", content, { recursive: true });
  const file = join(content, "teams/signalling.md");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace("level: team", "level: team\naliases: [teams/signalétique]"));
  const { clean } = checkContent(content, { asOf: parseDate("2026-08-27") });
  if (!clean) throw new Error("no clean content");
  return clean.plan;
}

describe("renderNginx(plan, base)", () => {
  it.each([
    ["/", "", "", ""],
    ["/strategy/", "/strategy", "/strategy", ""],
    ["/strat%C3%A9gie/r%26d/", "/stratégie/r&d", "/strat%C3%A9gie/r%26d", ""],
    ["/our%20plans/", "/our plans", "/our%20plans", '"'],
  ])("compares decoded paths and leads to encoded ones at `%s`", (base, meant, written, quote) => {
    const lines = renderNginx(plan, base).split("\n");
    const place = (path: string): string => `${quote}${meant}${path}${quote}`;
    expect(lines.filter((line) => /^(?:location|error_page)/.test(line))).toEqual([
      `error_page 404 ${place("/404.html")};`,
      `location = ${place("/nginx.conf")} { return 404; }`,
      `location ${place("/_astro/")} {`,
      `location = ${place(`/${objective}/`)} { return 301 ${written}/${objective}-coming/; }`,
      `location = ${place("/teams/signalétique/")} { return 301 ${written}/teams/signalling/; }`,
    ]);
    expect(lines[0]).toContain(meant === "" ? "serves this folder" : `\`${meant.slice(1)}\``);
  });
});

describe("renderRedirects(plan, base), renderHeaders(portal, base)", () => {
  it("are written as addresses are", () => {
    const base = "/strat%C3%A9gie/";
    expect(renderRedirects(plan, base)).toBe(
      `${base}${objective}/ ${base}${objective}-coming/ 301\n` +
        `${base}teams/signal%C3%A9tique/ ${base}teams/signalling/ 301\n`,
    );
    const patterns = renderHeaders(plan.portal, base).match(/^\S.*$/gm);
    expect(patterns).toEqual([`${base}*`, `${base}_astro/*`]);
  });
});

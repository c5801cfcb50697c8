import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, run } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What of a page breaks a rule of WCAG 2.2 AA, with the first elements that do. */
export async function listViolations(
  page: Page,
): Promise<readonly { readonly id: string; readonly nodes: readonly string[] }[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(runAxe);
  return violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary ?? ""}`),
  }));
}

/** Runs in the page, where the library is already. */
function runAxe(): Promise<AxeResults> {
  // The page's own global, which only the browser knows.
  const library = (globalThis as unknown as { axe: { run: typeof run } }).axe;
  return library.run(document, {
    runOnly: {
      type: "tag",
      values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
  });
}

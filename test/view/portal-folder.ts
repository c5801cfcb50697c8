import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseDate } from "../../src/model/period.ts";
import type { Audience } from "../../src/model/plan.ts";
import { checkContent } from "../../src/site/check-content.ts";
import { toViewContext } from "../../src/site/context.ts";
import type { ViewContext } from "../../src/view/context.ts";

/** What every small portal of the tests has; `files` add to it or replace it. */
const common = {
  "portal.yaml": `name: Test Line
locale: en-GB
confidenceScale: 10
repository: {url: "https://github.com/test/plans", branch: main, contentPath: plans}
cycles:
  - {id: 2026-q2, label: Q2 2026, start: 2026-04-01, end: 2026-06-30, state: closed}
  - {id: 2026-q3, label: Q3 2026, start: 2026-07-01, end: 2026-09-30, state: active, checkInEvery: 14d}
currentCycle: 2026-q3
`,
  "people.yaml": `people:
  - {id: ada, name: Ada Lund, role: Head of Track}
  - {id: ben, name: Ben Roe, validTo: 2026-08-01}
`,
  "direction.md": "---\nkind: direction\ntitle: Direction\nmission: Run on time.\n---\n",
  "themes/keep-time.md":
    "---\nkind: theme\ntitle: Keep time\ncode: T1\nsupports: [direction]\n---\n",
  "themes/sound-track.md": "---\nkind: theme\ntitle: Sound track\ncode: T2\n---\n",
  "teams/company.md": "---\nkind: team\nname: Company\nlevel: company\n---\n",
  "teams/track.md":
    "---\nkind: team\nname: Track\nlevel: department\nparent: company\nlead: ada\n---\n",
};

/** The context of a portal in a folder of its own, mostly as of 27 August 2026. Throws where a file has an error. */
export function readPortal(
  files: Readonly<Record<string, string>>,
  asOf = "2026-08-27",
  audience?: Audience,
): ViewContext {
  const root = mkdtempSync(join(tmpdir(), "plumbline-view-"));
  try {
    for (const [name, text] of Object.entries({ ...common, ...files })) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    const checked = checkContent(root, { asOf: parseDate(asOf), ...(audience && { audience }) });
    const errors = checked.findings.filter(({ severity }) => severity === "error");
    if (!checked.clean) throw new Error(JSON.stringify(errors, null, 2));
    return toViewContext(checked.clean, checked, undefined);
  } finally {
    rmSync(root, { recursive: true });
  }
}

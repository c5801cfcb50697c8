import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { IsoDate } from "../model/period.ts";
import { checkContent } from "./check-content.ts";
import { toViewContext } from "./context.ts";
import type { PageKind, SitePage } from "./pages.ts";
import { linkPages } from "./pages.ts";

/** What is the same whatever the plans are. */
const helpKinds: ReadonlySet<PageKind> = new Set<PageKind>(["guide", "keys", "rules", "rule"]);

/** Links the guide and the rules for whoever has no good plan yet, by a portal that holds next to nothing. */
export function linkHelp(asOf: IsoDate): ReadonlyMap<string, SitePage> {
  const content = mkdtempSync(join(tmpdir(), "plumbline-help-"));
  try {
    const year = asOf.slice(0, 4);
    const cycle = { id: year, label: year, start: `${year}-01-01`, end: `${year}-12-31` };
    const portal = { name: "Plumbline", locale: "en-GB", cycles: [cycle] };
    writeFileSync(join(content, "portal.yaml"), JSON.stringify(portal));
    writeFileSync(join(content, "direction.md"), "---\nkind: direction\ntitle: Direction\n---\n");
    const checked = checkContent(content, { asOf });
    if (!checked.clean) throw new Error("a portal that holds next to nothing has errors");
    const context = toViewContext(checked.clean, checked, undefined);
    const pages = linkPages({ ...context, isHelp: true });
    return new Map([...pages].filter(([, { kind }]) => helpKinds.has(kind)));
  } finally {
    rmSync(content, { recursive: true });
  }
}

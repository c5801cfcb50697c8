import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toDocumentFact, toDocumentName } from "../../src/model/reads.ts";
import type { IsoDate } from "../../src/model/period.ts";
import { readFolder } from "../../src/read/folder.ts";
import { checkContent } from "../../src/site/check-content.ts";
import { toLinkResolver, toViewContext } from "../../src/site/context.ts";
import { openFactDigests } from "../../src/site/fact-digest.ts";
import { linkPages } from "../../src/site/pages.ts";

const content = resolve(import.meta.dirname, "../../content");
const asOf = "2026-08-27" as IsoDate;
const shown = "2026-q3/company/meet-the-autumn#kr1";
const files = readFolder(content).files.filter((file) => file.endsWith(".md"));

/** What changes what a document says, and leaves a plan that can be published. */
const edits: readonly ((text: string) => string)[] = [
  (text) => text.replace(/^title: (.*\w)$/m, "title: $1 anew"),
  (text) => text.replace(/^( +)title: (.*\w)$/gm, "$1title: $2 anew"),
  (text) => text.replace(/(values: \{kr1: )([\d.]+)/, "$1$2" + "1"),
  (text) => text.replace(/( to: )(\d+)(?![\d-])/, "$19$2"),
  (text) => text.replace(/^priority: .*\n/m, ""),
  (text) => text.replace(/how: (.*)\.$/gm, "how: $1 by now."),
  (text) => text.replace(/note: (.*\w)$/m, "note: $1 once more"),
  (text) => `${text}\nOne sentence more.\n`,
  // Only lines move.
  (text) => text.replace(/^---\n/, "---\n# A remark.\n"),
];

/** The demonstration, with what one document rarely takes from another: progress that is rolled up, and shown results. */
const texts = new Map(
  files.map((file, at) => {
    const text = readFileSync(join(content, file), "utf8")
      .replace(/^kind: objective\n/m, at % 2 === 0 ? "$&rollUp: both\n" : "$&")
      .replace(/^keyResults:\n/m, at % 3 === 0 ? `$&  - {id: shown, sameAs: ${shown}}\n` : "$&");
    return [file, text] as const;
  }),
);

interface Known {
  readonly digest: string;
  /** Everything that the plan and its assessment say of it, with all explanations. */
  readonly all: string;
}

/** What is known of each document; undefined where the content has errors. */
function know(edited: ReadonlyMap<string, string>): ReadonlyMap<string, Known> | undefined {
  const checked = checkContent(content, { asOf, edits: edited });
  if (!checked.clean) return undefined;
  const context = toViewContext(checked.clean, checked, undefined);
  const { assessment, plan } = context;
  const pages = linkPages(context);
  const resolveLink = toLinkResolver(plan);
  const toDigest = openFactDigests({ context, pages, sources: checked.sources, resolveLink });
  const documents = Map.groupBy(plan.nodes.keys(), (id) => toDocumentName("node", id));
  return new Map(
    [...documents].map(([name, ids]) => {
      const all = ids.map((id) => [
        ...[plan.nodes.get(id), plan.edgesFrom.get(id), plan.edgesTo.get(id)],
        ...[assessment.objectives.get(id), assessment.keyResults.get(id)],
        ...[assessment.kpis.get(id), assessment.measured.get(id)],
        checked.sources.findText(`${name}.md`),
      ]);
      const digest = toDigest(toDocumentFact("node", name));
      return [name, { digest, all: JSON.stringify(all) }];
    }),
  );
}

const before = know(texts);

describe("openFactDigests(input)", () => {
  it("knows a document by the same digest only where all is the same that can be known of it", () => {
    let same = 0;
    let changed = 0;
    // Of half of the files, so that much changes around those that stay.
    const list = fc.array(fc.record({ edit: fc.constantFrom(...edits), isMade: fc.boolean() }), {
      minLength: files.length,
      maxLength: files.length,
    });
    fc.assert(
      fc.property(list, (choices) => {
        const edited = [...texts].map(([file, text], at) => {
          const choice = choices[at];
          return [file, choice?.isMade ? choice.edit(text) : text] as const;
        });
        const after = know(new Map(edited));
        if (!before || !after) return;
        for (const [name, { all, digest }] of after) {
          const was = before.get(name);
          if (was?.digest === digest) {
            same += 1;
            expect(all, name).toBe(was.all);
          } else if (was?.all !== all) changed += 1;
        }
      }),
      { numRuns: 15 },
    );
    // Not because nothing was published, kept or changed.
    expect([...(before?.values() ?? [])].some(({ all }) => all.includes("sameAs"))).toBe(true);
    expect(changed).toBeGreaterThan(100);
    expect(same).toBeGreaterThan(100);
  });
});

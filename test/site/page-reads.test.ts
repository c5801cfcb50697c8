import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IsoDate } from "../../src/model/period.ts";
import {
  type Fact,
  toDocumentFact,
  toFact,
  toNamedFact,
  traceReads,
} from "../../src/model/reads.ts";
import { readFolder } from "../../src/read/folder.ts";
import { checkContent } from "../../src/site/check-content.ts";
import { toLinkResolver, toViewContext } from "../../src/site/context.ts";
import { openFactDigests, toGlobalDigest } from "../../src/site/fact-digest.ts";
import { openLastReads, toReadNotes } from "../../src/site/page-reads.ts";
import { linkPages } from "../../src/site/pages.ts";
import { traceContext } from "../../src/site/traced-context.ts";
import { listSearchPages } from "../../src/view/search-record.ts";

const content = resolve(import.meta.dirname, "../../content");
const asOf = "2026-08-27" as IsoDate;
const files = readFolder(content).files.filter((file) => /\.(?:md|yaml|csv)$/.test(file));

/** What an editor may do to a text; most of it leaves a plan that can be published. */
const edits: readonly ((text: string) => string)[] = [
  (text) => text.replace(/^title: (.*)$/m, "title: Anew, $1"),
  (text) => text.replace(/^name: (.*)$/m, "name: Anew $1"),
  (text) => text.replace(/^( +)title: (.*)$/m, "$1title: Anew, $2"),
  (text) => `${text}\nOne sentence more, about [teams](/teams/).\n`,
  (text) => text.replace("---\n\n", "---\n\n## A heading\n\n"),
  (text) => text.replace(/(values: \{kr1: )([\d.]+)/, "$1$2" + "1"),
  (text) => text.replace(/( to: )(\d+)\b/, "$19$2"),
  (text) => text.replace(/^(code: ).*$/m, "$1NEW-7"),
  (text) => text.replace(/^(state: ).*$/m, "$1proposed"),
  (text) => text.replace(/\d(\n?)$/, "7$1"),
  // Only lines move.
  (text) => text.replace(/^---\n/, "---\n# A remark.\n"),
  (text) => text.replace(/^supports:(?:\n +.*)+\n/m, "standaloneReason: It stands by itself.\n"),
  (text) => text.replace(/^owner: .*\n/m, ""),
  (text) => text.replace(/^priority: .*\n/m, ""),
  (text) => text.replace(/note: .*$/m, "note: Said otherwise."),
];

interface State {
  readonly notes: ReturnType<typeof toReadNotes>;
  readonly findReads: (notes: State["notes"]) => ReturnType<typeof openLastReads>;
  readonly views: ReadonlyMap<string, string>;
}

/** Views all pages and search records that are known by what they read; undefined where the content has errors. */
function view(edited: ReadonlyMap<string, string>): State | undefined {
  const checked = checkContent(content, { asOf, edits: edited });
  if (!checked.clean) return undefined;
  const context = traceContext(toViewContext(checked.clean, checked, undefined));
  const pages = linkPages(context);
  const resolveLink = toLinkResolver(context.plan);
  const digests = {
    global: toGlobalDigest(context, []),
    toFactDigest: openFactDigests({ context, pages, sources: checked.sources, resolveLink }),
  };
  const views = new Map<string, string>();
  const reads = new Map<string, readonly Fact[]>();
  for (const [path, page] of pages) {
    if (!page.target) continue;
    const { facts, value } = traceReads(page.view);
    views.set(path, JSON.stringify(value));
    reads.set(path, [toFact("page", path), ...facts]);
  }
  // As the indexes are known again: but each record by itself.
  for (const { target, view: record } of listSearchPages(context)) {
    if (!target) continue;
    const { facts, value } = traceReads(record);
    const path = `search of ${target.id}`;
    views.set(path, JSON.stringify(value));
    reads.set(path, [toDocumentFact("node", target.id), ...facts]);
  }
  const notes = toReadNotes(reads, digests);
  return { notes, views, findReads: (last) => openLastReads(last, digests) };
}

const before = view(new Map());

describe("what pages read", () => {
  it("is the same only where the view is, whatever was edited", { timeout: 600_000 }, () => {
    let kept = 0;
    let changed = 0;
    let published = 0;
    const edit = fc.record({ file: fc.constantFrom(...files), edit: fc.constantFrom(...edits) });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (list) => {
        const edited = new Map<string, string>();
        for (const each of list) {
          const text = edited.get(each.file) ?? readFileSync(join(content, each.file), "utf8");
          edited.set(each.file, each.edit(text));
        }
        const after = view(edited);
        if (!before || !after) return;
        published += 1;
        const findReads = after.findReads(before.notes);
        for (const [path, own] of after.views) {
          if (findReads(path)) {
            kept += 1;
            expect(own, path).toBe(before.views.get(path));
          } else if (own !== before.views.get(path)) changed += 1;
        }
      }),
      { numRuns: 30 },
    );
    // Not because nothing was published, kept or changed.
    expect(published).toBeGreaterThan(5);
    expect(changed).toBeGreaterThan(0);
    expect(kept).toBeGreaterThan(changed);
  });

  it("is written down so that the same plan finds it again", () => {
    const again = view(new Map());
    const findReads = again?.findReads(JSON.parse(JSON.stringify(before?.notes)) as State["notes"]);
    const paths = [...(again?.views.keys() ?? [])];
    expect(paths.length).toBeGreaterThan(100);
    expect(paths.filter((path) => !findReads?.(path))).toEqual([]);
  });

  it("counts what other documents say of one, and what is computed from them", () => {
    const child = "2026-q3/engineering/find-the-fault.md";
    const text = readFileSync(join(content, child), "utf8");
    const toDigest = (edited: string): ((fact: string) => string | undefined) => {
      const noted = view(new Map([[child, edited]]))?.notes.facts ?? [];
      const facts = new Map(noted.map(([name, digest]) => [toNamedFact(name), digest]));
      return (unit) => facts.get(toFact("document", unit));
    };
    const parent = /- to: (\S+?)(?:#\S+)?$/m.exec(text)?.[1] ?? "";
    const [was, alone] = [
      toDigest(text)(parent),
      toDigest(text.replace(/^supports:(?:\n +.*)+\n/m, "standaloneReason: So it is.\n"))(parent),
    ];
    expect(was).toBeDefined();
    expect(alone).toBeDefined();
    expect(alone).not.toBe(was);
  });

  it("is of no use where something has changed that every page shows", () => {
    const portal = readFileSync(join(content, "portal.yaml"), "utf8");
    const named = portal.replace(/^name: .*$/m, "name: Another name");
    const after = view(new Map([["portal.yaml", named]]));
    const findReads = before && after?.findReads(before.notes);
    expect([...(after?.views.keys() ?? [])].filter((path) => findReads?.(path))).toEqual([]);
  });
});

describe("toGlobalDigest(context, inputs)", () => {
  it("knows those who wrote a change by what git calls them now", () => {
    const checked = checkContent(content, { asOf });
    if (!checked.clean) throw new Error("no clean content");
    const context = toViewContext(checked.clean, checked, undefined);
    const by = (author: string): string => {
      const revision = { hash: "a1", time: 0, authors: [author], approvedBy: [], changes: [] };
      const revisions = [{ ...revision, unreadable: [], brought: [] }];
      return toGlobalDigest({ ...context, history: { revisions, isEdited: false } }, []);
    };
    expect(by("Ann")).toBe(by("Ann"));
    expect(by("Ann Right")).not.toBe(by("Ann"));
  });

  it("knows that there is a preview, another commit, and other inputs", () => {
    const checked = checkContent(content, { asOf });
    if (!checked.clean) throw new Error("no clean content");
    const context = toViewContext(checked.clean, checked, undefined);
    const digests = [
      toGlobalDigest(context, []),
      toGlobalDigest(context, ["seal"]),
      toGlobalDigest({ ...context, preview: "pull request 12" }, []),
      toGlobalDigest({ ...context, commit: "a1" }, []),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });
});

import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { IsoDate } from "../../src/model/period.ts";
import { checkContent } from "../../src/site/check-content.ts";
import { readCodeDigest } from "../../src/site/code-digest.ts";
import { toViewContext } from "../../src/site/context.ts";
import { toTextsDigest } from "../../src/site/fact-digest.ts";
import type { PageHelper } from "../../src/site/page-helper.ts";
import { startPageHelper } from "../../src/site/page-helper.ts";
import { openPageMaker } from "../../src/site/page-maker.ts";
import { linkPages } from "../../src/site/pages.ts";
import { loadRenderer } from "../../src/site/renderer.ts";
import { traceContext } from "../../src/site/traced-context.ts";

const root = resolve(import.meta.dirname, "../..");
const healthy = join(root, "test/input/healthy");
const asOf = "2026-08-27" as IsoDate;
const many = 10_000;

let helper: PageHelper | undefined;
afterEach(() => helper?.close());

describe("startPageHelper(files, content)", () => {
  it("starts no process for a small plan", () => {
    expect(startPageHelper(100, { content: healthy, asOf })).toBeUndefined();
  });

  it.each(["/", "/strategy/"])(
    "makes the pages that this process would make, for %s",
    async (base) => {
      const [own, other] = [makeOutput(base), makeOutput(base)];
      const checked = checkContent(healthy, { asOf });
      if (!checked.clean) throw new Error("no clean content");
      const pages = linkPages(traceContext(toViewContext(checked.clean, checked, undefined)));
      const known = [...pages.keys()].slice(0, 12);
      const maker = openPageMaker({
        pages,
        folder: own.folder,
        last: undefined,
        loadRenderer: () => loadRenderer(root, own.project, own.codeDigest, base),
      });
      helper = startPageHelper(many, { content: healthy, asOf });
      const made = await helper?.open(other)(known);
      expect(made).toEqual(await maker(known));
      for (const path of known) expect(read(other.folder, path)).toEqual(read(own.folder, path));
    },
  );

  it("fails as this process would fail", async () => {
    helper = startPageHelper(many, { content: healthy, asOf });
    const make = helper?.open(makeOutput());
    await expect(make?.(["/nowhere/"])).rejects.toThrow("no page: /nowhere/");
    expect(await make?.(["/teams/"])).toHaveLength(1);
  });

  it("makes nothing of content that is another by now", async () => {
    const content = mkdtempSync(join(tmpdir(), "plumbline-helper-"));
    cpSync(healthy, content, { recursive: true });
    appendFileSync(join(content, "2026-q3/index.md"), "\nWritten meanwhile.\n");
    helper = startPageHelper(many, { content, asOf });
    const make = helper?.open(makeOutput());
    await expect(make?.(["/"])).rejects.toThrow("content changed while it was built");
  });

  it("makes nothing of content that has errors by now", async () => {
    const content = mkdtempSync(join(tmpdir(), "plumbline-helper-"));
    cpSync(healthy, content, { recursive: true });
    writeFileSync(join(content, "2026-q3/index.md"), "---\nkind: cycle\n---\n");
    helper = startPageHelper(many, { content, asOf });
    const make = helper?.open(makeOutput());
    await expect(make?.(["/"])).rejects.toThrow("content changed while it was built");
  });

  it("says so when the process has ended", async () => {
    helper = startPageHelper(many, { content: healthy, asOf });
    const make = helper?.open(makeOutput());
    const waiting = make?.(["/"]);
    const closed = helper?.close();
    await expect(waiting).rejects.toThrow("second process of the build ended");
    await closed;
  });
});

function makeOutput(base = "/"): Parameters<PageHelper["open"]>[0] {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-helper-out-"));
  const codeDigest = readCodeDigest(root);
  const out = join(folder, "none");
  return {
    root,
    project: root,
    codeDigest,
    base,
    folder,
    out,
    notesFile: join(out, "none.json"),
    textsDigest: toTextsDigest(checkContent(healthy, { asOf }).sources),
    known: {},
  };
}

function read(folder: string, path: string): string {
  const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

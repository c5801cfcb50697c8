import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { IsoDate } from "../../src/model/period.ts";
import { checkContent } from "../../src/site/check-content.ts";
import { saveChecked } from "../../src/site/save-draft.ts";

const file = "2026-q3/signalling/hear-the-points.md";
const asOf = "2026-08-27" as IsoDate;

describe("saveChecked(before, unsaved)", () => {
  it("writes nothing over what others wrote since the edit was made", () => {
    const content = mkdtempSync(join(tmpdir(), "plumbline-save-"));
    cpSync("test/input/healthy", content, { recursive: true });
    const path = join(content, file);
    const was = readFileSync(path, "utf8");
    const before = checkContent(content, { asOf });
    const files = [{ file, text: `${was}\nMine.\n`, was }];
    writeFileSync(path, `${was}\nOf somebody else.\n`);
    expect(() => saveChecked(before, { what: "check-in", content, asOf, files })).toThrow(
      `Nothing was written: \`${file}\` was changed in the meantime.`,
    );
    expect(readFileSync(path, "utf8")).toBe(`${was}\nOf somebody else.\n`);
    const again = files.map((each) => ({ ...each, was: readFileSync(path, "utf8") }));
    expect(saveChecked(before, { what: "check-in", content, asOf, files: again })).toEqual([]);
    expect(readFileSync(path, "utf8")).toBe(`${was}\nMine.\n`);
  });
});

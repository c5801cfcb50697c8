import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { isRecord } from "../../src/model/record.ts";
import type { IsoDate } from "../../src/model/period.ts";
import { readFolder } from "../../src/read/folder.ts";
import { checkContent } from "../../src/site/check-content.ts";

const content = join(import.meta.dirname, "../input/healthy");
const asOf = "2026-08-27" as IsoDate;

/** What every object of JavaScript has without anybody having written it. */
const names = ["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__"];

interface Source {
  readonly file: string;
  readonly data: unknown;
  readonly toText: (data: unknown) => string;
}

const sources = readFolder(content)
  .files.filter((file) => /\.(?:md|yaml)$/.test(file))
  .map((file): Source => {
    const text = readFileSync(join(content, file), "utf8");
    const [, front, body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
    return {
      file,
      data: parse(front ?? text) as unknown,
      toText: (data) =>
        (front === undefined ? "" : "---\n") +
        stringify(data) +
        (front === undefined ? "" : `---\n${body}`),
    };
  });

/** Every state of some data in which one key, or the text of one value, is another name. */
function* rename(data: unknown, name: string): Iterable<unknown> {
  if (typeof data === "string") yield name;
  if (Array.isArray(data)) {
    for (const [at, part] of (data as readonly unknown[]).entries()) {
      for (const other of rename(part, name)) yield data.with(at, other);
    }
  } else if (isRecord(data)) {
    for (const [key, part] of Object.entries(data)) {
      const entries = Object.entries(data);
      const put = (entry: readonly [string, unknown]): unknown =>
        new Map(entries.map(([each, own]) => (each === key ? entry : [each, own])));
      yield put([name, part]);
      for (const other of rename(part, name)) yield put([key, other]);
    }
  }
}

describe("checkContent(root, options)", () => {
  it.each(names)("takes %s for a name like any other", (name) => {
    let checked = 0;
    for (const { file, data, toText } of sources) {
      for (const renamed of rename(data, name)) {
        const edits = new Map([[file, toText(renamed)]]);
        const { findings } = checkContent(content, { asOf, edits });
        const said = findings.flatMap(({ message, hint = "" }) => [message, hint]);
        // What a program says that took a member of an object for something that was written.
        expect(said.filter((text) => /native code|undefined|\[object/.test(text))).toEqual([]);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(200);
  });
});

import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseContent, readContent } from "../../src/read/content.ts";
import { placeFindings } from "../../src/read/place.ts";
import { parseText } from "../../src/read/text.ts";
import { makeContent, toPage } from "./folder.ts";

const letter = "2026-q3/signalling/letter.md";

function find(files: Readonly<Record<string, string | Buffer>>): string[] {
  return readContent(makeContent(files)).findings.map(({ code, file }) => `${code} ${file}`);
}

describe("readContent(root)", () => {
  it("reads the healthy folder without a finding, sorted by id", () => {
    const { set, findings, documents } = readContent(makeContent());
    expect(findings).toEqual([]);
    const ids = set?.documents.map(({ id }) => id) ?? [];
    expect(ids).toEqual([...ids].sort());
    expect(ids).toContain("2026-q3/signalling/hear-the-points");
    expect(documents).toBe(ids.length);
  });

  it("keeps the readings of a series with the lines that they came from", () => {
    const { set } = readContent(makeContent());
    const kpi = set?.documents.find(({ kind }) => kind === "kpi");
    expect(kpi?.kind === "kpi" && kpi.series[0]?.source).toEqual({
      file: "kpis/points-failures.csv",
      line: 2,
    });
  });

  it("refuses what is larger than 1 MiB, and takes what is just not", () => {
    const head = toPage("");
    const room = 1024 * 1024 - Buffer.byteLength(head);
    expect(find({ [letter]: head + "x".repeat(room + 1) })).toEqual([`unreadable-file ${letter}`]);
    expect(find({ [letter]: head + "x".repeat(room) })).toEqual([]);
  });

  it("looks at the size of a file before it reads it", () => {
    const root = makeContent({ [letter]: "" });
    // More than fits into any buffer: read first, it would be of no known size.
    truncateSync(join(root, letter), 2 ** 32);
    const { findings } = readContent(root);
    expect(findings.map(({ message }) => message)).toEqual([
      "The file is too large: 4096.0 MiB, and the limit is 1 MiB.",
    ]);
  });

  it("follows links to files inside, and none that lead out, to nothing or to folders", () => {
    const root = makeContent({ "themes/one.md": "---\nkind: theme\ntitle: One\n---\n" });
    symlinkSync("/etc", join(root, "themes/out.md"));
    symlinkSync("nowhere.md", join(root, "themes/nowhere.md"));
    symlinkSync("one.md", join(root, "themes/two.md"));
    symlinkSync("../teams", join(root, "themes/teams"));
    symlinkSync("..", join(root, "themes/whole"));
    const { findings, set } = readContent(root);
    expect(findings.map(({ code, file }) => `${code} ${file}`)).toEqual([
      "unreadable-file themes/nowhere.md",
      "unreadable-file themes/out.md",
      "unexpected-file themes/teams",
      "unexpected-file themes/whole",
    ]);
    expect(set?.documents.map(({ id }) => id)).toContain("themes/two");
  });

  it("says of a `portal.yaml` that it refuses what is wrong with it, and not that there is none", () => {
    const refuse = (replace: (file: string) => void): string[] => {
      const root = makeContent();
      rmSync(join(root, "portal.yaml"));
      replace(join(root, "portal.yaml"));
      return readContent(root).findings.map(({ file, message }) => `${file}: ${message}`);
    };
    const outside = join(makeContent(), "portal.yaml");
    const all = [
      refuse((file) => {
        symlinkSync(outside, file);
      }),
      refuse((file) => {
        symlinkSync("/dev/zero", file);
      }),
      refuse((file) => {
        writeFileSync(file, Buffer.from([0xff]));
      }),
      refuse((file) => {
        mkdirSync(file);
      }),
    ];
    expect(all).toEqual([
      ["portal.yaml: The link leads out of the content folder."],
      ["portal.yaml: The link leads out of the content folder."],
      ["portal.yaml: The file is not encoded as UTF-8."],
      ["portal.yaml: This is a folder, where a file of that name should be."],
    ]);
  });

  it("reads neither a pipe nor a link to one", () => {
    const root = makeContent();
    execFileSync("mkfifo", [join(root, "themes/pipe.md")]);
    symlinkSync("pipe.md", join(root, "themes/link.md"));
    const { findings } = readContent(root);
    expect(findings.map(({ code, file }) => `${code} ${file}`)).toEqual([
      "unexpected-file themes/pipe.md",
      "unreadable-file themes/link.md",
    ]);
  });

  it("passes over what tools leave behind, and what the tool itself writes", () => {
    expect(find({ ".git/config": "x", ".DS_Store": "x", "snapshots/2026-q2/a.md": "x" })).toEqual(
      [],
    );
  });

  it("refuses text that is nested too deep to be walked, in whatever is written", () => {
    const lists = Array.from({ length: 500 }, (_, at) => `${" ".repeat(at * 2)}- x`).join("\n");
    const all = [">".repeat(9000), lists, `${"*".repeat(9000)}a${"*".repeat(9000)}`];
    for (const body of all) {
      expect(find({ [letter]: toPage(body) })).toEqual([`unreadable-file ${letter}`]);
    }
    expect(find({ [letter]: toPage(`${"> ".repeat(20)}a`) })).toEqual([]);
  });

  it("refuses dates and numbers that cannot be computed with", () => {
    const kpi = (keys: string) => `---\nkind: kpi\ntitle: K\n${keys}\n---\n`;
    const bad = ["by: 9999-12-31", "by: 0001-01", "value: 1.0e+300", "value: 1e-300"];
    for (const target of bad) {
      const files = { "kpis/k.md": kpi(`targets: [{${target}}]`) };
      expect(find(files)).toEqual(["invalid-value kpis/k.md"]);
    }
    for (const row of ["9999-12-31,1", "2026-01-31,1e300", "2026-01-31,1e999"]) {
      const files = { "kpis/k.md": kpi("unit: t"), "kpis/k.csv": `date,value\n${row}\n` };
      expect(find(files)).toEqual(["invalid-value kpis/k.csv"]);
    }
  });

  it("refuses a column that a series has twice", () => {
    const kpi = "---\nkind: kpi\ntitle: K\n---\n";
    const files = { "kpis/k.md": kpi, "kpis/k.csv": "date,value,value\n2026-01-31,1,2\n" };
    expect(find(files)).toEqual(["unknown-key kpis/k.csv"]);
  });

  it("takes the two spellings of one name for one id", () => {
    const files = { "themes/e\u0301te\u0301.md": "", "themes/\u00E9t\u00E9.md": "" };
    expect(find(files).filter((each) => each.startsWith("bad-file-name"))).toHaveLength(1);
  });

  it("gives a folder a name without an ending", () => {
    const { findings } = readContent(makeContent({ "themes/x.md/y.md": toPage("") }));
    expect(findings.map(({ file, hint }) => `${file}: ${hint ?? ""}`)).toEqual([
      "themes/x.md: Rename it to `x-md`: names take small letters, digits, `-` and `_`.",
    ]);
  });

  it("says so when there is nothing to read", () => {
    const root = join(makeContent(), "empty");
    mkdirSync(root);
    const { findings, documents, set } = readContent(root);
    expect(documents).toBe(0);
    expect(set).toBeUndefined();
    expect(findings.map(({ code }) => code)).toContain("portal-config");
  });

  it("knows documents that it cannot read, so that nobody calls a reference to them unknown", () => {
    const { set } = readContent(makeContent({ [letter]: "no front matter" }));
    expect(set?.unread).toEqual(["2026-q3/signalling/letter"]);
  });

  it("reads on past an unknown key, as the key that was meant", () => {
    const { set } = readContent(makeContent({ [letter]: toPage("", "sumary: Short\nx: 1\n") }));
    const page = set?.documents.find(({ file }) => file === letter);
    expect(page?.data).toEqual({ kind: "page", title: "A letter", summary: "Short" });
  });
});

describe("parseContent(files, texts)", () => {
  const name = fc.constantFrom("a.md", "b.mdx", "portal.yaml", "people.yaml", "c.csv", "c.md");
  const fragment = fc.constantFrom(
    ..."---\n|kind: page\n|kind: objective\n|title: x\n|keyResults:\n  - id: a\n|supports: [|]\n|".split(
      "|",
    ),
    ..."<b>|{x}|<A|:::callout\n|::kpi{id=a}\n|[a](b)|[^1]|`|# h\n|| a |\n|\u0000|😀|&a|*a|\uFDD0:b".split(
      "|",
    ),
    "date,value\n",
    '2026-01-01,"',
    "\r\n",
    "\n",
  );

  it.each([
    ["quotations in quotations", ">", "unreadable-file"],
    ["lists in lists", "- + ", "unreadable-file"],
    ["entities without a break", "&amp;", "unreadable-file"],
    ["open brackets", "[", undefined],
    ["words behind colons", ":a ", undefined],
    ["equal headings", "# a\n", undefined],
    ["tags that are never closed", "<", undefined],
    ["words in code that are not all ASCII", "[é `x`", "unreadable-file"],
  ])("gets through a mebibyte of %s", (_, piece, code) => {
    const text = toPage(piece.repeat(Math.floor(1_000_000 / piece.length)));
    const { findings } = parseContent(["a.md"], new Map([["a.md", text]]));
    const found = findings.filter(({ file }) => file === "a.md").map((each) => each.code);
    expect(found).toEqual(code === undefined ? [] : [code]);
  });

  it.each([
    ["duplicate keys", "a: b\n", 1000],
    ["unknown keys", "", 60_000],
  ])("gets through as many %s as fit", (_, line, count) => {
    const lines =
      line === ""
        ? Array.from({ length: 60_000 }, (__, n) => `k${n}: v`).join("\n")
        : line.repeat(200_000);
    const text = `---\nkind: page\ntitle: A letter\n${lines}\n---\n`;
    const { findings } = parseContent(["a.md"], new Map([["a.md", text]]));
    expect(findings.filter(({ file }) => file === "a.md")).toHaveLength(count);
  });

  it("neither throws on any bytes nor places a finding outside of its file", () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 80 }).map((each) => Buffer.from(each)),
      fc.array(fragment, { maxLength: 20 }).map((each) => Buffer.from(each.join(""))),
      fc.array(fragment, { maxLength: 20 }).map((each) => Buffer.from(toPage(each.join("")))),
    );
    fc.assert(
      fc.property(fc.dictionary(name, bytes), (files) => {
        const texts = new Map<string, string>();
        for (const [file, content] of Object.entries(files)) {
          const result = parseText(content);
          if ("text" in result) texts.set(file, result.text);
        }
        const { findings, sources } = parseContent(Object.keys(files).sort(), texts);
        for (const { file, place, message } of placeFindings(findings, sources)) {
          expect(message).toMatch(/\.$/);
          if (!place) continue;
          const lines = texts.get(file)?.split(/\r\n|\r|\n/) ?? [];
          expect(place.line).toBeGreaterThanOrEqual(1);
          expect(place.column).toBeGreaterThanOrEqual(1);
          expect(place.endLine).toBeLessThanOrEqual(lines.length);
          expect(place.column - 1).toBeLessThanOrEqual(lines[place.line - 1]?.length ?? 0);
        }
      }),
      { numRuns: 1500 },
    );
  });
});

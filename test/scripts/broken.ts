import type { RuleCode } from "../../src/model/rules.ts";

/** A file with one defect, and where the check is to find it. */
export interface BrokenFile {
  readonly file: string;
  readonly text: string | Buffer;
  readonly code: RuleCode;
  /** Absent where a file cannot be read at all. */
  readonly line?: number;
}

type Defect = Omit<BrokenFile, "file">;

/** Keys of a page, one a line, in front of and behind which a defect can be. */
const keys = [
  "summary: A word on the spring",
  "shortTitle: Spring",
  "tags: [spring]",
  "note: On a wet day",
  "date: 2026-07-02",
];

/** A page with a line among its keys, which are turned so that no two pages are alike; lines count from 1. */
function withKey(line: string, n: number): { readonly text: string; readonly line: number } {
  const at = n % (keys.length + 1);
  const lines = [
    "---",
    "kind: page",
    `title: Letter ${n}`,
    ...keys.slice(0, at),
    line,
    ...keys.slice(at),
  ];
  return { text: `${lines.join("\n")}\n---\n`, line: 4 + at };
}

function withBody(body: string, n: number): { readonly text: string; readonly line: number } {
  const above = Array.from({ length: n % 7 }, (_, at) => `Paragraph ${at}.\n\n`).join("");
  return {
    text: `---\nkind: page\ntitle: Letter ${n}\n---\n\n${above}${body}\n`,
    line: 6 + 2 * (n % 7),
  };
}

/** Ways to break a file; each takes the number of the file, and breaks it in a way of its own. */
const defects: readonly ((n: number) => Defect)[] = [
  (n) => ({ ...withKey(`summary${n}x: y`, n), code: "unknown-key" }),
  (n) => ({ ...withKey(`links: [{title: a${n}, url: /teams/, rel: b}]`, n), code: "unknown-key" }),
  (n) => ({ ...withKey(`links: [{title: a${n}}]`, n), code: "missing-key" }),
  (n) => ({ ...withKey(`links: {title: a${n}}`, n), code: "wrong-type" }),
  (n) => ({ ...withKey(`aliases: a${n}`, n), code: "wrong-type" }),
  (n) => ({ ...withKey(`by: [a${n}]`, n), code: "wrong-type" }),
  (n) => ({ ...withKey(`purpose: lettre${n}`, n), code: "invalid-value" }),
  (n) => ({ ...withKey(`audience: everyone${n}`, n), code: "invalid-value" }),
  (n) => ({ ...withKey(`id: Spring ${n}`, n), code: "invalid-value" }),
  (n) => ({ ...withKey(`by: "a${n}`, n), code: "yaml-syntax" }),
  (n) => ({ ...withKey(`by: a: ${n}`, n), code: "yaml-syntax" }),
  (n) => ({ ...withKey(`by: @a${n}`, n), code: "yaml-syntax" }),
  (n) => ({ ...withKey(`by: *a${n}`, n), code: "yaml-syntax" }),
  (n) => ({ ...withKey(`by: !a${n} b`, n), code: "yaml-syntax" }),
  (n) => ({ ...withKey(`by: [a${n}`, n), code: "yaml-syntax" }),
  (n) => ({ ...withKey(`title: Twice ${n}`, n), code: "yaml-syntax" }),
  (n) => ({ ...withKey(`links: [{title: <b>${n}</b>, url: /teams/}]`, n), code: "unsafe-html" }),
  (n) => ({ ...withKey(`links: [{title: a, url: "javascript:${n}"}]`, n), code: "unsafe-html" }),
  (n) => ({ ...withBody(`A <i>word ${n}</i>.`, n), code: "unsafe-html" }),
  (n) => ({ ...withBody(`<!-- ${n} -->`, n), code: "unsafe-html" }),
  (n) => ({ ...withBody(`[a](data:text/html,${n})`, n), code: "unsafe-html" }),
  (n) => ({ ...withBody(`::nothing${n}{id=a}`, n), code: "mdx-unknown-component" }),
  (n) => ({ ...withBody(`::kpi{title="${n}"}`, n), code: "missing-key" }),
  (n) => ({ ...withBody(`::callout{tone=loud${n}}`, n), code: "invalid-value" }),
  (n) => ({ text: `# Letter ${n}\n`, code: "front-matter-missing", line: 1 }),
  (n) => ({ text: `---js\nx = ${n}\n---\n`, code: "front-matter-missing", line: 1 }),
  (n) => ({ text: `---\nkind: page\ntitle: ${n}\n`, code: "front-matter-unclosed", line: 1 }),
  (n) => ({
    text: `---\nkind: page\ntitle: a\n--- ${n}\n`,
    code: "front-matter-unclosed",
    line: 4,
  }),
  (n) => ({ text: `---\ntitle: Letter ${n}\n---\n`, code: "missing-key", line: 1 }),
  (n) => ({ text: `---\nkind: page${n}\ntitle: a\n---\n`, code: "invalid-value", line: 2 }),
  (n) => ({
    text: Buffer.from(`---\nkind: page\n# \xE9${n}\n`, "latin1"),
    code: "unreadable-file",
  }),
  (n) => ({ text: `---\nkind: page\n# \0${n}\n---\n`, code: "unreadable-file" }),
];

/** As many broken files as are asked for, no two of them alike. */
export function makeBroken(count: number): readonly BrokenFile[] {
  return Array.from({ length: count }, (_, n) => {
    const defect = defects[n % defects.length];
    if (!defect) throw new Error("no defects");
    return { file: `broken/letter-${n}.md`, ...defect(n) };
  });
}

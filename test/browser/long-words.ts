import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument, visit, type Pair, type Scalar } from "yaml";

/** Words that a browser breaks nowhere, some that it breaks between any two letters, and a title that goes on and on. */
const longWords = [
  "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle".repeat(3),
  "where it goes on for longer than anybody would read ".repeat(12).trim(),
  "very_long_identifiers/with.paths-and_signs=1&so?on".repeat(4),
  "線路の状態を見て故障が起きる前に直すこと".repeat(12),
];
const longUnit = "Verspätungsminutenjeeinhundertzugkilometer";

/** Keys whose values are read by people, at whatever depth. */
const textKeys = new Set(
  `title name summary shortTitle note how mission vision text role why chosen notDoing successFactors need as group
  label reason learned question formula source proposal resources concerns agreed problem cause action budget trueNorth
  alsoKnownAs tags contact standaloneReason objective display`.split(/\s+/),
);

/** What is a text in one place and a word of the format, or an id, in another. */
const fixedTexts = /^(objective|goal|strategy|measure|action|[a-z]+\d+|[a-z-]+\/.*)$/;

const codeKeys = new Set(["code"]);

const body = (word: string): string => `

## ${word}

${word} **${word}** [${word}](/plans/) and \`${word}\`

- ${word}

| ${word} | Number |
| --- | --- |
| \`${word}\` | 12 |

\`\`\`
${word}
\`\`\`

> ${word}
`;

/** Copies a content folder so that every text of every kind in it holds a very long word, and units and codes are long. */
export function copyWithLongWords(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  const files = readdirSync(to, { recursive: true, encoding: "utf8" }).sort();
  let count = 0;
  const toWord = (): string => longWords[count++ % longWords.length] ?? "";
  for (const file of files) {
    const path = join(to, file);
    if (file.endsWith(".yaml")) writeFileSync(path, lengthen(readFileSync(path, "utf8"), toWord));
    if (!/\.mdx?$/.test(file)) continue;
    const [, front = "", text = ""] =
      /^---\n([^]*?)\n---\n?([^]*)$/.exec(readFileSync(path, "utf8")) ?? [];
    writeFileSync(path, `---\n${lengthen(front, toWord)}---\n${text}${body(toWord())}`);
  }
}

function lengthen(yaml: string, toWord: () => string): string {
  const document = parseDocument(yaml);
  // Units are compared where one KPI is computed from others.
  const isUnitFree = !/^(compute|drivers|unit: "?%)/m.test(yaml);
  visit(document, {
    Scalar(key, node: Scalar, path) {
      if (typeof node.value !== "string" || node.value === "" || key === "key") return;
      const pair = path.findLast((parent): parent is Pair<Scalar> => "key" in parent);
      const name = pair?.key.value;
      if (typeof name !== "string") return;
      if (textKeys.has(name) && !fixedTexts.test(node.value)) {
        node.value = `${node.value} ${toWord()}`;
      } else if (codeKeys.has(name)) node.value = `${node.value}-${longUnit}`;
      else if (name === "unit" && isUnitFree && node.value !== "%") node.value = longUnit;
      else return;
      node.type = "QUOTE_DOUBLE";
    },
  });
  return document.toString({ lineWidth: 0 });
}

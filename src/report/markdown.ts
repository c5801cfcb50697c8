import type { Finding, Severity } from "../model/finding.ts";
import { escapeMarkdown, toMarkdownCode } from "../model/markdown.ts";
import type { ToldGap } from "./gaps.ts";
import { renderSummary } from "./text.ts";
import { toVisible } from "./width.ts";

const marks: Readonly<Record<Severity, string>> = {
  error: "✕ error",
  warning: "▼ warning",
  info: "◌ info",
};

/** Bytes that a summary may take where it is shown, with some room to spare. */
const mostBytes = 900_000;

/** The report as a Markdown page: what was found in one line, what was not looked at, then every finding, file by file. */
export function renderMarkdown(
  findings: readonly Finding[],
  documents: number,
  toPath: (file: string) => string,
  gaps: readonly ToldGap[] = [],
): string {
  const summary = [
    renderSummary(findings, documents, {}),
    ...gaps.map(({ message }) => toLine(message)),
  ];
  const head = `## Plans checked\n\n${summary.join("\n\n")}\n`;
  const parts = [head];
  let bytes = Buffer.byteLength(head);
  let shown = 0;
  let file: string | undefined;
  for (const finding of findings) {
    const title = finding.file === file ? "" : `\n### ${toMarkdownCode(toPath(finding.file))}\n\n`;
    const part = `${title}${renderFinding(finding)}`;
    bytes += Buffer.byteLength(part);
    if (bytes > mostBytes) break;
    parts.push(part);
    shown += 1;
    file = finding.file;
  }
  const rest = findings.length - shown;
  if (rest > 0) parts.push(`\n${rest} more do not fit here; \`npm run check\` lists them all.\n`);
  return parts.join("");
}

function renderFinding({ severity, code, place, message, hint }: Finding): string {
  const where = place === undefined ? "" : `line ${place.line}, `;
  const what = toLine(message);
  const mend = hint === undefined ? "" : `  \n  ${toLine(hint)}`;
  return `- ${marks[severity]} (${where}${code}): ${what}${mend}\n`;
}

/** On one line, and without anything that Markdown or HTML would act on: the author's text stands in code. */
function toLine(text: string): string {
  return toVisible(text.replace(/\s+/g, " "))
    .split(/(``.*?``|`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeMarkdown(part)))
    .join("");
}

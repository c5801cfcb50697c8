import type { Finding, RelatedPlace } from "../model/finding.ts";
import { getRule } from "../model/rules.ts";
import { countFindings, renderCounts } from "./count.ts";
import type { FrameStyle } from "./frame.ts";
import { renderFrame } from "./frame.ts";
import { toVisible } from "./width.ts";

export interface TextOptions {
  /** The text of a file of the content folder, for the code frame. */
  readonly findText: (file: string) => string | undefined;
  /** The path that is reported: relative to the current directory, with forward slashes. */
  readonly toPath: (file: string) => string;
  readonly hasColour: boolean;
}

/**
 * The report for people: each finding with its place, the lines around it, and what mends it. Why a rule is there is
 * said once, where it speaks first.
 */
export function renderText(findings: readonly Finding[], options: TextOptions): string {
  const explained = new Set<string>();
  const findLines = lineFinder(options.findText);
  const reports = findings.map((finding) => {
    const why = explained.has(finding.code) ? undefined : getRule(finding.code).why;
    explained.add(finding.code);
    return `${renderFinding(finding, why, { ...options, findLines })}\n`;
  });
  return reports.join("\n");
}

/** The last line of a report: what was found, in how many documents, and what came of it. */
export function renderSummary(
  findings: readonly Finding[],
  documents: number,
  details: { readonly seconds?: number; readonly after?: string },
): string {
  const counts = countFindings(findings);
  const found = findings.length === 0 ? "No findings" : renderCounts(counts);
  const where = `${documents} ${documents === 1 ? "document" : "documents"}`;
  const time = details.seconds === undefined ? "" : ` (${details.seconds.toFixed(1)} s)`;
  return [`${found} in ${where}${time}.`, details.after ?? ""].join(" ").trim();
}

type FindLines = (file: string) => readonly string[] | undefined;

/** The lines of files; those of the last one are kept, as findings come file by file. */
function lineFinder(findText: TextOptions["findText"]): FindLines {
  let last: { readonly file: string; readonly lines: readonly string[] | undefined } | undefined;
  return (file) => {
    if (last?.file !== file) last = { file, lines: findText(file)?.split(/\r\n|\r|\n/) };
    return last.lines;
  };
}

function renderFinding(
  finding: Finding,
  why: string | undefined,
  options: TextOptions & { readonly findLines: FindLines },
): string {
  const { severity, code, message, hint, place, file, related = [] } = finding;
  const paint = toPaint(options.hasColour);
  const head = [
    paint.bold(toLocation(finding, options.toPath)),
    paint[severity](severity),
    paint.dim(code),
  ].join("  ");
  const lines = [head, toVisible(message)];
  const written = place && options.findLines(file);
  if (place && written) {
    const style: FrameStyle = { gutter: paint.dim, pointer: paint[severity] };
    lines.push("", renderFrame(written, place, style));
  }
  const notes = [
    ...(hint === undefined ? [] : [`  Mend it   ${toVisible(hint)}`]),
    ...(why === undefined ? [] : [`  Why       ${why}`]),
    ...related.map((each) => toRelated(each, options.toPath)),
  ];
  return [...lines, ...(notes.length > 0 ? ["", ...notes] : [])].join("\n");
}

function toRelated(related: RelatedPlace, toPath: TextOptions["toPath"]): string {
  return `  See       ${toLocation(related, toPath)}  ${toVisible(related.message)}`;
}

function toLocation(
  { file, place }: Pick<RelatedPlace, "file" | "place">,
  toPath: TextOptions["toPath"],
): string {
  const path = toVisible(toPath(file));
  return place ? `${path}:${place.line}:${place.column}` : path;
}

type Paint = Readonly<Record<"bold" | "dim" | Finding["severity"], (text: string) => string>>;

function toPaint(hasColour: boolean): Paint {
  const code =
    (open: number, close: number) =>
    (text: string): string =>
      hasColour ? `\u001B[${open}m${text}\u001B[${close}m` : text;
  return {
    bold: code(1, 22),
    dim: code(2, 22),
    error: code(31, 39),
    warning: code(33, 39),
    info: code(36, 39),
  };
}

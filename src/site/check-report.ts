import { relative, resolve, sep } from "node:path";
import { renderJson } from "../report/json.ts";
import { renderText } from "../report/text.ts";
import type { CheckedContent } from "./check-content.ts";
import { UsageError } from "./command.ts";

/** The forms in which a check can report. */
export type ReportFormat = "text" | "json";

/** The form that the command line asks for. */
export function parseFormat(text = "text"): ReportFormat {
  if (text === "text" || text === "json") return text;
  throw new UsageError(`\`--format ${text}\` is neither text nor json.`);
}

/** What a check found, with paths from the current directory; colour only where it is wanted. */
export function renderReport(
  { findings, documents, sources }: CheckedContent,
  options: { readonly content: string; readonly format: ReportFormat; readonly hasColour: boolean },
): string {
  const toPath = (file: string): string =>
    relative(process.cwd(), resolve(options.content, file)).split(sep).join("/");
  if (options.format === "json") return renderJson(findings, documents, toPath);
  return renderText(findings, { findText: sources.findText, toPath, hasColour: options.hasColour });
}

import { appendFileSync } from "node:fs";
import { posix, relative, resolve, sep } from "node:path";
import { tellGaps } from "../report/gaps.ts";
import { renderGithub } from "../report/github.ts";
import { renderGitlab } from "../report/gitlab.ts";
import { renderJson } from "../report/json.ts";
import { renderMarkdown } from "../report/markdown.ts";
import { renderSarif } from "../report/sarif.ts";
import { renderText } from "../report/text.ts";
import type { CheckedContent } from "./check-content.ts";
import { UsageError } from "./command.ts";
import { readVersion } from "./own-code.ts";

const formats = ["text", "json", "github", "gitlab", "sarif"] as const;

/** The forms in which a check can report. */
export type ReportFormat = (typeof formats)[number];

/** The form that the command line asks for. */
export function parseFormat(text = "text"): ReportFormat {
  const format = formats.find((each) => each === text);
  if (format !== undefined) return format;
  throw new UsageError(`\`--format ${text}\` is none of ${formats.join(", ")}.`);
}

/**
 * What a check found, and for people and programs what it did not look at, with paths from the current directory;
 * colour only where it is wanted.
 */
export function renderReport(
  { findings, gaps, documents, sources }: CheckedContent,
  options: { readonly content: string; readonly format: ReportFormat; readonly hasColour: boolean },
): string {
  const toPath = pathFinder(options.content);
  const told = tellGaps(gaps, toPath);
  switch (options.format) {
    case "text": {
      const { hasColour } = options;
      const text = renderText(findings, { findText: sources.findText, toPath, hasColour });
      return [text, ...told.map(({ message }) => `${message}\n`)].join("\n");
    }
    case "json":
      return renderJson(findings, documents, toPath, told);
    case "github":
      return renderGithub(findings, toPath, told);
    case "gitlab":
      return renderGitlab(findings, toPath);
    case "sarif":
      return renderSarif(findings, toPath, readVersion(), told);
  }
}

/** Adds the whole report to the summary of a step of GitHub Actions, `file` being where it is to be written. */
export function appendSummary(
  { findings, gaps, documents }: CheckedContent,
  { content, file }: { readonly content: string; readonly file: string },
): void {
  const toPath = pathFinder(content);
  appendFileSync(file, renderMarkdown(findings, documents, toPath, tellGaps(gaps, toPath)));
}

function pathFinder(content: string): (file: string) => string {
  const folder = relative(process.cwd(), resolve(content)).split(sep).join("/");
  return (file) => (file === "" ? folder : posix.join(folder, file));
}

import { join, relative, sep } from "node:path";
import type { Finding } from "../model/finding.ts";
import { countFindings } from "../report/count.ts";
import { renderFrame } from "../report/frame.ts";
import { tellGaps } from "../report/gaps.ts";
import type { DevFinding, DevReport } from "../view/dev-finding.ts";
import { toMessage } from "../view/message.ts";
import type { CheckedContent } from "./check-content.ts";
import type { Editor } from "./editor-link.ts";
import { toEditorLink } from "./editor-link.ts";

/** Findings that the overlay lists; whoever has more begins with these. */
const mostFindings = 100;

const order = ["error", "warning", "info"] as const;

/** What the overlay of the development server shows of a check. */
export function toDevReport(
  { findings, gaps, sources }: Pick<CheckedContent, "findings" | "gaps" | "sources">,
  {
    content,
    editor,
    shown,
  }: { readonly content: string; readonly editor: Editor; readonly shown: DevReport["shown"] },
): DevReport {
  const toNamed = (file: string): string =>
    relative(process.cwd(), join(content, file)).split(sep).join("/");
  const toFinding = (finding: Finding): DevFinding => {
    const { severity, code, file, place, message, hint } = finding;
    const path = join(content, file);
    const named = toNamed(file);
    const lines = place && sources.findText(file)?.split(/\r\n|\r|\n/);
    return {
      severity,
      code,
      place: place ? `${named}:${place.line}:${place.column}` : named,
      editor: toEditorLink(editor, path, place),
      message: toMessage(message),
      ...(hint !== undefined && { hint: toMessage(hint) }),
      ...(lines && { frame: renderFrame(lines, place, plain) }),
    };
  };
  const worst = order.flatMap((level) => findings.filter(({ severity }) => severity === level));
  return {
    findings: worst.slice(0, mostFindings).map(toFinding),
    gaps: tellGaps(gaps, toNamed).map(({ message }) => toMessage(message)),
    ...countFindings(findings),
    shown,
  };
}

const plain = { gutter: (text: string) => text, pointer: (text: string) => text };

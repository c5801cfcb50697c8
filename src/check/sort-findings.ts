import type { Anchor, Finding } from "../model/finding.ts";
import { compareText } from "../model/text-order.ts";

/** Sorts findings by file, place, code and message, so that equal content gives equal reports. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((finding) => ({ finding, key: toKey(finding) }))
    .sort((a, b) => compareText(a.finding.file, b.finding.file) || compareText(a.key, b.key))
    .map(({ finding }) => finding);
}

/** Front matter before the body; numbers are padded so that they sort as numbers. */
function toKey({ anchor, code, message }: Finding): string {
  return `${toAnchorKey(anchor)}\u0000${code}\u0000${message}`;
}

function toAnchorKey(anchor: Anchor | undefined): string {
  if (!anchor) return "";
  if (anchor.type === "span") return `\u0002${pad(anchor.start)}`;
  const path = anchor.path.map((key) => (typeof key === "number" ? pad(key) : key));
  return `\u0001${path.join("\u0001")}`;
}

function pad(index: number): string {
  return String(index).padStart(8, "0");
}

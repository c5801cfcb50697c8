import type { Invocation, Location, Log, ReportingDescriptor, Result } from "sarif";
import type { Finding, Place, RelatedPlace, Severity } from "../model/finding.ts";
import type { RuleCode } from "../model/rules.ts";
import { getRule } from "../model/rules.ts";
import { toFingerprints } from "./fingerprint.ts";
import type { ToldGap } from "./gaps.ts";

const levels: Readonly<Record<Severity, Result.level>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/**
 * The report as SARIF 2.1.0: the rules that spoke, a result for each finding, and a notification for what was not
 * looked at. `version` is the tool's own.
 */
export function renderSarif(
  findings: readonly Finding[],
  toPath: (file: string) => string,
  version: string,
  gaps: readonly ToldGap[] = [],
): string {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const fingerprints = toFingerprints(findings, toPath);
  const report: Log = {
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Plumbline", semanticVersion: version, rules: codes.map(toRule) } },
        columnKind: "utf16CodeUnits",
        ...(gaps.length === 0 ? {} : { invocations: [toInvocation(gaps)] }),
        results: findings.map((finding, index) => ({
          ...toResult(finding, codes, toPath),
          partialFingerprints: { "finding/v1": fingerprints[index] ?? "" },
        })),
      },
    ],
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The check did its work; what it was kept from is no fault of it. */
function toInvocation(gaps: readonly ToldGap[]): Invocation {
  return {
    executionSuccessful: true,
    toolExecutionNotifications: gaps.map(({ message }) => ({
      level: "note",
      message: { text: toPlain(message) },
    })),
  };
}

function toRule(code: RuleCode): ReportingDescriptor {
  const { title, when, why, mend, severity } = getRule(code);
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: `${when} ${why}` },
    help: { text: mend },
    defaultConfiguration: { level: levels[severity] },
  };
}

function toResult(
  { code, severity, message, hint, related = [], ...at }: Finding,
  codes: readonly RuleCode[],
  toPath: (file: string) => string,
): Result {
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levels[severity],
    message: { text: toPlain(hint === undefined ? message : `${message} ${hint}`) },
    locations: [toLocation(at, toPath)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((each, id) => ({
            id,
            ...toLocation(each, toPath),
            message: { text: toPlain(each.message) },
          })),
        }),
  };
}

/** A text in which no viewer finds a link: `[text](place)` is one in a message, whoever wrote it. */
function toPlain(text: string): string {
  return text.replaceAll("](", "] (");
}

function toLocation(
  { file, place }: Pick<RelatedPlace, "file" | "place">,
  toPath: (file: string) => string,
): Location {
  const uri = toPath(file).toWellFormed().split("/").map(encodeURIComponent).join("/");
  return {
    physicalLocation: {
      artifactLocation: { uri },
      ...(place === undefined ? {} : { region: toRegion(place) }),
    },
  };
}

function toRegion({ line, column, endLine, endColumn }: Place) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

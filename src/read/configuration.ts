import type { Finding } from "../model/finding.ts";
import { toFinding } from "../model/finding.ts";
import type { AuthoredPeople, AuthoredPortal } from "../model/schema/portal.ts";
import { peopleSchema, portalSchema } from "../model/schema/portal.ts";
import { checkRanges } from "./range.ts";
import { checkShape } from "./shape.ts";
import { checkStrings } from "./string.ts";
import { findYamlProblems } from "./yaml-problem.ts";
import { parseYaml } from "./yaml.ts";

/** Parses `portal.yaml`; whatever is wrong with it is one rule's, as nothing can be published without it. */
export function parsePortal(text: string | undefined): {
  readonly portal?: AuthoredPortal;
  readonly findings: readonly Finding[];
} {
  const file = "portal.yaml";
  if (text === undefined) {
    const message =
      "There is no `portal.yaml`, so neither the organisation nor its cycles are known.";
    const hint = "Add one with `name`, `locale` and `cycles` to the content folder.";
    return { findings: [toFinding("portal-config", file, message, { hint })] };
  }
  const parsed = parseData(file, text);
  const toPortalConfig = (finding: Finding): Finding => ({ ...finding, code: "portal-config" });
  if (parsed.data === undefined) return { findings: parsed.findings.map(toPortalConfig) };
  const shape = checkShape(portalSchema, parsed.data, { file, noun: "`portal.yaml`" });
  const findings = [
    ...shape.findings,
    ...checkStrings(parsed.data, file),
    ...checkRanges(parsed.data, file),
  ].map(toPortalConfig);
  return { findings, ...(shape.data ? { portal: shape.data } : {}) };
}

/** Parses `people.yaml`, which may be absent; undefined people mean that it cannot be read. */
export function parsePeople(text: string | undefined): {
  readonly people?: AuthoredPeople;
  readonly findings: readonly Finding[];
} {
  const file = "people.yaml";
  if (text === undefined) return { people: {}, findings: [] };
  const { data, findings } = parseData(file, text);
  if (data === undefined) return { findings };
  const shape = checkShape(peopleSchema, data, { file, noun: "`people.yaml`" });
  return {
    findings: [...shape.findings, ...checkStrings(data, file), ...checkRanges(data, file)],
    ...(shape.data ? { people: shape.data } : {}),
  };
}

/** The data of a YAML file; undefined where it cannot be parsed, and then there are findings. */
function parseData(
  file: string,
  text: string,
): { readonly data?: unknown; readonly findings: readonly Finding[] } {
  const result = parseYaml(text);
  if ("data" in result) return { data: result.data ?? {}, findings: [] };
  return {
    findings: findYamlProblems(text, result.problem).map(({ message, hint, start, end }) =>
      toFinding("yaml-syntax", file, message, { hint, anchor: { type: "span", start, end } }),
    ),
  };
}

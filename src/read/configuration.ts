import { isDeepStrictEqual } from "node:util";
import type { Finding } from "../model/finding.ts";
import { toFinding } from "../model/finding.ts";
import type { Mend } from "../model/mend.ts";
import type { AuthoredPeople, AuthoredPortal } from "../model/schema/portal.ts";
import { peopleSchema, portalSchema } from "../model/schema/portal.ts";
import { composeReferences } from "./composed.ts";
import { checkForbiddenKeys } from "./forbidden-key.ts";
import { listItems } from "./lost-id.ts";
import { checkRanges } from "./range.ts";
import { checkShape } from "./shape.ts";
import { checkStrings } from "./string.ts";
import { findYamlProblems } from "./yaml-problem.ts";
import { parseYaml } from "./yaml.ts";

/** Parses `portal.yaml`; whatever is wrong with it is one rule's, as nothing can be published without it. */
export function parsePortal(text: string | undefined): {
  readonly portal?: AuthoredPortal;
  readonly findings: readonly Finding[];
  readonly mend?: Mend;
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
    ...checkForbiddenKeys(portalSchema, parsed.data, { file, text }),
    // An address with a scheme that is not allowed is none for the schema either, which says what to write there.
    ...checkStrings(parsed.data, file).filter((each) => !isSaid(each, shape.findings)),
    ...checkRanges(parsed.data, file),
  ].map(toPortalConfig);
  // Without its cycles nothing else has a meaning, and on another day much else is true.
  const isLost = shape.mend?.leftOut.some(({ path: [key, ...below] }) =>
    key === "cycles" ? below.length === 1 : key === "asOf",
  );
  if (!shape.data || isLost === true) return { findings };
  return { findings, portal: shape.data, ...(shape.mend && { mend: shape.mend }) };
}

/** Whether something is found at the same value already. */
function isSaid({ anchor }: Finding, findings: readonly Finding[]): boolean {
  return findings.some((each) => isDeepStrictEqual(each.anchor, anchor));
}

/** Parses `people.yaml`, which may be absent. Of what cannot be read it has the ids, or its own name for all of them. */
export function parsePeople(text: string | undefined): {
  readonly people: AuthoredPeople;
  readonly unread: readonly string[];
  readonly findings: readonly Finding[];
  readonly mend?: Mend;
} {
  const file = "people.yaml";
  if (text === undefined) return { people: {}, unread: [], findings: [] };
  const { data, findings } = parseData(file, text);
  if (data === undefined) return { people: {}, unread: [file], findings };
  const shape = checkShape(peopleSchema, data, { file, noun: "`people.yaml`" });
  const all = [...shape.findings, ...checkStrings(data, file), ...checkRanges(data, file)];
  const { data: people, mend } = shape;
  if (!people) return { people: {}, unread: [file], findings: all };
  if (!mend) return { people, unread: [], findings: all };
  return { people, unread: listLostPeople(mend), findings: all, mend };
}

function listLostPeople({ leftOut }: Mend): string[] {
  const known = Object.keys(peopleSchema.shape);
  return leftOut.flatMap(({ path, value }) => {
    // In a place that is none there may be anybody.
    if (!known.includes(String(path[0]))) return ["people.yaml"];
    const kind = path[0] === "roles" ? "role" : "person";
    const ids = listItems(value, path, peopleSchema);
    return ids.map((id) => (id === "" ? "people.yaml" : `${kind}:${id}`));
  });
}

/** The data of a YAML file; undefined where it cannot be parsed, and then there are findings. */
function parseData(
  file: string,
  text: string,
): { readonly data?: unknown; readonly findings: readonly Finding[] } {
  const result = parseYaml(text);
  if ("data" in result) {
    return { data: composeReferences(result.data ?? {}, text), findings: [] };
  }
  return {
    findings: findYamlProblems(text, result.problem).map(({ message, hint, start, end }) =>
      toFinding("yaml-syntax", file, message, { hint, anchor: { type: "span", start, end } }),
    ),
  };
}

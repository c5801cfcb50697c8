import type { Document } from "../model/document.ts";
import type { Formula } from "../model/formula.ts";
import type { NodeId } from "../model/id.ts";
import type { KpiDriver } from "../model/plan.ts";
import { atValue, toFinding } from "../model/finding.ts";
import { parseFormula } from "../model/formula-parser.ts";
import { listReferences, mapReferences } from "../model/formula.ts";
import { reportTwice } from "./actor.ts";
import type { LinkContext } from "./link-context.ts";
import { below, linkNodes, toSpot } from "./link-context.ts";
import { reportSelf } from "./link-list.ts";
import { toNodeId } from "./link-node.ts";
import { toPresent } from "./present.ts";
import { resolve } from "./reference.ts";

type KpiDocument = Extract<Document, { readonly kind: "kpi" }>;

/** The formula of a KPI over others; undefined where there is none, or one of them cannot be had. */
export function linkFormula(
  context: LinkContext,
  document: KpiDocument,
): Formula<NodeId> | undefined {
  const { compute } = document.data;
  if (compute === undefined) return undefined;
  const spot = below(toSpot(document), "compute");
  const { formula, problem } = parseFormula(compute);
  const details = { anchor: atValue("compute") };
  if (problem) {
    const { message, hint } = problem;
    context.report(
      toFinding("invalid-value", document.file, `\`compute\` is no formula: ${message}`, {
        ...details,
        hint,
      }),
    );
    return undefined;
  }
  const references = listReferences(formula);
  if (references.length === 0) {
    const message = `\`compute\` is \`${compute}\`, which takes nothing from any other KPI.`;
    const hint = "Name the KPIs that it follows from, or write its readings.";
    context.report(toFinding("invalid-value", document.file, message, { ...details, hint }));
    return undefined;
  }
  const found = new Map(
    references.map((reference) => {
      const kpi = resolve(context, "compute", reference, spot);
      if (kpi !== toNodeId(document)) return [reference, kpi] as const;
      reportSelf(context, reference, spot);
      return [reference, undefined] as const;
    }),
  );
  return mapReferences(formula, (reference) => found.get(reference));
}

/** What drives a KPI: what is written, and what its formula names besides. The edge runs from the cause to the effect. */
export function linkDrivers(
  context: LinkContext,
  document: KpiDocument,
  formula: Formula<NodeId> | undefined,
): readonly KpiDriver[] {
  const id = toNodeId(document);
  const inputs = formula === undefined ? [] : listReferences(formula);
  const drivers: KpiDriver[] = [];
  document.data.drivers?.forEach(({ kpi: reference, relation, confidence }, index) => {
    const spot = below(toSpot(document), "drivers", index, "kpi");
    const kpi = resolve(context, "drivers", reference, spot);
    if (kpi === undefined) return;
    if (kpi === id) reportSelf(context, reference, spot);
    else if (drivers.some((other) => other.kpi === kpi)) reportTwice(context, reference, spot);
    else {
      const isInput = inputs.includes(kpi);
      if ((relation === "formula") !== isInput && relation !== undefined) {
        const isKnown = formula !== undefined || document.data.compute === undefined;
        if (isKnown) reportRelation(context, document, reference, index);
      }
      const share = toShare(context, document, confidence, index);
      const own = relation ?? (isInput ? "formula" : "influence");
      drivers.push(toPresent({ kpi, relation: own, confidence: share }));
      linkNodes(context, "drives", kpi, id, spot);
    }
  });
  for (const kpi of inputs) {
    if (drivers.some((driver) => driver.kpi === kpi)) continue;
    drivers.push({ kpi, relation: "formula" });
    linkNodes(context, "drives", kpi, id, below(toSpot(document), "compute"));
  }
  return drivers;
}

/** A driver is a part of the formula exactly where the formula names it. */
function reportRelation(
  context: LinkContext,
  { data, file }: KpiDocument,
  reference: string,
  index: number,
): void {
  const isInput = data.drivers?.[index]?.relation !== "formula";
  const [fault, hint] = isInput
    ? [
        `\`${reference}\` is said to influence this KPI only, and \`compute\` takes it in.`,
        "Write `relation: formula`, or leave `relation` out.",
      ]
    : data.compute === undefined
      ? [
          `\`${reference}\` is said to be a part of the formula, and no \`compute\` says of which.`,
          `Add \`compute\`, as in \`compute: "${reference} / kpis/… * 100"\`, or write \`relation: influence\`.`,
        ]
      : [
          `\`${reference}\` is said to be a part of the formula, and \`compute\` does not name it.`,
          "Name it in `compute`, or write `relation: influence`.",
        ];
  const anchor = atValue("drivers", index, "relation");
  context.report(toFinding("kpi-formula-drivers", file, fault, { anchor, hint }));
}

/** A confidence as a share; one beyond the scale is reported, and dropped. */
function toShare(
  { confidenceScale, report }: LinkContext,
  { file }: KpiDocument,
  confidence: number | undefined,
  index: number,
): number | undefined {
  if (confidence === undefined || confidence <= confidenceScale) {
    return confidence === undefined ? undefined : confidence / confidenceScale;
  }
  const message = `The confidence is ${confidence}, and here it runs from 0 to ${confidenceScale}.`;
  const hint = `Write \`${confidence / 10}\`, or set \`confidenceScale: 10\` in \`portal.yaml\`.`;
  const anchor = atValue("drivers", index, "confidence");
  report(toFinding("invalid-value", file, message, { anchor, hint }));
  return undefined;
}

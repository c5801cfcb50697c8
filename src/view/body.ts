import type { Body } from "../model/document.ts";
import type { NodeId } from "../model/id.ts";
import type { Kpi, PlanNode } from "../model/plan.ts";
import type { ParsedPart, ViewContext } from "./context.ts";
import type { BodyPart } from "./part.ts";
import { viewKeyResultRow } from "./key-result-row.ts";
import { viewLane } from "./lane.ts";
import { viewNeighbourhood } from "./neighbourhood.ts";
import { toReference } from "./reference.ts";

/** A document's narrative, and the portal's own pieces in it with what they show. */
export function viewBody(
  context: ViewContext,
  node: { readonly id: NodeId; readonly body: Body; readonly source: { readonly file: string } },
): readonly BodyPart[] {
  return toParts(context, context.parseBody(node.body, node.source.file), node.id);
}

/** One paragraph in which nothing can be a mark of Markdown, a link or an entity. */
const plainParagraph = /^(?![\s\d+-])(?!.*(?:\/\/|www\.|::))[^\n*_`#[\]<>&\\!|~@^]+$/u;

/**
 * A short text in Markdown: the note of a check-in, of a key result. Most of them are plain sentences and need no
 * parser, which counts where there are tens of thousands.
 */
export function viewMarkdown(
  context: ViewContext,
  text: string,
  node: { readonly id: NodeId; readonly source: { readonly file: string } },
): readonly BodyPart[] {
  const line = text.trim();
  if (plainParagraph.test(line)) return [{ type: "html", html: `<p>${line}</p>` }];
  const body: Body = { format: "md", text, start: 0, links: [], headings: [] };
  return viewBody(context, { ...node, body });
}

function toParts(
  context: ViewContext,
  parts: readonly ParsedPart[],
  from: NodeId,
): readonly BodyPart[] {
  return parts.flatMap((part) =>
    part.type === "html"
      ? [{ ...part, html: freeAnchors(context, part.html, from) }]
      : toPart(context, part, from),
  );
}

/** An item of the document has the anchor that is called after it: a heading with the same words gives way. */
function freeAnchors({ plan }: ViewContext, html: string, from: NodeId): string {
  if (!html.includes("<h")) return html;
  const [document = ""] = from.split("#");
  return html.replace(/(<h[1-6] id=")([^"]+)"/g, (heading, before: string, id: string) =>
    plan.nodes.has(`${document}#${id}` as NodeId) ? `${before}${id}.text"` : heading,
  );
}

type ParsedComponent = Extract<ParsedPart, { readonly type: "component" }>;

/** What names nothing of the plan has a finding, and is left out here. */
function toPart(
  context: ViewContext,
  { name, attributes, parts }: ParsedComponent,
  from: NodeId,
): readonly BodyPart[] {
  const inner = toParts(context, parts, from);
  switch (name.toLowerCase().replaceAll("-", "")) {
    case "callout":
      return [{ type: "callout", tone: toTone(attributes["tone"]), parts: inner }];
    case "checklist":
      return [{ type: "checklist", parts: inner }];
    case "figure": {
      const { src = "", alt = "", caption } = attributes;
      return [{ type: "figure", src, alt, ...(caption === undefined ? {} : { caption }) }];
    }
    case "kpi": {
      const kpi = findNode(context, attributes["id"], from);
      return kpi?.kind === "kpi" ? [toKpi(context, kpi)] : inner;
    }
    case "progress": {
      const of = findNode(context, attributes["of"], from);
      const paced = of && findPaced(context, of);
      if (of === undefined || paced === undefined) return inner;
      const lane = viewLane(paced, context.format);
      return [{ type: "progress", of: toReference(context, of), lane }];
    }
    case "keyresults": {
      const of = findNode(context, attributes["of"], from);
      if (of?.kind !== "objective") return inner;
      const rows = of.keyResults.map((keyResult) => viewKeyResultRow(context, keyResult));
      return [{ type: "key-results", of: toReference(context, of), rows }];
    }
    case "cascade": {
      const of = findNode(context, attributes["of"], from);
      const graph = of && viewNeighbourhood(context, of);
      return of === undefined
        ? inner
        : [{ type: "cascade", of: toReference(context, of), ...(graph && { graph }) }];
    }
    default:
      return inner;
  }
}

function toTone(tone: string | undefined): "risk" | "note" | "info" {
  return tone === "risk" || tone === "info" ? tone : "note";
}

function toKpi(context: ViewContext, kpi: Kpi): BodyPart {
  const latest = context.assessment.kpis.get(kpi.id)?.latest;
  const value = typeof latest?.value === "number" ? latest.value : undefined;
  return {
    type: "kpi",
    kpi: toReference(context, kpi),
    value: value === undefined ? "No data" : context.format.value(value, kpi.unit, kpi.precision),
    ...(latest === undefined ? {} : { date: context.format.day(latest.date) }),
  };
}

function findPaced(context: ViewContext, node: PlanNode) {
  const { objectives, keyResults } = context.assessment;
  return objectives.get(node.id) ?? keyResults.get(node.id);
}

/** What a component names: `#kr1` is an item of the document that says it; `team:x` is the team. */
export function findNode(
  { plan }: ViewContext,
  reference: string | undefined,
  from: NodeId,
): PlanNode | undefined {
  if (reference === undefined) return undefined;
  const full = reference.startsWith("#")
    ? `${from.split("#")[0] ?? ""}${reference}`
    : reference.replace(/^team:/, "teams/");
  return plan.nodes.get(plan.aliases.get(full) ?? (full as NodeId));
}

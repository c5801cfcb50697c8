import { createHash, hash } from "node:crypto";
import { findIndexed, openDocumentIndexes } from "../model/indexed.ts";
import type { KeyResultAssessment, ObjectiveAssessment } from "../model/assessment.ts";
import type { NodeId } from "../model/id.ts";
import type { Plan, PlanNode } from "../model/plan.ts";
import { type Fact, getFactName, toDocumentName } from "../model/reads.ts";
import type { Sources } from "../read/place.ts";
import type { ViewContext } from "../view/context.ts";
import type { SitePage } from "./pages.ts";
import { getGlobalContext, getGlobalParts } from "./traced-context.ts";

export interface FactSources {
  readonly context: ViewContext;
  readonly pages: ReadonlyMap<string, SitePage>;
  readonly sources: Pick<Sources, "findText">;
  /** Where a link of an author leads. */
  readonly resolveLink: (target: string, file: string) => string | undefined;
}

/** What the facts that views read (`reads.ts`) are now: each with a digest of all that can be seen through it. */
export type FactDigests = (fact: Fact) => string;

/** Opens the digests of a portal; each is computed when it is first asked for. */
export function openFactDigests(input: FactSources): FactDigests {
  const { context, pages, resolveLink } = input;
  const { plan } = context;
  const toDocumentDigest = openDocumentDigests(input);
  const digests = new Map<Fact, string>();
  const read = (source: string, rest: readonly (string | null)[]): unknown => {
    const [first, ...below] = rest;
    const name = first ?? "";
    switch (source) {
      case "nodes":
        return [...plan.nodes.values()];
      case "list":
        // Named by `traceContext`.
        return plan[name as keyof Plan];
      case "link":
        return resolveLink(below[0] ?? "", name);
      case "findings":
        return context.findings;
      case "page": {
        const page = pages.get(name);
        return page && [page.kind, page.target];
      }
      case "index":
        return findIndexed(context, name, below);
      default:
        throw new Error(`no such fact: ${source}`);
    }
  };
  return (fact) => {
    let digest = digests.get(fact);
    if (digest === undefined) {
      const [source, ...rest] = getFactName(fact);
      digest =
        source === "document"
          ? toDocumentDigest(rest[0] ?? "")
          : toDigest(toPlain(read(source, rest), plan, toDocumentDigest));
      digests.set(fact, digest);
    }
    return digest;
  };
}

/** Of all that is known of a document or of an entry of a list: its nodes, its page, its file. */
function openDocumentDigests({ context, sources }: FactSources): (name: string) => string {
  const { plan } = context;
  const nodes = Map.groupBy(plan.nodes.keys(), (id) => toDocumentName("node", id));
  const findEntries = openDocumentIndexes(context);
  const digests = new Map<string, string>();
  return (name) => {
    let digest = digests.get(name);
    if (digest === undefined) {
      const files = [name, `${name}.md`, `${name}.mdx`];
      const ids = nodes.get(name) ?? [name as NodeId];
      const texts = files.map((file) => sources.findText(file));
      const isWritten = texts.some((text) => text !== undefined);
      const entries = [
        ...ids.map((id) => findEntries("node", id)),
        findEntries("path", name === "" ? "/" : `/${name}/`),
        ...files.map((file) => findEntries("file", file)),
      ];
      const seen = [
        ids.map((id) => toSeen(context, id, isWritten)),
        // Of other nodes it is told which they are: whoever looks at them has read them by themselves.
        toPlain(entries, plan, (other) => other),
        texts.map((text) => text?.length),
      ];
      digest = toTextDigest(JSON.stringify(seen) + texts.join(""));
      digests.set(name, digest);
    }
    return digest;
  };
}

/** A digest of all texts that a process has read: another one that read others makes other pages. */
export function toTextsDigest({
  findText,
  listFiles,
}: Pick<Sources, "findText" | "listFiles">): string {
  // One after the other: together they may be longer than any text can be.
  const digest = createHash("sha256");
  for (const file of listFiles()) digest.update(JSON.stringify([file, findText(file)]));
  return digest.digest("base64url");
}

/** A digest of what every page may show and no fact stands for: settings, the day, what git and the seals tell. */
export function toGlobalDigest(context: ViewContext, inputs: readonly unknown[]): string {
  const { history, plan, sealedPaths } = context;
  const { revisions, ...told } = history ?? { revisions: [] };
  // Who they were by, as git names them today; what they changed is part of what is known of each document.
  const people = revisions.map(({ changes, brought, unreadable, ...revision }) => [
    ...[revision, changes.length, brought.length, unreadable],
  ]);
  return toDigest([
    ...[getGlobalParts(plan), getGlobalContext(context)],
    ...[told, history !== undefined, people],
    [...(sealedPaths ?? [])].map(([cycle, paths]) => [cycle, [...paths]]),
    inputs,
  ]);
}

/** All that a view can learn of one node from the plan, beside what the text of its document says. */
function toSeen(
  { assessment, plan }: ViewContext,
  id: NodeId,
  isWritten: boolean,
): readonly unknown[] {
  const node = plan.nodes.get(id);
  return [
    node && toOwn(node, isWritten),
    plan.edgesFrom.get(id),
    plan.edgesTo.get(id),
    toAssessed(node, assessment.objectives.get(id) ?? assessment.keyResults.get(id)),
    assessment.kpis.get(id),
    assessment.measured.get(id),
  ];
}

/** A node without its items, which are nodes of the same document, and without its narrative where that is a text. */
function toOwn(node: PlanNode, isWritten: boolean): object {
  const body = "body" in node && !isWritten ? node.body.text : undefined;
  if (node.kind === "objective") return { ...node, body, keyResults: [], initiatives: [] };
  return "body" in node ? { ...node, body } : node;
}

/**
 * What is computed of an objective or a key result. How it is computed follows from its own document, the day and the
 * settings, so no explanation is made to know that it is the same; but for those that speak of another document.
 */
function toAssessed(
  node: PlanNode | undefined,
  assessed: KeyResultAssessment | ObjectiveAssessment | undefined,
): unknown {
  if (!assessed || !node || !isExplainedByItself(node)) return assessed;
  const { expected, progress, score, ...rest } = assessed;
  return [expected?.value, progress?.value, score?.value, rest];
}

function isExplainedByItself(node: PlanNode): boolean {
  switch (node.kind) {
    case "objective":
      return node.rollUp === "keyResults" || node.rollUp === "manual";
    case "key-result":
      return node.sameAs === undefined;
    default:
      return false;
  }
}

/** A value as JSON can hold it, with something else in the place of each node; itself where there is none in it. */
function toPlain(value: unknown, plan: Plan, toNode: (name: string) => string): unknown {
  if (typeof value !== "object" || value === null || "toJSON" in value) return value;
  if (isNode(plan, value)) return [value.id, toNode(toDocumentName("node", value.id))];
  if (value instanceof Map) return toPlain([...value], plan, toNode);
  if (Array.isArray(value)) return value.map((part) => toPlain(part, plan, toNode));
  if (value instanceof Set) throw new Error("set in what pages read: it would have no digest");
  let plain: Record<string, unknown> | undefined;
  for (const [key, part] of Object.entries(value)) {
    const plainPart = toPlain(part, plan, toNode);
    if (plainPart === part) continue;
    plain ??= { ...value };
    plain[key] = plainPart;
  }
  return plain ?? value;
}

function isNode(plan: Plan, value: object): value is PlanNode {
  // Whatever has an id that is a node's is asked for, and is one if it is that very object.
  return "id" in value && plan.nodes.get(value.id as NodeId) === value;
}

function toDigest(value: unknown): string {
  return toTextDigest(value === undefined ? "" : JSON.stringify(value));
}

function toTextDigest(text: string): string {
  return hash("sha256", text, "base64url").slice(0, 16);
}

import { createHash, hash } from "node:crypto";
import { findIndexed, openDocumentIndexes } from "../model/indexed.ts";
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
      const entries = [
        ids.map((id) => findEntries("node", id)),
        findEntries("path", name === "" ? "/" : `/${name}/`),
        files.map((file) => findEntries("file", file)),
      ];
      digest = toDigest([
        ids.map((id) => toSeen(context, id)),
        files.map((file) => sources.findText(file)),
        // Of other nodes it is told which they are: whoever looks at them has read them by themselves.
        toPlain(entries, plan, (other) => other),
      ]);
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

/** All that a view can learn of one node from the plan; of a narrative its text says all. */
function toSeen({ assessment, plan }: ViewContext, id: NodeId): readonly unknown[] {
  const node = plan.nodes.get(id);
  return [
    node && toOwn(node),
    plan.edgesFrom.get(id),
    plan.edgesTo.get(id),
    assessment.objectives.get(id),
    assessment.keyResults.get(id),
    assessment.kpis.get(id),
    assessment.measured.get(id),
  ];
}

/** A node without its items, which are nodes of the same document. */
function toOwn(node: PlanNode): object {
  switch (node.kind) {
    case "objective":
      return { ...node, body: node.body.text, keyResults: [], initiatives: [] };
    case "initiative":
      return { ...node, body: node.body?.text };
    default:
      return "body" in node ? { ...node, body: node.body.text } : node;
  }
}

/** A value as JSON can hold it, with something else in the place of each node. */
function toPlain(value: unknown, plan: Plan, toNode: (name: string) => string): unknown {
  if (typeof value !== "object" || value === null || "toJSON" in value) return value;
  if (isNode(plan, value)) return [value.id, toNode(toDocumentName("node", value.id))];
  const toPart = (part: unknown): unknown => toPlain(part, plan, toNode);
  if (value instanceof Map) return [...value].map(toPart);
  if (Array.isArray(value)) return value.map(toPart);
  if (value instanceof Set) throw new Error("set in what pages read: it would have no digest");
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toPart(part)]));
}

function isNode(plan: Plan, value: object): value is PlanNode {
  // Whatever has an id that is a node's is asked for, and is one if it is that very object.
  return "id" in value && plan.nodes.get(value.id as NodeId) === value;
}

function toDigest(value: unknown): string {
  return hash("sha256", value === undefined ? "" : JSON.stringify(value), "base64url").slice(0, 16);
}

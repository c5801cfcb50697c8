import { atValue, toFinding } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import type { Relation } from "../model/plan.ts";
import { reportTwice } from "./actor.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below, linkNodes } from "./link-context.ts";
import type { ReferenceField } from "./reference-field.ts";
import { toSettled } from "./present.ts";
import { resolve } from "./reference.ts";

/** One link as it was written: a reference alone, or with more to say. */
type AuthoredLink =
  | string
  | {
      readonly to: string;
      readonly how?: string | undefined;
      readonly weight?: number | undefined;
    };

const none: readonly never[] = [];

/**
 * Links a node to everything that a key names, in the author's order; the first `supports` that resolves is the
 * primary one. Links to itself and links given twice are reported and dropped.
 */
export function linkList(
  context: LinkContext,
  relation: Relation,
  field: ReferenceField,
  from: NodeId,
  links: string | readonly AuthoredLink[] | undefined,
  place: Spot,
): readonly NodeId[] {
  if (links === undefined) return none;
  const linked: NodeId[] = [];
  const add = (link: AuthoredLink, spot: Spot): void => {
    const details = typeof link === "string" ? { to: link } : link;
    const target = resolve(context, field, details.to, spot);
    if (target === undefined) return;
    if (isOwn(from, target)) reportSelf(context, details.to, spot);
    else if (linked.includes(target)) reportTwice(context, details.to, spot);
    else {
      const primary = relation === "supports" && linked.length === 0;
      linkNodes(context, relation, from, target, spot, { ...details, primary });
      linked.push(target);
    }
  };
  if (typeof links === "string") add(links, place);
  else {
    links.forEach((link, index) => {
      add(link, typeof link === "string" ? below(place, index) : below(place, index, "to"));
    });
  }
  return toSettled(linked);
}

/** Says that something names itself. */
export function reportSelf(context: LinkContext, reference: string, spot: Spot): void {
  const message = `\`${reference}\` is the very thing that it is written in.`;
  const hint = "Name something else, or take it out.";
  const anchor = atValue(...spot.path);
  context.report(toFinding("self-reference", spot.file, message, { anchor, hint }));
}

/** Whether the target is the node itself or, for a document, one of its own items. */
function isOwn(from: NodeId, target: NodeId): boolean {
  return from === target || target.startsWith(`${from}#`);
}

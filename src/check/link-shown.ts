import { atValue, toFinding } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import type { LinkContext } from "./link-context.ts";
import { below, linkNodes } from "./link-context.ts";
import { reportSelf } from "./link-list.ts";
import type { ItemPlace } from "./link-plan-item.ts";
import { resolve } from "./reference.ts";

/** Links an item to the one, written elsewhere, that it shows; without either a title of its own is missing. */
export function linkShown(
  context: LinkContext,
  authored: {
    readonly id: string;
    readonly title?: string | undefined;
    readonly ref?: string | undefined;
  },
  { id, spot }: Pick<ItemPlace, "id" | "spot">,
): NodeId | undefined {
  if (authored.ref === undefined) {
    if (authored.title !== undefined) return undefined;
    const message = `The item \`${authored.id}\` has no title.`;
    const hint = "Add `title`, or `ref` where it shows an item that is written elsewhere.";
    const anchor = atValue(...spot.path, "id");
    context.report(toFinding("missing-key", spot.file, message, { anchor, hint }));
    return undefined;
  }
  const place = below(spot, "ref");
  const shown = resolve(context, "ref", authored.ref, place);
  if (shown === undefined) return undefined;
  if (shown === id) {
    reportSelf(context, authored.ref, place);
    return undefined;
  }
  linkNodes(context, "shows", id, shown, place);
  return shown;
}

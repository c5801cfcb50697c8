import type { DocumentId, NodeId } from "../model/id.ts";
import { toUrl } from "../model/id.ts";
import type { Plan } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { viewFrame } from "./frame.ts";
import type { FrameView } from "./part.ts";

/** An old address and where its document is now. */
export interface Redirect {
  readonly from: string;
  readonly to: NodeId;
}

export interface RedirectView {
  readonly frame: FrameView;
  readonly url: string;
  readonly title: string;
}

/** The old addresses of documents that were renamed, sorted. An alias of an item is no page. */
export function listRedirects(plan: Plan): readonly Redirect[] {
  return [...plan.aliases]
    .filter(([alias]) => !alias.includes("#"))
    .map(([alias, to]) => ({ from: toUrl(alias as DocumentId), to }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The page at an old address: it leads on by itself, and says where to. */
export function viewRedirect(context: ViewContext, { from, to }: Redirect): RedirectView {
  const node = context.plan.nodes.get(to);
  if (!node) throw new Error(`alias of nothing: ${to}`);
  const title = node.title.plain;
  return {
    frame: viewFrame(context, {
      path: from,
      title: `Moved: ${title}`,
      description: `This page has moved to ${node.url}.`,
    }),
    url: node.url,
    title,
  };
}

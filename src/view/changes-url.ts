import type { ViewContext } from "./context.ts";

/** The page of everything that changed. */
export const changesUrl = "/changes/";

/** Where readers of feeds find it: stable, as people subscribe to it. */
export const feedUrl = "/changes/feed.xml";
export const jsonFeedUrl = "/changes/feed.json";

/**
 * Whether there is a feed: its links lead to the portal from elsewhere, so its address must be known; and in a sealed
 * quarter nothing happens any more.
 */
export function hasFeed({ plan, seal }: Pick<ViewContext, "plan" | "seal">): boolean {
  return plan.portal.site !== undefined && seal === undefined;
}

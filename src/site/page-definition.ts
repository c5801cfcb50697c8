import type { Plan } from "../model/plan.ts";
import type { ViewContext } from "../view/context.ts";
import type { SealFacts } from "../view/seal-facts.ts";

/**
 * The paths of a kind of page, each with what makes its view; with what the page is about where the view is a function
 * of that and of what it reads of the context, and of nothing that was found out before.
 */
export type PageDefinition<View> = (
  context: ViewContext,
) => Iterable<readonly [path: string, view: () => View, target?: object]>;

/** A kind with one page for each of its targets. */
export function each<Target extends object, View>(
  list: (plan: Plan) => Iterable<readonly [path: string, target: Target]>,
  view: (context: ViewContext, target: Target) => View,
): PageDefinition<View> {
  return function* (context) {
    for (const [path, target] of list(context.plan))
      yield [path, () => view(context, target), target];
  };
}

/** A kind with one page. */
export function one<View>(
  path: string,
  view: (context: ViewContext) => View,
): PageDefinition<View> {
  return (context) => [[path, () => view(context)]];
}

/** A kind with one page in the portal of a sealed quarter, and none in a running one. */
export function ofSeal<View>(
  toPath: (cycle: string) => string,
  view: (context: ViewContext, seal: SealFacts) => View,
): PageDefinition<View> {
  return (context) => {
    const { seal } = context;
    return seal ? [[toPath(seal.cycle), () => view(context, seal)]] : [];
  };
}

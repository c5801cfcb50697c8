import type { ViewContext } from "./context.ts";
import { viewFrame } from "./frame.ts";
import type { FrameView } from "./part.ts";

export interface NotFoundView {
  readonly frame: FrameView;
  readonly asOf: string;
}

/** The page for addresses at which there is nothing. */
export function viewNotFound(context: ViewContext): NotFoundView {
  return {
    frame: viewFrame(context, {
      path: "/404/",
      title: "Nothing at this address",
      description: "There is no page of the portal at this address.",
    }),
    asOf: context.format.date(context.plan.asOf),
  };
}

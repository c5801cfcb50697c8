import type { Direction } from "../model/plan.ts";
import { viewBody } from "./body.ts";
import type { ViewContext } from "./context.ts";
import { viewFrame } from "./frame.ts";
import type { BodyPart, FrameView, RefView } from "./part.ts";
import { toPlace, type PlaceView } from "./place.ts";
import { toReference } from "./reference.ts";

/** Mission, vision and values: what everything else serves. */
export interface DirectionView {
  readonly frame: FrameView;
  /** Safe HTML, as the other texts here. */
  readonly title: string;
  readonly mission?: string;
  readonly vision?: string;
  readonly values: readonly { readonly name: string; readonly text?: string }[];
  readonly body: readonly BodyPart[];
  readonly themes: readonly RefView[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
  readonly place: PlaceView;
}

/** Views the direction. */
export function viewDirection(context: ViewContext, direction: Direction): DirectionView {
  const { title, mission, vision, values, links } = direction;
  return {
    frame: viewFrame(context, {
      path: direction.url,
      title: title.plain,
      description: mission?.plain ?? title.plain,
    }),
    title: title.html,
    ...(mission === undefined ? {} : { mission: mission.html }),
    ...(vision === undefined ? {} : { vision: vision.html }),
    values: values.map(({ name, text }) => ({
      name: name.html,
      ...(text === undefined ? {} : { text: text.html }),
    })),
    body: viewBody(context, direction),
    themes: context.plan.themes.map((theme) => toReference(context, theme)),
    links: links.map((link) => ({ title: link.title.plain, url: link.url })),
    place: toPlace(context, direction.source),
  };
}

import { html } from "./element.ts";
import type { CascadeNode } from "./node.ts";
import { renderHeading } from "./panel-part.ts";
import type { Store } from "./store.ts";
import { listOtherWords } from "./word.ts";

/** Says what the other frameworks call a node, and which plans show it as what. */
export function renderWords(
  { index, find }: Store,
  { own, shown }: CascadeNode,
): readonly HTMLElement[] {
  const words = listOtherWords(index, own);
  const places = shown.flatMap(({ as, plan }) => {
    const node = find(plan);
    if (node === undefined) return [];
    const link = html("a", { href: node.url, "data-go": node.id }, node.title);
    return [html("li", {}, html("span", {}, `${as.word} in `, link))];
  });
  const terms = words.map(({ framework, word }) =>
    html("div", {}, html("dt", {}, framework), html("dd", {}, word)),
  );
  return [
    ...(places.length === 0
      ? []
      : [renderHeading("Shown as", ""), html("ul", { class: "panel__links" }, ...places)]),
    ...(terms.length === 0
      ? []
      : [renderHeading("In other words", ""), html("dl", { class: "panel__words" }, ...terms)]),
  ];
}

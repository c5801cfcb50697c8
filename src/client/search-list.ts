import type { Results } from "./search-engine.ts";
import { element, renderResult } from "./search-result.ts";

/** How many results come at a time. */
const step = 20;

/** Draws the first results of a list, and the button that brings the next where there are more. */
export async function renderHits(results: Results): Promise<readonly HTMLElement[]> {
  const hits = await results.load(0, step);
  const drawn = hits.map((hit) => renderResult(hit));
  let loaded = hits.length;
  if (loaded === results.count) return drawn;
  const more = element("button", { type: "button", class: "btn" }, []);
  const label = (): void => {
    more.textContent = `Show ${Math.min(step, results.count - loaded)} more`;
  };
  more.addEventListener("click", () => {
    void results.load(loaded, loaded + step).then((next) => {
      const articles = next.map((hit) => renderResult(hit));
      more.before(...articles);
      loaded += next.length;
      if (loaded >= results.count) more.remove();
      else label();
      articles[0]?.querySelector("a")?.focus();
    });
  });
  label();
  return [...drawn, more];
}

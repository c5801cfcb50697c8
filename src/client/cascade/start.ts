import { getElement } from "./element.ts";
import { openExplorer } from "./explorer.ts";

/** Starts the explorer of this page. Where its data cannot be had, the drawing and the list stay. */
export function startExplorer(): void {
  const root = getElement(document, "[data-explorer]");
  openExplorer(root).catch((error: unknown) => {
    root.dataset["failed"] = "";
    console.error(error);
  });
}

import type { DevFinding } from "../view/dev-finding.ts";

/** Shows what keeps the newest state of the content from being shown, over the last good one. In development only. */
export function watchFindings(
  address: string,
  onChange: (show: (findings: readonly DevFinding[]) => void) => void,
): void {
  onChange(show);
  void fetch(address)
    .then((response) => response.json() as Promise<readonly DevFinding[]>)
    .then(show);
}

const id = "dev-findings";

function show(findings: readonly DevFinding[]): void {
  document.getElementById(id)?.remove();
  if (findings.length === 0) return;
  const box = document.createElement("aside");
  box.id = id;
  box.setAttribute("role", "alert");
  // No policy forbids it here, and no style sheet of the portal is to know of it.
  box.style.cssText =
    "position:fixed;inset:auto 0 0;max-height:50vh;overflow:auto;padding:1rem;z-index:99;" +
    "background:Canvas;color:CanvasText;border-top:3px solid currentColor;font:14px/1.5 monospace";
  const head = document.createElement("p");
  head.textContent = `${findings.length} ${findings.length === 1 ? "error" : "errors"}: this is the last plan without any.`;
  const items = findings.map(({ place, code, message, hint }) => {
    const item = document.createElement("p");
    item.textContent = [`${place}  ${code}`, message, hint ?? ""].join("\n");
    item.style.whiteSpace = "pre-wrap";
    return item;
  });
  box.append(head, ...items);
  document.body.append(box);
}

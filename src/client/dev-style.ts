/** How the overlay of the development server looks: in the portal's own colours, where there is a portal. */
export const devStyle = `
:host { all: initial; color-scheme: inherit; }
* { box-sizing: border-box; margin: 0; }
.all {
  --line: var(--rule-strong, GrayText);
  --error: var(--off-text, light-dark(#a3180f, #ff9d8f));
  --warning: var(--behind-text, light-dark(#7a4a00, #f0bd62));
  --info: var(--ink-2, CanvasText);
  position: fixed; inset: auto 0 0; z-index: 2147483000;
  display: flex; flex-direction: column; align-items: end; max-height: 70vh;
  font: 0.9375rem/1.5 var(--font-sans, system-ui, sans-serif); color: var(--ink, CanvasText);
}
.badge, .panel button {
  font: inherit; color: inherit; cursor: pointer; min-height: 1.75rem; padding: 0 0.625rem;
  background: var(--paper-raise, Canvas); border: 1px solid var(--line); border-radius: 4px;
}
.badge { margin: 0 0.75rem 0.75rem; min-height: 2rem; box-shadow: var(--lift, none); }
.panel {
  width: 100%; min-height: 0; overflow: auto; padding: 0 max(1rem, calc(50vw - 38rem)) 1rem;
  background: var(--paper-raise, Canvas); border-top: 3px solid var(--error);
}
.panel--mild { border-top-color: var(--warning); }
.head {
  position: sticky; top: 0; display: flex; gap: 0.75rem; align-items: center; padding: 0.625rem 0;
  background: var(--paper-raise, Canvas); border-bottom: 1px solid var(--line);
}
.head h2 { flex: 1; font-size: 1.0625rem; font-weight: 600; }
.keys { color: var(--ink-2, CanvasText); font-size: 0.8125rem; }
ol { padding: 0; list-style: none; }
li { padding: 0.75rem 0; border-bottom: 1px solid var(--rule, GrayText); }
li > * + * { margin-top: 0.375rem; }
.where { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center; }
.level { font-weight: 600; }
.level--error { color: var(--error); }
.level--warning { color: var(--warning); }
.level--info { color: var(--info); }
a { color: var(--chalk, LinkText); }
a, code, pre { overflow-wrap: anywhere; }
code, pre, .place { font: 0.875em/1.5 var(--font-mono, ui-monospace, monospace); }
code { background: var(--paper-tint, transparent); padding: 0 0.2em; border-radius: 2px; }
pre { overflow-x: auto; padding: 0.5rem 0; background: var(--paper-sunk, transparent); overflow-wrap: normal; }
:focus-visible { outline: 2px solid var(--focus, Highlight); outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
[hidden] { display: none; }
@media (max-width: 40rem) { .keys { display: none; } }
@media print { .all { display: none; } }
`;

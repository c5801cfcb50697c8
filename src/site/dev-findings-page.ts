import { getRule } from "../model/rules.ts";
import { escapeHtml } from "../read/html.ts";
import { renderCounts } from "../report/count.ts";
import type { DevFinding, DevReport } from "../view/dev-finding.ts";
import type { MessagePart } from "../view/message.ts";

/** Where the page finds how it looks: inline styles are not allowed on it, as on none of the portal's pages. */
export const findingsStylePath = "/@plumbline/findings.css";

/** What the page may load: as the portal's pages, and the connection by which Vite tells it of a change. */
export const findingsPolicy = "default-src 'self'; connect-src 'self' ws:; frame-ancestors 'self'";

export const findingsStyle = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
ol { padding: 0; list-style: none; }
li { padding: 0.75rem 0; border-top: 1px solid GrayText; }
li > * { margin: 0.375rem 0; }
b.error { color: light-dark(#a3180f, #ff9d8f); }
b.warning { color: light-dark(#7a4a00, #f0bd62); }
a, code { overflow-wrap: anywhere; }
code, pre { font: 0.875em/1.5 ui-monospace, monospace; }
pre { overflow-x: auto; }
`;

/** Shapes beside the words: never colour alone. */
const marks = { error: "◆", warning: "▼", info: "●" } as const;

/** The page that says what is wrong where there is no plan to show; complete without a script. */
export function renderFindingsPage(report: DevReport): string {
  const { findings, gaps, errors, warnings, infos } = report;
  const more = errors + warnings + infos - findings.length;
  const notes = [
    ...gaps.map(renderMessage),
    ...(more > 0 ? [`${more} more findings: <code>npm run check</code> lists them.`] : []),
  ];
  const explained = new Set<string>();
  const items = findings.map((finding) => {
    const isNew = !explained.has(finding.code);
    explained.add(finding.code);
    return renderItem(finding, isNew);
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Not yet a plan</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${findingsStylePath}">
<script type="module" src="/@vite/client"></script>
</head>
<body>
<main>
<h1>The plans have errors, so there is nothing to show yet</h1>
<p>${renderCounts(report)}. This page gives way to the portal once no error is left.</p>
<ol>
${items.join("\n")}
</ol>
${notes.map((note) => `<p>${note}</p>`).join("\n")}
</main>
</body>
</html>
`;
}

/** A finding, with the reason of its rule where that speaks first. */
function renderItem(finding: DevFinding, isNew: boolean): string {
  const { severity, code, place, editor, message, hint, frame } = finding;
  const spot = escapeHtml(place);
  const lines = [
    `<p><b class="${severity}">${marks[severity]} ${severity}</b> <a href="${escapeHtml(editor)}">${spot}</a> <a href="/rules/${code}/"><code>${code}</code></a></p>`,
    `<p>${renderMessage(message)}</p>`,
    ...(frame === undefined
      ? []
      : [
          `<pre tabindex="0" role="region" aria-label="The lines around ${spot}">${escapeHtml(frame)}</pre>`,
        ]),
    ...(hint === undefined ? [] : [`<p><b>Mend it:</b> ${renderMessage(hint)}</p>`]),
    ...(isNew ? [`<p><b>Why:</b> ${escapeHtml(getRule(code).why)}</p>`] : []),
  ];
  return `<li>\n${lines.join("\n")}\n</li>`;
}

function renderMessage(parts: readonly MessagePart[]): string {
  return parts
    .map(({ text, quoted }) => (quoted ? `<code>${escapeHtml(text)}</code>` : escapeHtml(text)))
    .join("");
}

import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { dev } from "astro";
import { expect, it, onTestFinished, vi } from "vitest";
import { parseDate } from "../../src/model/period.ts";
import { openAstroProject } from "../../src/site/astro-project.ts";
import { checkContent } from "../../src/site/check-content.ts";
import { toViewContext } from "../../src/site/context.ts";
import { openPast } from "../../src/site/dev-past.ts";
import { DevSite } from "../../src/site/dev-site.ts";
import { silence } from "../../src/site/progress.ts";

const root = resolve(import.meta.dirname, "../..");

it("shows a new state that comes while Astro is loading its own modules", async () => {
  // Within a test Astro answers nothing.
  vi.stubEnv("VITEST", "");
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const project = mkdtempSync(join(tmpdir(), "plumbline-dev-site-"));
  const content = join(project, "content");
  cpSync(join(root, "test/input/healthy"), content, { recursive: true });
  const folder = join(project, "written");
  const past = openPast({
    ...{ root, project, content, folder, progress: silence },
    onRead: () => undefined,
  });
  const site = new DevSite({ content, folder, editor: "vscode", past, linkHelp: () => new Map() });
  const checked = checkContent(content, { asOf: parseDate("2026-08-27") });
  if (!checked.clean) throw new Error("the plans have errors");
  const context = toViewContext(checked.clean, checked, undefined);
  site.show(checked, context);
  const shown = new Set<string>();
  const astro = await openAstroProject(root, join(project, "astro"));
  const server = await dev({
    ...astro,
    logLevel: "silent",
    server: { host: "127.0.0.1", port: 0 },
    integrations: [...astro.integrations, site.toIntegration()],
    vite: {
      plugins: [
        {
          name: "shows-while-loading",
          transform(_, id) {
            if (shown.has(id) || !id.includes("/astro/dist/core/")) return;
            shown.add(id);
            setImmediate(() => {
              site.show(checked, context);
            });
          },
        },
      ],
    },
  });
  onTestFinished(() => server.stop());
  const { status } = await fetch(`http://127.0.0.1:${server.address.port}/`);
  expect(shown.size).toBeGreaterThan(10);
  expect(status).toBe(200);
});

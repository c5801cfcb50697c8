import mdx from "@astrojs/mdx";
import { defineConfig } from "astro/config";

// Wiring only. Content, as-of date and output are inputs of `npm run build`, never written here.
export default defineConfig({
  integrations: [mdx()],
  trailingSlash: "always",
  // Two pages at one address are a mistake, never a matter of order.
  prerenderConflictBehavior: "error",
  build: {
    format: "directory",
    // The policy allows no inline style.
    inlineStylesheets: "never",
    concurrency: 8,
  },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
      // The search runs in WebAssembly.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
      styleDirective: { resources: ["'self'"] },
    },
  },
  // Images are copied as they are: no dependence on a codec and its version.
  image: { service: { entrypoint: "astro/assets/services/noop" } },
  // A highlighter writes inline styles.
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  // The output folder is new each time, and every asset a file of its own: no `data:` in scripts and styles.
  vite: { build: { emptyOutDir: false, assetsInlineLimit: 0 } },
});

import { HtmlValidate } from "html-validate";
import type { BuiltPage } from "./pages.ts";

/** What is invalid: each kind of message once, with the first page that shows it, as a fault in a component is on every page. */
export async function listInvalid(pages: readonly BuiltPage[]): Promise<[string, string][]> {
  const validator = new HtmlValidate({
    extends: ["html-validate:standard"],
    rules: {
      // The compiler decides about quotes, void elements and the case of the doctype.
      "doctype-style": "off",
      "void-style": "off",
      "attr-quotes": "off",
      "no-trailing-whitespace": "off",
      "long-title": "off",
    },
  });
  const messages = new Map<string, string>();
  for (const { path, html } of pages) {
    const report = await validator.validateString(html);
    for (const { ruleId, message } of report.results.flatMap((result) => result.messages)) {
      const text = `${ruleId}: ${message}`;
      messages.set(text, messages.get(text) ?? path);
    }
  }
  return [...messages];
}

import { createHash } from "node:crypto";

/**
 * The inline scripts of VitePress: those that set the colour scheme before the first paint, and the map of its
 * chunks.
 */
const inlineScript =
  /<script(?: id="(?:check-dark-mode|check-mac-os)")?>(?<code>[^<]*(?:<(?!\/script>)[^<]*)*)<\/script>/g;

/**
 * Adds a content security policy to a built page: it allows only scripts of the site and no requests to other hosts.
 * Generated pages are escaped anyway; the policy protects readers even if an escape were missing.
 */
export function withPolicy(html: string): string {
  const scripts = [...html.matchAll(inlineScript)].flatMap((match) => {
    const code = match.groups?.["code"] ?? "";
    const isOwn = match[0].includes(' id="') || code.startsWith("window.__VP_");
    return isOwn ? [`'sha256-${createHash("sha256").update(code).digest("base64")}'`] : [];
  });
  const policy = [
    "default-src 'self'",
    // The playground runs the generated validators from a blob.
    `script-src 'self' blob: ${scripts.join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return html.replace("<head>", `<head>\n    ${meta}`);
}

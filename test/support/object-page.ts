/** Returns a page with a table of fields, each given as `[name, type, required]`. */
export function objectPage(title: string, ...fields: readonly [string, string, boolean][]): string {
  const rows = fields.map(
    ([name, type, required]) =>
      `| \`${name}\` | ${type} | ${required ? ":heavy_check_mark:" : ":heavy_minus_sign:"} | N/A |\n`,
  );
  return `# ${title}\n\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n${rows.join("")}`;
}

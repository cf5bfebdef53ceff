/** The message of a check that found nothing. */
export function noDrift(files: number): string {
  return `No drift: ${files} file${files === 1 ? "" : "s"} up to date.\n`;
}

import { join } from "node:path";
import { checkLinks } from "../support/dead-links.ts";
import { createSiteBuilder } from "../support/built-site.ts";
import { hasCorpora } from "../support/corpora.ts";
import { projectExtras } from "../../site/project-docs.ts";

// Builds the sites of spec/ and of a large SDK, follows every link, and says how long it took.

const root = join(import.meta.dirname, "../..");

const builder = await createSiteBuilder();
try {
  const own = await builder.build("own", root, await projectExtras());
  await report("spec", own);
  if (hasCorpora) {
    const spec = join(root, "../shared/corpus/authlete");
    await report(
      "authlete",
      await builder.build("authlete", root, { title: "Authlete", guides: [] }, spec),
    );
  }
} finally {
  await builder.remove();
}

async function report(name: string, site: { folder: string; milliseconds: number }): Promise<void> {
  const { pages, links, dead } = await checkLinks(site.folder);
  console.log(
    `${name}: ${pages} pages, ${links} links, ${dead.length} dead, ${site.milliseconds} ms`,
  );
  for (const one of dead) console.log(`  ${one}`);
  if (dead.length > 0) process.exitCode = 1;
}

declare module "*.css";

declare module "*?url" {
  const url: string;
  export default url;
}

/** The path of Mermaid in a site, which `site/build.ts` fills in. */
declare const MERMAID_PATH: string;

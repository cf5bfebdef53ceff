declare module "*.css";

declare module "*?url" {
  const url: string;
  export default url;
}

/** Where Mermaid lies in a site; `site/build.ts` fills it in. */
declare const MERMAID_PATH: string;

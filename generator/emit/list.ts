// The list of all emitters. The command line, the defaults, `init`, the config and its check, and the tables of the
// guides take the emitters from here, so a new emitter needs one line.
export { docs } from "./docs/emitter.ts";
export { interfaces } from "./interfaces/emitter.ts";
export { jsonSchema } from "./json-schema/emitter.ts";
export { openapi } from "./openapi/emitter.ts";
export { validators } from "./validators/emitter.ts";
export { zod } from "./zod/emitter.ts";

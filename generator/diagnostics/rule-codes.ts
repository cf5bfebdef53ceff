/**
 * The stable ids of the rules for breaking changes, each with its code in the catalog. Neither is ever reused for
 * another rule.
 */
export const ruleCodes = {
  "model-removed": "MM8001",
  "model-renamed": "MM8002",
  "model-added": "MM8003",
  "model-kind-changed": "MM8004",
  "file-moved": "MM8005",
  "exported-name-removed": "MM8006",
  "field-renamed": "MM8011",
  "field-removed-required": "MM8012",
  "field-removed-optional": "MM8013",
  "field-added-required": "MM8014",
  "field-added-optional": "MM8015",
  "field-became-required": "MM8016",
  "field-became-optional": "MM8017",
  "field-became-nullable": "MM8018",
  "field-became-not-nullable": "MM8019",
  "field-type-changed": "MM8021",
  "field-type-narrowed": "MM8022",
  "field-type-widened": "MM8023",
  "field-array-changed": "MM8024",
  "field-map-value-changed": "MM8025",
  "field-format-changed": "MM8026",
  "field-literal-changed": "MM8027",
  "field-case-changed": "MM8028",
  "enum-value-removed": "MM8031",
  "enum-value-added-closed": "MM8032",
  "enum-value-added-open": "MM8033",
  "enum-value-wire-changed": "MM8034",
  "enum-name-changed": "MM8035",
  "enum-opened": "MM8036",
  "enum-closed": "MM8037",
  "union-member-removed": "MM8041",
  "union-member-added": "MM8042",
  "union-tag-changed": "MM8043",
  "additional-properties-closed": "MM8051",
  "additional-properties-opened": "MM8052",
  "additional-properties-type-changed": "MM8053",
  deprecated: "MM8061",
  undeprecated: "MM8062",
  "removed-without-deprecation": "MM8063",
  "example-changed": "MM8071",
  "description-changed": "MM8072",
  "order-changed": "MM8073",
} as const;

export type RuleId = keyof typeof ruleCodes;

export type RuleCode = (typeof ruleCodes)[RuleId];

/** The ids of all rules, in the order of their codes. */
export const ruleIds = Object.keys(ruleCodes) as readonly RuleId[];

/** Changes whenever equal inputs would give other dates. Stored with every forecast. */
export const MODEL_VERSION = 'plan-10';

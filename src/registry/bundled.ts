/** The bundled registry, for a first start with nothing configured. */
export const BUNDLED_REGISTRY = new URL('../../registry/ningxia.csv', import.meta.url);

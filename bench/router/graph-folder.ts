/** Where the public benchmark's subgraphs are written, an SDL file each: the router's tests have them too. */
export const graphFolder = new URL('../../router/test-supergraphs/public/', import.meta.url)

export const graphSubgraphs = ['accounts', 'inventory', 'products', 'reviews'] as const

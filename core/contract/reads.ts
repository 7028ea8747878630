import { contract, type QueryName } from './contract.ts'

/**
 * What each query reads, by its name: so a window knows whose answers a notice makes old. As it is built it is that alone
 * (build/built-ahead.mjs): a window need not read the whole contract, with the schemas of all that can be asked, before it can show anything.
 */
export const reads = Object.fromEntries(Object.entries(contract.queries).map(([name, query]) => [name, query.reads])) as Readonly<Record<QueryName, readonly string[]>>

/** What is used of sql.js, which brings no types of its own. */
declare module 'sql.js' {
  type Value = string | number | null
  type Statement = { run(values: Value[]): void; free(): void }
  type Database = { run(sql: string): void; exec(sql: string): { values: Value[][] }[]; prepare(sql: string): Statement; close(): void }
  export default function init(): Promise<{ Database: new () => Database }>
}

/**
 * The dependency rule as one table: what each room may import besides itself. Imports point inward only.
 * Words are a leaf that everybody may read. `packages` are the only npm packages of a room; `node` is Node's own library.
 */
const ROOMS = {
  'core/domain': { rooms: [], packages: ['zod'] },
  'core/words': { rooms: ['core/domain/base'], packages: ['i18next'] },
  'core/contract': { rooms: ['core/domain'], packages: ['zod'] },
  'core/app': { rooms: ['core/contract', 'core/domain', 'core/words', 'assets'], packages: ['zod'] },
  'core/adapters': { rooms: ['core/app', 'core/contract', 'core/domain', 'core/words', 'assets'], packages: null, node: true },
  headless: { rooms: ['core'], packages: ['zod'], node: true },
  electron: { rooms: ['headless', 'core'], packages: ['electron'], node: true },
  renderer: { rooms: ['core/contract', 'core/domain', 'core/words'], packages: null },
}
const escape = text => text.replaceAll('/', '\\/').replaceAll('.', '\\.')
const within = path => `^${escape(path)}(\\/|$)`
// `node_modules/` without an anchor: with linked folders the path begins with `../` and an anchored rule is blind
const packageOf = name => `node_modules\\/${escape(name)}(\\/|$)`

const forbidden = []
for (const [room, { rooms, packages, node }] of Object.entries(ROOMS)) {
  const from = { path: within(room) }
  forbidden.push({ name: `${room}: only inward`, severity: 'error', from, to: { pathNot: [within(room), ...rooms.map(within), 'node_modules\\/'], dependencyTypesNot: ['core'] } })
  if (!node) forbidden.push({ name: `${room}: no Node`, severity: 'error', from, to: { dependencyTypes: ['core'] } })
  if (packages) forbidden.push({ name: `${room}: only its packages`, severity: 'error', from, to: { path: 'node_modules\\/', pathNot: [...packages.map(packageOf), 'node_modules\\/@types\\/'] } })
}

forbidden.push(
  {
    name: 'only a host names adapters of the college',
    comment: 'compose.ts puts them together; a host may use places, windows, transports and backups, which are not ports of the app',
    severity: 'error',
    from: { path: '^(headless|electron)\\/', pathNot: '^headless\\/(compose|college|command-line)\\.ts$' },
    to: { path: '^core\\/adapters\\/', pathNot: '^core\\/adapters\\/(system|transport|storage\\/backup|files\\/open-file|print)' },
  },
  { name: 'the app knows no adapter', severity: 'error', from: { path: '^core\\/(domain|contract|app|words)\\/' }, to: { path: '^core\\/adapters\\/' } },
  { name: 'electron stays in its shell', severity: 'error', from: { pathNot: '^electron\\/' }, to: { path: packageOf('electron') } },
  { name: 'the preload knows the contract only', severity: 'error', from: { path: '^electron\\/preload\\.ts$' }, to: { pathNot: ['^core\\/contract\\/', packageOf('electron')] } },
  { name: 'no circle', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  { name: 'every import is found', severity: 'error', from: {}, to: { couldNotResolve: true } },
  { name: 'no abandoned xlsx', severity: 'error', from: {}, to: { path: packageOf('xlsx') } },
)

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.css$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
}

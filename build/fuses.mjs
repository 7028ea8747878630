import { AS_WANTED, fusesOf } from './fuse-wire.mjs'

// `node build/fuses.mjs PROGRAM`: whether the fuses of a packed program are those that Mortise wants.
const found = fusesOf(process.argv[2] ?? '')
console.log(`wanted ${AS_WANTED}, found ${found || 'none'}`)
process.exitCode = found === AS_WANTED ? 0 : 1

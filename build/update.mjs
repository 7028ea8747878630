import { runBundled } from './run-bundled.mjs'

// `node build/update.mjs key DIR`: makes a release key; DIR gets the private half, electron/release-key.ts the public one.
// `node build/update.mjs check`: fails where there is none, of which no release can be made.
// `node build/update.mjs sign INSTALLER … --key FILE|-`: writes the update file of each installer beside it; `-` takes the key from MORTISE_RELEASE_KEY.
await runBundled('update', 'build/sign-updates.ts')

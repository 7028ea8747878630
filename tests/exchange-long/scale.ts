/** What share of the long proof is run, and from which seed on: `npm run test:exchange -- --scale 0.01 --seed 7`. */
export const SCALE = Number(process.env['MORTISE_SCALE'] ?? 1)
export const SEED = Number(process.env['MORTISE_SEED'] ?? 1)

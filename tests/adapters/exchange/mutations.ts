import type { Dice } from '../../storage/dice.ts'
import { alteredBy, byteChanges } from '../byte-changes.ts'
import { containerOf, insideOf, lockedUp, office, opened, PASSPHRASE, photo, refusalOf, sealed, bundleOf, type Office } from './inside.ts'

/** What became of bundles that were altered at one place: none may be accepted, none may take long. */
export type Mutated = { n: number; accepted: string[]; /** ms */ slowest: number; by: Record<string, number> }

type File = { name: string; bytes: Uint8Array; passphrase: string | null; /** locked again after it was altered inside */ container?: Uint8Array }

/** Files of one block and of several, for a passphrase and for keys; and one that is altered inside, by somebody who can lock it. */
async function filesOf(a: Office, b: Office): Promise<File[]> {
  const small = bundleOf(a.keys, 3, 1)
  const large = { ...bundleOf(a.keys, 20, 0), photos: new Map([photo(1, 90_000), photo(2, 70_000), photo(3, 9)]) }
  const inside = containerOf(await insideOf(a.keys, 5, 3))
  return [
    { name: 'small, passphrase', bytes: await sealed(a, small), passphrase: PASSPHRASE },
    { name: 'small, keys', bytes: await sealed(a, small, { recipients: [b.keys.recipient, (await office('device:c')).keys.recipient] }), passphrase: null },
    { name: 'large, passphrase', bytes: await sealed(a, large), passphrase: PASSPHRASE },
    { name: 'large, keys', bytes: await sealed(a, large, { recipients: [b.keys.recipient] }), passphrase: null },
    { name: 'inside', bytes: new Uint8Array(), container: inside, passphrase: PASSPHRASE },
    { name: 'inside', bytes: new Uint8Array(), container: inside, passphrase: PASSPHRASE },
  ]
}

/** One file's bytes, altered; most changes of a lock are made in its lines, which are few. */
function altered(bytes: Uint8Array, other: Uint8Array, dice: Dice): { how: string; bytes: Uint8Array } {
  return alteredBy(
    {
      ...byteChanges(bytes, other, dice, Math.min(bytes.length, 700)),
      'another lock': () => Uint8Array.from(Buffer.concat([other.subarray(0, lockOf(other)), bytes.subarray(lockOf(bytes))])),
      lines: () => lines(bytes, dice),
      'block twice': () => blocks(bytes, dice, list => [...list, list.at(-1)!]),
      'blocks changed': () => blocks(bytes, dice, list => dice.shuffled(list)),
      'block gone': () => blocks(bytes, dice, list => list.filter((_, i) => i !== 0)),
    },
    dice,
  )
}

function lockOf(bytes: Uint8Array): number {
  const end = Buffer.from(bytes.subarray(0, 4000)).indexOf('\n--- ')
  return end < 0 ? 0 : end + 49
}

/** The lines of the lock: one twice, gone, or in another place, or one of its words another. */
function lines(bytes: Uint8Array, dice: Dice): Uint8Array {
  const lock = lockOf(bytes)
  const list = Buffer.from(bytes.subarray(0, lock)).toString('latin1').split('\n')
  const i = dice.below(list.length)
  const changes = [
    () => list.splice(i, 0, list[i]!),
    () => list.splice(i, 1),
    () => list.push(list.splice(i, 1)[0]!),
    () => list.splice(i, 1, dice.shuffled(list[i]!.split(' ')).join(' ')),
    () => list.splice(i, 1, list[i]!.replace(/\d+/, () => String(dice.below(100)))),
    () => list.splice(i, 1, `${list[i]!} ${list[i]!}`),
    () => list.splice(i, 0, '-> grease 1', 'AAAA'),
  ]
  dice.pick(changes)()
  return Uint8Array.from(Buffer.concat([Buffer.from(list.join('\n'), 'latin1'), bytes.subarray(lock)]))
}

/** The blocks of the locked content, each with its tag. */
function blocks(bytes: Uint8Array, dice: Dice, change: (list: Uint8Array[]) => Uint8Array[]): Uint8Array {
  const start = lockOf(bytes) + 16
  const list: Uint8Array[] = []
  for (let at = start; at < bytes.length; at += 65_552) list.push(bytes.subarray(at, at + 65_552))
  return Uint8Array.from(Buffer.concat([bytes.subarray(0, start), ...(list.length ? change(list) : [])]))
}

/** Alters bundles `n` times. The same dice alter in the same way; keys and nonces are new each time. */
export async function mutated(n: number, dice: Dice, told: (done: number) => void = () => undefined): Promise<Mutated> {
  const [a, b] = [await office('device:a'), await office('device:b')]
  const files = await filesOf(a, b)
  const result: Mutated = { n: 0, accepted: [], slowest: 0, by: {} }
  while (result.n < n) {
    const file = dice.pick(files)
    const from = file.container ?? file.bytes
    const { how, bytes } = altered(from, files[(files.indexOf(file) + 1) % 4]!.bytes, dice)
    if ([from, ...files.map(f => f.bytes)].some(good => Buffer.compare(bytes, good) === 0)) continue // as it was, or another good one
    const whole = file.container ? await lockedUp(bytes, a.keys.recipient) : bytes
    const began = performance.now()
    const code = await refusalOf(opened(b, whole, file.passphrase))
    result.slowest = Math.max(result.slowest, performance.now() - began)
    if (code === 'accepted') result.accepted.push(`${file.name}: ${how}`)
    result.by[code] = (result.by[code] ?? 0) + 1
    result.n += 1
    if (result.n % 10_000 === 0) told(result.n)
  }
  return result
}

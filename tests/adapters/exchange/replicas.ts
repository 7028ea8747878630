import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createDeviceRegister } from '#adapters/storage/device-register.ts'
import { openFolder } from '#adapters/storage/open-folder.ts'
import { newId } from '#adapters/clock.ts'
import type { Dice } from '../../storage/dice.ts'
import { set, tools } from '../storage/folder.ts'

/**
 * One life of a data folder and its copies on two computers: worked in, copied, moved, put back as they were, by replacing the folder or
 * what is in it. @returns what two of them did under the same number
 */
export async function lifeOfReplicas(dice: Dice, steps: number): Promise<{ twice: string[]; devices: number; acts: number }> {
  const place = mkdtempSync(join(tmpdir(), 'mortise-replicas-'))
  const computers = ['a', 'b'].map(name => ({ register: createDeviceRegister(join(place, name, 'home')), place: join(place, name) }))
  let paths = 0
  const newPath = () => join(dice.pick(computers).place, `data ${++paths}`)
  const registerOf = (path: string) => computers.find(c => path.startsWith(join(c.place, '/')))!.register
  const folders = [newPath()]
  const copies: string[] = []
  const acts = new Map<string, string>()
  const twice: string[] = []
  const devices = new Set<string>()

  async function work(folder: string): Promise<void> {
    const data = await openFolder(folder, { ...tools, newId, register: registerOf(folder) })
    devices.add(data.device)
    let { seq } = data.held
    for (let n = dice.below(4); n > 0; n--) {
      seq += 1
      const act = `${data.device}#${seq}`
      const id = newId('set')
      if (acts.has(act)) twice.push(act)
      acts.set(act, id)
      await data.journal.append({ ...set(seq, `term ${id}`, `term:${id.slice(4)}`), id, device: data.device })
      if (dice.chance(0.1)) copies.push(copied(folder)) // while it is open
    }
    if (dice.chance(0.2)) await data.identity.note(seq)
    await data.close()
  }
  function copied(folder: string): string {
    const copy = join(place, 'copies', String(++paths))
    mkdirSync(join(place, 'copies'), { recursive: true })
    cpSync(folder, copy, { recursive: true, filter: path => !basename(path).startsWith('lock.') })
    return copy
  }

  await work(folders[0]!)
  for (let step = 0; step < steps; step++) {
    const folder = dice.pick(folders)
    const act = dice.below(10)
    if (act < 5) await work(folder)
    else if (act < 6) copies.push(copied(folder))
    else if (act < 7 && folders.length < 5) {
      const to = newPath()
      cpSync(copies.length && dice.chance(0.5) ? dice.pick(copies) : folder, to, { recursive: true })
      folders.push(to)
    } else if (act < 8) {
      const to = newPath()
      mkdirSync(join(to, '..'), { recursive: true })
      renameSync(folder, to)
      folders[folders.indexOf(folder)] = to
    } else if (copies.length) {
      // put back: the folder itself stays where it is, or another takes its place
      if (dice.chance(0.5)) for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
      else rmSync(folder, { recursive: true })
      cpSync(dice.pick(copies), folder, { recursive: true, preserveTimestamps: true })
    }
  }
  rmSync(place, { recursive: true })
  return { twice, devices: devices.size, acts: acts.size }
}

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** A file system of a test's own: on an image, or in memory. */
export type Kind = { name: string; make: string[] | null; mount: string[]; megabytes: number; /** ext4 keeps a part for itself; here it must not */ toTheBrim?: boolean }

export const EXT4: Kind = { name: 'ext4', make: ['mkfs.ext4', '-qF', '-m', '0'], mount: ['-o', 'loop'], megabytes: 64 }
export const EXT4_NO_ALLOC: Kind = { ...EXT4, name: 'ext4 noauto_da_alloc', mount: ['-o', 'loop,noauto_da_alloc'] }
export const XFS: Kind = { name: 'xfs', make: ['mkfs.xfs', '-qf'], mount: ['-o', 'loop'], megabytes: 320 }
export const TMPFS: Kind = { name: 'tmpfs', make: null, mount: ['-t', 'tmpfs', '-o', 'size=8m'], megabytes: 8 }
export const SMALL_EXT4: Kind = { ...EXT4, name: 'small ext4', megabytes: 12, toTheBrim: true }

const mounted = new Set<string>()
process.once('exit', () => {
  for (const point of mounted) spawnSync('umount', ['-l', point])
})
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]] as const) process.once(signal, () => process.exit(code))

/** Why no file system can be made and mounted here; null where it can. */
export function whyNoVolumes(programs: readonly string[]): string | null {
  if (process.platform !== 'linux') return `file systems of a test's own are made on Linux only, not on ${process.platform}`
  if (process.getuid?.() !== 0) return 'mounting needs root'
  const missing = [...programs, 'mount', 'umount'].filter(program => spawnSync('which', [program]).status !== 0)
  if (missing.length) return `not installed: ${missing.join(', ')}`
  return existsSync('/dev/loop-control') ? null : 'there is no loop device'
}

export class Volume {
  readonly point: string
  readonly #image: string

  constructor(
    readonly kind: Kind,
    place: string,
  ) {
    this.point = join(place, 'mnt')
    this.#image = join(place, 'image')
    mkdirSync(this.point, { recursive: true })
    if (!kind.make) return
    rmSync(this.#image, { force: true })
    must('truncate', ['-s', `${kind.megabytes}M`, this.#image])
    must(kind.make[0]!, [...kind.make.slice(1), this.#image])
  }

  mount(): void {
    must('mount', [...this.kind.mount, this.kind.make ? this.#image : 'tmpfs', this.point])
    mounted.add(this.point)
    must('mountpoint', ['-q', this.point]) // or the writer would fill the disk below
    if (this.kind.toTheBrim) {
      const device = spawnSync('findmnt', ['-no', 'SOURCE', this.point], { encoding: 'utf8' }).stdout.trim()
      writeFileSync(`/sys/fs/ext4/${basename(device)}/reserved_clusters`, '0')
    }
  }

  unmount(): void {
    for (let tries = 0; spawnSync('umount', [this.point]).status !== 0; tries++) {
      if (tries === 50) throw new Error(`${this.point} can't be unmounted`)
      spawnSync('sleep', ['0.02'])
    }
    mounted.delete(this.point)
  }

  get isMounted(): boolean {
    return mounted.has(this.point)
  }

  get free(): number {
    const { bavail, bsize } = statfsSync(this.point)
    return bavail * bsize
  }
}

function must(program: string, args: string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`)
}

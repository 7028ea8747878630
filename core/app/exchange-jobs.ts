import { birth, removal, type Row0 } from '#domain/base/change.ts'
import { accept, refuse, type Refused } from '#domain/base/decision.ts'
import type { Bundle } from '#domain/exchange/bundle.ts'
import { partHeld } from '#domain/exchange/part-held.ts'
import { countsByTable, scopedIds } from '#domain/exchange/scope.ts'
import { joined, type Vector } from '#domain/exchange/stamp.ts'
import { namesInside } from '#domain/record-name.ts'
import type { Scope } from '#domain/records/exchange.ts'
import { tableOf } from '#domain/table-names.ts'
import type { Progress } from '#contract/define.ts'
import type { Brought, exchangeContract, Sent, SharedFile } from '#contract/exchange.ts'
import { needDays } from './attendance.ts'
import { newFindings, findingsNow } from './exchange-findings.ts'
import { accepted, manyRemovals, mergingOf, opened, takenBackBy, toldOf } from './exchange-in.ts'
import { attachmentsIn, bundleName, bundleOf, handOver, introduction, newsFor } from './exchange-out.ts'
import { sendShared, sharedFiles } from './exchange-shared.ts'
import type { JobHandlers, JobTools } from './handlers.ts'
import { FileRefusal } from './ports.ts'

type C = typeof exchangeContract
type Tools = JobTools<Progress>
/** `id` is absent where the office has removed the record. */
type Along = { id?: string; label: string }

export const exchangeJobs: JobHandlers<C['jobs']> = {
  'exchange.count': async ({ scope }, tools) => {
    await needScope(tools, scope)
    const ids = scopedIds(tools.world.tables, scope)
    const photos = new Set([...ids].flatMap(id => attachmentsIn(tools.world.find(id))))
    return { ok: true, value: { counts: countsByTable(ids), records: ids.size, photos: photos.size } }
  },

  'exchange.take': async ({ scope, label, dueBack, computer, passphrase, folder, name }, tools) => {
    const { world, ports, ctx, commit } = tools
    await needScope(tools, scope)
    const said = await introduction(tools, computer)
    const ids = scopedIds(world.tables, scope)
    const id = ctx.newId('takeAlong')
    const row = { id, label, scope, madeAt: ports.clock.instant(), madeOn: ports.device, records: ids.size, ...(ctx.actor.name ? { madeBy: ctx.actor.name } : {}), ...(dueBack ? { dueBack } : {}) }
    const booked = await commit('exchange.take', () => accept([...said, birth('takeAlong', row)], null, { label, records: ids.size }))
    if (!booked.ok) return booked
    const going = new Set([...ids, id, ports.device])
    const write = async (): Promise<Sent | Refused> => {
      const bundle = await bundleOf(tools, record => going.has(record), { kind: 'field', takeAlong: id, label, span: { from: scope.from, to: scope.to } })
      return 'ok' in bundle ? bundle : handOver(tools, bundle, name ?? bundleName(label, bundle.head.made), { passphrase }, folder, id)
    }
    try {
      const sent = await write()
      if (!('ok' in sent)) return { ok: true, value: sent }
      await notTaken(tools, id, label)
      return sent
    } catch (error) {
      await notTaken(tools, id, label)
      throw error
    }
  },

  'exchange.send': async ({ computer, devices, passphrase, folder, name }, tools) => {
    const sending = await outgoing(tools, { computer, devices, open: passphrase !== undefined })
    if ('ok' in sending) return sending
    const { bundle, recipients, along } = sending
    const lock = passphrase === undefined ? { recipients } : { passphrase }
    return { ok: true, value: await handOver(tools, bundle, name ?? bundleName(along?.label ?? bundle.head.from.name, bundle.head.made), lock, folder, along?.id ?? null) }
  },

  'exchange.look': async (source, tools) => {
    const { world, ports, past, ctx } = tools
    const file = await opened(tools, source)
    if (!file.ok) return file
    tools.progress({ code: 'exchange.compare', done: 0 })
    const merging = await mergingOf(world, past, ports, file.bundle, ctx)
    if ('ok' in merging) return merging
    const { outcome, entries, total, counts, clashes } = merging
    return {
      ok: true,
      value: {
        told: toldOf(world, file.bundle),
        entries,
        counts,
        names: namesInside(outcome.after, entries.map(e => e.fields)),
        manyRemovals: manyRemovals(world, counts),
        nothingNew: !total && !outcome.received.length,
        takenBack: total ? null : await takenBackBy(past, file.bundle.head.from.device),
        photos: file.bundle.photos.size,
        clashes,
      },
    }
  },

  'exchange.bring': async ({ removals, ...source }, tools) => {
    const { world, ports, past, ctx, commit, progress } = tools
    const file = await opened(tools, source)
    if (!file.ok) return file
    const { bundle } = file
    await keepPhotos(tools, bundle)
    progress({ code: 'exchange.compare', done: 0 })
    const before = findingsNow(world, ctx)
    const done = await commit('exchange.bring', async (current, now) => {
      const merging = await mergingOf(current, now.past, ports, bundle, now)
      if ('ok' in merging) return merging
      if (manyRemovals(current, merging.counts) && !removals) return refuse('exchange.manyRemovals', { count: merging.counts.removed })
      const { received, changes } = merging.outcome
      const told: Pick<Brought, 'counts' | 'clashes'> = { counts: merging.counts, clashes: merging.clashes }
      if (!received.length && !changes.length) return accept([], told)
      if (past.seq) {
        progress({ code: 'exchange.backup', done: 0 })
        await ports.storage.backup('merge') // a new folder has nothing to lose
      }
      return accepted(merging, bundle, told)
    })
    if (!done.ok) return done
    return { ok: true, value: { ...done.result, conflicts: world.tables.conflict.size, findings: newFindings(world, ctx, before), label: bundle.head.label ?? null } }
  },

  'exchange.share': async ({ folder }, { ports }) => {
    await ports.storage.setShared(folder)
    return { ok: true, value: { folder } }
  },
  'exchange.waiting': async (_, tools) => {
    const folder = tools.ports.storage.shared()
    // a stick or a network that is away is nothing to be told of on every visit to Today
    const { files } = folder === null ? { files: [] } : await sharedFiles(tools).catch(() => ({ files: [] as SharedFile[] }))
    const waiting = files.filter(f => f.news > 0)
    return { ok: true, value: { files: waiting.length, from: [...new Set(waiting.flatMap(f => f.told?.deviceName ?? []))] } }
  },
  'exchange.shared': async (_, tools) => ({ ok: true, value: await sharedFiles(tools) }),
  'exchange.sendShared': async (_, tools) => {
    const sent = await sendShared(tools, await outgoing(tools, { open: false }))
    return 'ok' in sent ? sent : { ok: true, value: sent }
  },
}

/** What this computer has to tell, and to whom: home, where it was taken along; else to the offices named, or all that are known. */
async function outgoing(tools: Tools, { computer, devices, open }: { computer?: string | undefined; devices?: string[] | undefined; open: boolean }) {
  const { world, ports, past, commit } = tools
  const said = await introduction(tools, computer)
  if (said.length) {
    const done = await commit('exchange.introduce', () => accept(said, null, { name: world.tables.device.get(ports.device)?.name ?? computer ?? '' }))
    if (!done.ok) return done
  }
  const part = await partHeld(world, past)
  const along: Along | null = part === null ? null : (world.tables.takeAlong.get(part) ?? { label: world.tables.device.get(ports.device)!.name })
  const known = [...world.tables.device.values()].filter(d => d.id !== ports.device && !d.revoked && (devices?.includes(d.id) ?? true))
  if (!open && !known.length) return refuse('exchange.nobody', {})
  // whoever has the passphrase may be new; who was named, or is at home, is known
  const readers = open && !devices && !along ? [] : known.map(d => d.id)
  const { wanted, assumes } = await newsFor(tools, readers)
  const bundle = along ? await homeward(tools, along, wanted, assumes) : await bundleOf(tools, wanted, { kind: 'whole', assumes })
  return 'ok' in bundle ? bundle : { bundle, recipients: known.map(d => d.recipient), along }
}

/**
 * A laptop tells all that it has, so that an office which was put back from an older copy understands it too; of photos those that are new.
 * It has a part of what it was given to know, and says so.
 */
async function homeward(tools: Tools, { id, label }: Along, wanted: (id: string) => boolean, assumes: Vector): Promise<Bundle | Refused> {
  const { knows } = await tools.past.next(tools.ports.clock.instant())
  return bundleOf(tools, record => tableOf(record) !== 'conflict', { kind: 'field', ...(id ? { takeAlong: id } : {}), label, assumes: joined(assumes, knows) }, wanted)
}

/** The file could not be written: nobody has it, so no laptop is out. */
async function notTaken({ world, commit }: Tools, id: string, label: string): Promise<void> {
  await commit('exchange.notTaken', () => {
    const row = world.tables.takeAlong.get(id) as Row0 | undefined
    return accept(row ? [removal('takeAlong', row)] : [], null, { label })
  })
}

/** Photos are kept first: they are called by what they are, so that nothing is lost or changed where the merge is not made after all. */
async function keepPhotos({ ports, progress, signal }: Tools, { photos }: Bundle): Promise<void> {
  let done = 0
  for (const bytes of photos.values()) {
    progress({ code: 'exchange.photos', done: done++, total: photos.size })
    if (signal.aborted) throw new FileRefusal('job.cancelled', {})
    await ports.attachments.put(bytes)
  }
}

async function needScope({ past }: Tools, { from, to }: Scope): Promise<void> {
  await needDays(past, from, to, ['attendance', 'shift'])
}

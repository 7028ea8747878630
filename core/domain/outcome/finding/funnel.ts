import type { Text } from '../../base/text.ts'
import { nameOf } from '../../record-name.ts'
import type { TableName } from '../../table-names.ts'
import type { FunnelChart } from '../chart.ts'
import { STAGES, waysOf, type Stage, type Way } from '../skills/chain.ts'
import { measure } from '../wording.ts'
import type { Behind, BehindRow, FindingMaker, Look } from './finding.ts'
import { spanNote } from './notes.ts'

/** In which table the records of a stage are entered. */
const ENTERED_IN: Record<Stage, TableName> = { graduates: 'student', trained: 'itemDelivery', mastered: 'assessment', certified: 'certificate', inField: 'destination' }

/** From the machine to the job: how many of the graduates came how far. */
export const funnel: FindingMaker<'funnel'> = {
  counts: () => ['graduate'],
  draw(look, { programme }) {
    const ways = waysIn(look, programme)
    const counts = STAGES.map((_, i) => ways.filter(way => way.reached > i).length)
    const few = look.hideBelow < 2 ? -1 : counts.findIndex(n => n > 0 && n < look.hideBelow)
    const shown = few < 0 ? STAGES : STAGES.slice(0, few)
    const unknown = ways.filter(way => way.reached === STAGES.length - 1 && !way.jobKnown).length
    const chart: FunnelChart = { type: 'funnel', stages: shown.map((key, i) => ({ key, name: stageName(key), count: counts[i]! })) }
    return {
      title: { code: programme === undefined ? 'finding.funnel.title' : 'finding.funnel.title.programme', facts: { programme: programme === undefined ? '' : nameOf(look.view.tables, programme) } },
      sentence: { parts: sentence(shown, counts, few >= 0 ? 0 : unknown) },
      chart,
      notes: [
        ...STAGES.map(stage => ({ code: `finding.funnel.note.${stage}` })),
        ...(unknown && few < 0 ? [{ code: 'finding.funnel.note.unknown', facts: { n: unknown } }] : []),
        ...nothingEntered(shown, counts),
        ...(few < 0 ? [] : [{ code: 'finding.funnel.note.few', facts: { below: look.hideBelow } }]),
        spanNote(look.question),
      ],
      empty: { text: { code: 'finding.funnel.empty', facts: { from: look.question.from, to: look.question.to } }, enter: 'student' },
    }
  },
  behind(look, { programme }, { key }) {
    const ways = waysIn(look, programme)
    const at = STAGES.indexOf(key as Stage)
    return at < 0 ? behindAll(look, ways) : behindStage(look, ways, at)
  },
}

function waysIn({ outcomes, question }: Look, programme: string | undefined): Way[] {
  return waysOf(outcomes.scene(question), programme === undefined ? question.within : { ...question.within, programme })
}

function stageName(stage: Stage): Text {
  return { code: `finding.funnel.stage.${stage}` }
}

/** From the first to the last stage, and where most fall behind. */
function sentence(stages: readonly Stage[], counts: readonly number[], unknown: number): Text[] {
  const [all, last] = [counts[0] ?? 0, counts[stages.length - 1] ?? 0]
  if (!all || stages.length < 2) return [{ code: 'finding.funnel.only', facts: { n: stages.length ? all : 0 } }]
  const losses = stages.slice(1).map((stage, i) => ({ stage, lost: counts[i]! - counts[i + 1]! }))
  const worst = losses.reduce((most, loss) => (loss.lost > most.lost ? loss : most))
  const facts = { all, last, stage: stageName(stages.at(-1)!), share: measure(last / all, 'percent') }
  return [
    { code: 'finding.funnel', facts },
    ...(worst.lost ? [{ code: 'finding.funnel.loss', facts: { n: worst.lost, stage: stageName(worst.stage) } }] : []),
    ...(unknown ? [{ code: 'finding.funnel.unknown', facts: { n: unknown } }] : []),
  ]
}

/** A stage that nobody reached may only mean that nothing was entered. */
function nothingEntered(stages: readonly Stage[], counts: readonly number[]): Text[] {
  const first = stages.findIndex((_, i) => counts[i] === 0)
  const stage = stages[first]
  return first < 1 || !stage ? [] : [{ code: 'finding.funnel.note.nothing', facts: { stage: stageName(stage), table: `tables.${ENTERED_IN[stage]}` } }]
}

/** Everybody by the stage that was the last to be reached. */
function behindAll(look: Look, ways: readonly Way[]): Behind {
  return {
    title: { code: 'finding.funnel.title', facts: { programme: '' } },
    parts: STAGES.map((key, i) => ({ key, name: stageName(key), count: ways.filter(way => way.reached === i + 1).length })),
    heads: HEADS,
    rows: ways.map(way => rowOf(look, way, STAGES[way.reached - 1]!)),
  }
}

/** Who reached a stage, and who of the stage before did not; of jobs, of whom it is not known. */
function behindStage(look: Look, ways: readonly Way[], at: number): Behind {
  const isJob = STAGES[at] === 'inField'
  const parts = ['reached', 'notReached', ...(isJob ? ['unknown'] : [])]
  const rows = ways
    .filter(way => way.reached >= at)
    .map(way => rowOf(look, way, way.reached > at ? 'reached' : isJob && !way.jobKnown ? 'unknown' : 'notReached'))
  return {
    title: stageName(STAGES[at]!),
    parts: parts.map(part => ({ key: part, name: { code: `finding.funnel.part.${part}` }, count: rows.filter(row => row.part === part).length })),
    heads: HEADS,
    rows,
  }
}

const HEADS: Text[] = [
  { code: 'table.student' },
  { code: 'table.classGroup' },
  { code: 'field.student.graduatedOn' },
  { code: 'finding.funnel.head.hours' },
  { code: 'tables.trainingItem' },
  { code: 'finding.funnel.head.mastered' },
  { code: 'tables.certificate' },
  { code: 'field.destination.destination' },
]

function rowOf({ view: { tables } }: Look, { student, training, mastered, certificates, destination }: Way, part: string): BehindRow {
  const names = (ids: readonly string[]): Text => ({ parts: ids.map(id => nameOf(tables, id)) })
  return {
    id: student.id,
    part,
    cells: [
      student.name,
      nameOf(tables, student.classGroupId ?? ''),
      student.graduatedOn ?? null,
      Math.round(training.machineHours * 10) / 10,
      names(training.itemIds),
      names(mastered),
      { parts: certificates.map(c => c.name) },
      { code: `choice.destination.${destination?.destination ?? 'unknown'}` },
    ],
  }
}

import type { ReportModel, Text } from '#domain/report/model.ts'

type Slip = { passphrase: string; label: string; file: string; dueBack: string | null; college: string; now: string }

/** The slip with a file's passphrase: it goes another way than the file. */
export function slipModel({ passphrase, label, file, dueBack, college, now }: Slip): ReportModel {
  const line = (code: string, value: Text) => ({ label: { code, facts: {} }, value })
  return {
    name: 'passphrase-slip',
    title: { code: 'exchange.slip', facts: {} },
    about: label,
    college: { name: college },
    dataOf: now,
    sheets: [
      {
        title: { code: 'exchange.slip', facts: {} },
        subtitle: label,
        orientation: 'portrait',
        blocks: [
          { kind: 'figures', items: [line('exchange.passphrase', passphrase)] },
          { kind: 'facts', columns: 1, items: [line('exchange.taken.name', file), ...(dueBack ? [line('field.takeAlong.dueBack', { code: 'exchange.slip.day', facts: { date: dueBack } })] : [])] },
          { kind: 'text', text: { code: 'exchange.taken.next.text', facts: {} } },
          { kind: 'text', text: { code: 'exchange.taken.phrase', facts: {} }, quiet: true },
        ],
      },
    ],
  }
}

import type { Block, ReportModel } from './model.ts'

/** The pictures of a report that are attachments: logos, photos and signatures, each once. */
export function picturesOf(model: ReportModel): string[] {
  const ids = new Set<string>()
  withPictures(model, id => {
    ids.add(id)
    return id
  })
  return [...ids]
}

/** The report with each picture put in its place; one that `pictureOf` does not have is left out. */
export function withPictures(model: ReportModel, pictureOf: (id: string) => string | undefined): ReportModel {
  const { logo, ...college } = model.college
  const shown = logo === undefined ? undefined : pictureOf(logo)
  return {
    ...model,
    college: { ...college, ...(shown ? { logo: shown } : {}) },
    sheets: model.sheets.map(sheet => ({ ...sheet, blocks: sheet.blocks.map(block => blockWith(block, pictureOf)) })),
  }
}

function blockWith(block: Block, pictureOf: (id: string) => string | undefined): Block {
  if (block.kind === 'photos') return { ...block, items: block.items.map(item => imageWith(item, pictureOf)) }
  if (block.kind === 'signatures') return { ...block, lines: block.lines.map(line => (typeof line === 'object' && 'label' in line ? imageWith(line, pictureOf) : line)) }
  if (block.kind === 'cover' && block.logo !== undefined) {
    const { logo, ...cover } = block
    const shown = pictureOf(logo)
    return { ...cover, ...(shown ? { logo: shown } : {}) }
  }
  return block
}

function imageWith<I extends { image?: string }>(item: I, pictureOf: (id: string) => string | undefined): I {
  if (item.image === undefined) return item
  const { image, ...rest } = item
  const shown = pictureOf(image)
  return { ...rest, ...(shown ? { image: shown } : {}) } as I // the rest of I is all there
}

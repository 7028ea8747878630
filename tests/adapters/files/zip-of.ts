import { crc32, deflateRawSync } from 'node:zlib'

type Entry = { name: string; content: string | Uint8Array; /** what the directory claims the unpacked size to be */ claims?: number }

/** A zip archive made by hand, so that a test can make it wrong. */
export function zipOf(entries: Entry[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, claims } of entries) {
    const plain = Buffer.from(content as string)
    const packed = deflateRawSync(plain)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(crc32(plain), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(claims ?? plain.length, 8)
    const nameBytes = Buffer.from(name)
    const lengths = Buffer.alloc(4)
    lengths.writeUInt16LE(nameBytes.length, 0)
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 8, 8, 0, 0, 0, 0, 0]), sizes, lengths, nameBytes, packed])
    const at = Buffer.alloc(4)
    at.writeUInt32LE(offset)
    directory.push(
      Buffer.concat([
        Buffer.from([0x50, 0x4b, 1, 2, 20, 0, 20, 0, 0, 8, 8, 0, 0, 0, 0, 0]),
        sizes,
        lengths,
        Buffer.alloc(10),
        at,
        nameBytes,
      ]),
    )
    parts.push(local)
    offset += local.length
  }
  const all = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(all.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, all, end])
}

/** The smallest workbook around some sheet XML. */
export function workbookOf(sheetXml: string, name = '设备'): Uint8Array {
  const head = '<?xml version="1.0" encoding="UTF-8"?>'
  const ns = 'http://schemas.openxmlformats.org'
  return zipOf([
    {
      name: '[Content_Types].xml',
      content: `${head}<Types xmlns="${ns}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${head}<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="rId1" Type="${ns}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${head}<workbook xmlns="${ns}/spreadsheetml/2006/main" xmlns:r="${ns}/officeDocument/2006/relationships"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${head}<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="rId1" Type="${ns}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `${head}<worksheet xmlns="${ns}/spreadsheetml/2006/main"><sheetData>${sheetXml}</sheetData></worksheet>`,
    },
  ])
}

/** A row of a sheet from texts (inline), figures and raw cell XML such as `<f>1+1</f>`. */
export function rowXml(row: number, cells: (string | number | null)[]): string {
  const xml = cells.map((cell, i) => {
    const at = `${String.fromCharCode(65 + i)}${row}`
    if (cell === null) return ''
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
    if (cell.startsWith('<f>')) return `<c r="${at}">${cell}</c>`
    return `<c r="${at}" t="inlineStr"><is><t>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`
  })
  return `<row r="${row}">${xml.join('')}</row>`
}

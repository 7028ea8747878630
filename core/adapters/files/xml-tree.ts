import { SaxesParser } from 'saxes'
import { FileRefusal } from '#app/ports.ts'

export type XmlNode = { tag: string; text: string; children: XmlNode[]; attributes: Record<string, string> }

const MAX_DEPTH = 60

/**
 * A whole XML document as a tree. Document type definitions are refused and no entities but XML's own five are
 * known, so that a file can neither grow while being read nor reach for other files.
 * @throws FileRefusal `file.xml` with the line and column where the document breaks
 */
export function readXml(file: string, text: string): XmlNode {
  const root: XmlNode = { tag: '', text: '', children: [], attributes: {} }
  const open = [root]
  const parser = new SaxesParser({ position: true })
  const broken = () => new FileRefusal('file.xml', { file, line: parser.line, column: parser.columnIndex + 1 })
  parser.on('error', () => {
    throw broken()
  })
  parser.on('doctype', () => {
    throw broken()
  })
  parser.on('opentag', tag => {
    const node: XmlNode = { tag: tag.name, text: '', children: [], attributes: tag.attributes as Record<string, string> } // no namespaces asked for: values are text
    open.at(-1)!.children.push(node)
    if (open.push(node) > MAX_DEPTH) throw broken()
  })
  parser.on('text', value => {
    open.at(-1)!.text += value
  })
  parser.on('cdata', value => {
    open.at(-1)!.text += value
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(text).close()
  return root.children[0]!
}

/** The trimmed text of a node's first child of that name; empty when there is none. */
export function childText(node: XmlNode, tag: string): string {
  return node.children.find(c => c.tag === tag)?.text.trim() ?? ''
}

/** The trimmed, non-empty texts of all children of that name. */
export function childTexts(node: XmlNode, tag: string): string[] {
  return node.children.filter(c => c.tag === tag).flatMap(c => c.text.trim() || [])
}

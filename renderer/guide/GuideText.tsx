import { useQuery } from '@tanstack/react-query'
import { lexer, type Token, type Tokens } from 'marked'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useSay } from '#renderer/client/language.tsx'
import type { Language } from '#words/say.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { chapterText, pictureOf } from './guide-files.ts'
import './guide.css'

/** A chapter of the guide in the window's language. A link to a page calls `onLeave` first. */
export function GuideText({ chapter, onLeave }: { chapter: string; onLeave?: (() => void) | undefined }) {
  const { say, language } = useSay()
  const { data } = useQuery({ queryKey: ['guide', language, chapter], queryFn: () => chapterText(language, chapter), staleTime: 'static' })
  if (data === undefined) return null
  if (data === null) return <EmptyState title={say('help.none')} />
  return <article className="guide">{blocks(lexer(data), { language, onLeave })}</article>
}

type Way = { language: Language; onLeave: (() => void) | undefined }

/** What the guide is written with: headings, paragraphs, lists, tables, pictures. HTML in it is shown as text. */
function blocks(tokens: readonly Token[], way: Way): ReactNode {
  return tokens.map((token, i) => {
    switch (token.type) {
      case 'heading': {
        const { depth, tokens: inside } = token as Tokens.Heading
        const Head = depth === 1 ? 'h2' : 'h3' // the page has its own first heading
        return <Head key={i}>{inline(inside, way)}</Head>
      }
      case 'paragraph':
        return <p key={i}>{inline((token as Tokens.Paragraph).tokens, way)}</p>
      case 'list': {
        const { ordered, items } = token as Tokens.List
        const List = ordered ? 'ol' : 'ul'
        return <List key={i}>{items.map((item, k) => <li key={k}>{inline(item.tokens.flatMap(t => ('tokens' in t && t.tokens ? t.tokens : [t])), way)}</li>)}</List>
      }
      case 'table': {
        const { header, rows } = token as Tokens.Table
        return (
          <table key={i}>
            <thead><tr>{header.map((cell, k) => <th key={k}>{inline(cell.tokens, way)}</th>)}</tr></thead>
            <tbody>{rows.map((row, r) => <tr key={r}>{row.map((cell, k) => <td key={k}>{inline(cell.tokens, way)}</td>)}</tr>)}</tbody>
          </table>
        )
      }
      case 'space':
        return null
      default:
        return <p key={i}>{token.raw}</p>
    }
  })
}

/** Code is a key or a button: it is drawn as one. */
function inline(tokens: readonly Token[], way: Way): ReactNode {
  return tokens.map((token, i) => {
    switch (token.type) {
      case 'strong':
        return <strong key={i}>{inline((token as Tokens.Strong).tokens, way)}</strong>
      case 'em':
        return <em key={i}>{inline((token as Tokens.Em).tokens, way)}</em>
      case 'codespan':
        return <kbd key={i}>{(token as Tokens.Codespan).text}</kbd>
      case 'link': {
        const { href, tokens: inside } = token as Tokens.Link
        return <Link key={i} to={href.replace(/^#/, '')} onClick={way.onLeave}>{inline(inside, way)}</Link>
      }
      case 'image': {
        const { href, text } = token as Tokens.Image
        const source = pictureOf(way.language, href)
        return source && <img key={i} src={source} alt={text} loading="lazy" width={960} height={540} />
      }
      default:
        return 'tokens' in token && token.tokens ? inline(token.tokens, way) : 'text' in token ? String(token.text) : token.raw
    }
  })
}

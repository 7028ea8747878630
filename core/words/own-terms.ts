import { TERMS, type Term, type Terms } from '#domain/base/terms.ts'

type Own = NonNullable<Terms[Term]>

/** The usual Chinese words; official words that hold them, such as 专业大类, stay. */
const ZH: Record<Term, RegExp> = {
  programme: /专业(?!大类|对口|人员|技能)/g,
  department: /院系/g,
  classGroup: /班级/g,
  workshop: /实训室/g,
}
/** The usual English words with an article before them, if there is one; class hours stay hours of teaching. */
const EN: Record<Term, RegExp> = {
  programme: /\b(?:([Aa]n?) )?([Pp])rogramme(s?)\b/g,
  department: /\b(?:([Aa]n?) )?([Dd])epartment(s?)\b/g,
  classGroup: /\b(?:([Aa]n?) )?([Cc])lass(?: group)?((?:e?s)?)\b(?! hours?\b)/g,
  workshop: /\b(?:([Aa]n?) )?([Ww])orkshop(s?)\b/g,
}
/** What is put in, `{{programme}}`: a name of a fact is no word; the two forms of a plural are. */
const PUT_IN = /(\{\{[^}]*\}\})/

/** A sentence of the catalogue with a college's own words for its things. */
export function inOwnTerms(sentence: string, language: 'zh-CN' | 'en', terms: Terms): string {
  return sentence
    .split(PUT_IN)
    .map(piece => {
      if (!piece.startsWith('{{')) return renamed(piece, language, terms)
      const forms = piece.indexOf('plural(')
      return forms < 0 ? piece : piece.slice(0, forms) + renamed(piece.slice(forms), language, terms)
    })
    .join('')
}

function renamed(text: string, language: 'zh-CN' | 'en', terms: Terms): string {
  return TERMS.reduce((said, term) => {
    const own = terms[term]
    if (!own) return said
    if (language === 'zh-CN') return own.zh === undefined ? said : said.replace(ZH[term], own.zh)
    return own.en === undefined ? said : said.replace(EN[term], (_, article: string | undefined, first: string, many: string) => `${articleFor(article, own)}${cased(many ? (own.enMany ?? `${own.en!}s`) : own.en!, first)}`)
  }, text)
}

/** `a` or `an`, as the own word begins. */
function articleFor(article: string | undefined, { en }: Own): string {
  return article === undefined ? '' : `${article[0]!}${/^[aeiou]/i.test(en!) ? 'n' : ''} `
}

/** A word at the place of another: it begins as small or as large as that; what is all in capitals stays so. */
function cased(word: string, like: string): string {
  if (like === like.toUpperCase()) return word[0]!.toUpperCase() + word.slice(1)
  return word.length > 1 && word[1] === word[1]!.toUpperCase() && /[a-z]/i.test(word[1]!) ? word : word[0]!.toLowerCase() + word.slice(1)
}

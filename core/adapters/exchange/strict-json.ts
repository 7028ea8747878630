import { damaged } from './damaged.ts'

const TRAPS = ['__proto__', 'constructor', 'prototype'].map(key => `"${key}":`)

/**
 * JSON that is written exactly as this program writes it: compact, each key once, numbers and escapes in their one form. So two readers
 * can't read two things in it. Keys that name something of every object are none of ours.
 * @param depth  how deep lists and objects may lie in each other
 * @throws FileRefusal bundle.damaged
 */
export function strictJson(text: string, depth: number): unknown {
  if (depthOf(text) > depth) throw damaged('deep', `more than ${depth} deep`)
  const value = parsed(text)
  if (JSON.stringify(value) !== text) throw damaged('json', 'a key stands there twice, or it is not in its one form')
  // a quote within a string has a backslash before it, so this is found as a key only
  for (const trap of TRAPS) if (text.includes(trap)) throw damaged('key', trap)
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw damaged('json', (error as Error).message)
  }
}

/** Counted before it is parsed: the parser would first build what is too deep. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inText = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (inText) {
      if (c === 92) i++ // backslash: what follows is escaped
      else if (c === 34) inText = false
    } else if (c === 34) inText = true
    else if (c === 123 || c === 91) deepest = Math.max(deepest, ++depth)
    else if (c === 125 || c === 93) depth--
  }
  return deepest
}

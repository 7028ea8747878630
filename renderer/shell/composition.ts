/**
 * While a character is being composed (pinyin on its way to 汉字), keys belong to the input method: Enter ends the composition and Esc drops
 * it. No handler of the program hears them, wherever it is, so that nothing is submitted, opened or closed by them.
 */
export function keepCompositionApart(): void {
  const swallow = (event: KeyboardEvent) => {
    if (event.isComposing) event.stopImmediatePropagation()
  }
  // before anything else hears it; what the browser itself does with the key is left alone
  window.addEventListener('keydown', swallow, true)
  window.addEventListener('keyup', swallow, true)
}

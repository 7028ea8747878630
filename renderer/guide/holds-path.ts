/** Whether a page lies at a path or below it. */
export function holdsPath(path: string, pathname: string): boolean {
  return pathname === path || pathname.startsWith(`${path}/`)
}

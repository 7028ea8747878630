// What a start would make and few would ask for is made when somebody asks. Each thing is made once.

export function late<T>(make: () => T): () => T {
  let made: { it: T } | undefined
  return () => (made ??= { it: make() }).it
}

/** One for each key. */
export function lateBy<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>()
  return key => {
    if (!made.has(key)) made.set(key, make(key))
    return made.get(key) as T // just set
  }
}

/** An object that has its fields when somebody looks at one of them. */
export function lateObject<T extends object>(make: () => T): T {
  const it = late(make)
  return new Proxy({} as T, {
    get: (_, name) => Reflect.get(it(), name) as unknown,
    has: (_, name) => Reflect.has(it(), name),
    ownKeys: () => Reflect.ownKeys(it()),
    getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(it(), name),
  })
}

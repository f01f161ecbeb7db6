/** What `package-lock.json` says of one package. */
export type LockedPackage = {
  name?: string
  version?: string
  integrity?: string
  resolved?: string
  link?: boolean
  dev?: boolean
  optional?: boolean
}

/**
 * Why the lockfile would install something that nobody can check: a package without a SHA-512, from an address of its own
 * (git, http, a file), or a folder. Addresses of registries are left out of it, so each comes from the registry that npm
 * is set to, and its checksum says that it is the same one.
 */
export function lockfileFaults(packages: Record<string, LockedPackage>): string[] {
  return Object.entries(packages).flatMap(([place, { version, integrity, resolved, link }]) => {
    if (place === '') return []
    if (link || !place.startsWith('node_modules/')) return [`package-lock.json: ${place} is a folder, no package`]
    return [
      ...(version && /^\d/.test(version) ? [] : [`package-lock.json: ${place} has no version`]),
      ...(integrity && /^sha512-[\w+/]{86}==$/.test(integrity) ? [] : [`package-lock.json: ${place} has no SHA-512`]),
      ...(resolved === undefined ? [] : [`package-lock.json: ${place} comes from an address of its own, ${resolved}`]),
    ]
  })
}

/** "name@version" of each package that runs; `optional`: those too that are installed on some platforms only. */
export function packagesThatRun(packages: Record<string, LockedPackage>, { optional = false } = {}): string[] {
  const running = Object.entries(packages).filter(
    ([place, locked]) => place !== '' && !locked.dev && (optional || !locked.optional),
  )
  return [...new Set(running.map(([place, { name, version }]) => `${name ?? nameOf(place)}@${version}`))].sort()
}

const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)

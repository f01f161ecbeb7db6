import type { Source } from './sources'

/** Server actions are made by the wrapper, and stand in an `actions.ts`. */
export function unwrappedActions(sources: readonly Source[]): string[] {
  return sources
    .filter(({ file }) => file.startsWith('app/'))
    .flatMap(({ file, text }) => {
      const isActions = /(^|\/)actions\.ts$/.test(file)
      if (!isActions)
        return /^\s*['"]use server['"]/m.test(text)
          ? [`${file} declares a server action: move it to an actions.ts`]
          : []
      const unmarked = /^'use server'/.test(text) ? [] : [`${file} does not begin with 'use server'`]
      const others = [...text.matchAll(/^export .*$/gm)]
        .filter(([line]) => !/^export const \w+ = (action|openAction)\(/.test(line))
        .map(([line]) => `${file} exports “${line}”: an export of an actions.ts is made by action or openAction`)
      return [...unmarked, ...others]
    })
}

/** Route handlers are made by an endpoint. */
export function unwrappedRoutes(sources: readonly Source[]): string[] {
  return sources
    .filter(({ file }) => /(^|\/)route\.tsx?$/.test(file))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/^export .*$/gm)]
        .filter(
          ([line]) =>
            !/^export const [A-Z]+ = (endpoint|commandEndpoint|openEndpoint|uploadEndpoint|scimEndpoint)\(/.test(line),
        )
        .map(
          ([line]) =>
            `${file} exports “${line}”: a route handler is made by endpoint, commandEndpoint, openEndpoint, uploadEndpoint or scimEndpoint`,
        ),
    )
}

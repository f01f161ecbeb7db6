import { readFileSync } from 'node:fs'
import path from 'node:path'

export type ServerAction = { id: string; name: string; file: string; address: string }

/** Every server action of the build, as the build's own manifest has them. */
export function builtActions(): ServerAction[] {
  const file = path.resolve(import.meta.dirname, '../../.next/server/server-reference-manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>
  }
  return Object.entries(manifest.node).map(([id, { workers, filename, exportedName }]) => ({
    id,
    name: exportedName,
    file: filename,
    address: addressOf(Object.keys(workers)[0] as string),
  }))
}

/** "app/(portal)/lists/[id]/page" → "/lists/1": an address at which the action's own page answers. */
const addressOf = (worker: string) =>
  `/${worker
    .replace(/^app\//, '')
    .replace(/\/?page$/, '')
    .split('/')
    .filter((part) => !part.startsWith('(') && !part.startsWith('[[...'))
    .map((part) => (part.startsWith('[') ? '1' : part))
    .join('/')}`

/** Calls an action as React's own script would, with the headers that are given and no others. */
export async function callAction(
  site: string,
  action: ServerAction,
  headers: Record<string, string>,
  fields: Record<string, string> | 'wrong shape',
): Promise<Response> {
  const body = new FormData()
  if (fields === 'wrong shape') body.set('0', JSON.stringify([{ state: 'idle' }, 7, { form: [] }]))
  else {
    for (const [name, value] of Object.entries(fields)) body.set(`_1_${name}`, value)
    body.set('0', JSON.stringify([{ state: 'idle' }, '$K1']))
  }
  return fetch(`${site}${action.address}`, {
    method: 'POST',
    headers: { 'next-action': action.id, ...headers },
    body,
    redirect: 'manual',
  })
}

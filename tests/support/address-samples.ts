import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const APP = path.resolve(import.meta.dirname, '../../app')

/** Addresses of all pages and routes, by their templates: "/lists/[id]/table". */
export function routeTemplates(): string[] {
  return readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => `/${path.dirname(file)}`.split('/').filter((part) => !part.startsWith('(') && part !== '.'))
    .map((parts) => parts.join('/') || '/')
}

/** Names of all fields that forms send, as the schemas of their actions have them. */
export function formFields(): string[] {
  const files = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(actions|fields)\.ts$/.test(file),
  )
  const schemas = files.flatMap((file) => {
    const text = readFileSync(path.join(APP, file), 'utf8')
    return [...text.matchAll(/z\s*\.object\(\{(.*?)\}\)/gs)].map(([, fields = '']) => fields)
  })
  const names = schemas.flatMap((fields) =>
    [...fields.matchAll(/(?:^|[,{])\s*(\w+)(?=\s*(?::|,|$))/g)].map(([, name]) => name as string),
  )
  return [...new Set(names)].toSorted()
}

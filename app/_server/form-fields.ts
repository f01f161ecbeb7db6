import 'server-only'
import { z } from 'zod'

/** Marks a field that no answer repeats, a password or a token: the schema says so, not the field's name. */
export const secret = <S extends z.ZodType>(field: S): S => field.meta({ secret: true })

const isSecret = (field: z.ZodType): boolean => field.meta()?.secret === true

/** Fields by name; a name that stands several times becomes a list. React's own fields are left out. */
export function formFields(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const name of new Set(form.keys())) {
    if (isReacts(name)) continue
    const all = form.getAll(name)
    fields[name] = all.length > 1 ? all : all[0]
  }
  return fields
}

/**
 * What was typed, by field, to fill the form again: all values of a name that stands several times. Nothing that the
 * schema does not know, or calls secret.
 */
export function typedValues(form: FormData, schema: z.ZodType): Record<string, string[]> {
  const known = fieldsOf(schema)
  const values: Record<string, string[]> = {}
  for (const [name, value] of form) {
    const field = Object.hasOwn(known, name) ? known[name] : undefined
    if (typeof value !== 'string' || !field || isSecret(field)) continue
    values[name] = [...(values[name] ?? []), value]
  }
  return values
}

/** The fields of a form's schema, also where what was read is made something else of. */
function fieldsOf(schema: z.ZodType): Record<string, z.ZodType> {
  if (schema instanceof z.ZodPipe) return fieldsOf(schema.in as z.ZodType)
  return schema instanceof z.ZodObject ? schema.shape : {}
}

/** What is wrong, by the path of what it is about ("effects.2"), and by the field alone, whose first fault it is. */
export function fieldFaults(error: z.ZodError): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const { path, message } of error.issues) {
    for (const name of [path.join('.') || 'form', String(path[0] ?? 'form')]) faults[name] ??= message
  }
  return faults
}

const isReacts = (name: string) => name.startsWith('$ACTION')

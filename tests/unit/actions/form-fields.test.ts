import { expect, test } from 'vitest'
import { z } from 'zod'
import { fieldFaults, formFields, secret, typedValues } from '@/app/_server/form-fields'

function form(...fields: [string, string][]): FormData {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

test('what was typed comes back, whatever its field is called, and a secret never', () => {
  const schema = z
    .object({ nextReview: z.string(), currentDose: z.string(), code: secret(z.string().min(8)), again: z.string() })
    .refine(() => true)
  const sent = form(['nextReview', 'May'], ['currentDose', '5 mg'], ['code', 'hidden'], ['again', 'yes'])
  expect(typedValues(sent, schema)).toEqual({ nextReview: ['May'], currentDose: ['5 mg'], again: ['yes'] })
})

test('all values of a field that stands several times come back', () => {
  const schema = z.object({ listIds: z.union([z.string(), z.array(z.string())]) })
  const sent = form(['listIds', 'a'], ['listIds', 'b'])
  expect(typedValues(sent, schema)).toEqual({ listIds: ['a', 'b'] })
  expect(formFields(sent)).toEqual({ listIds: ['a', 'b'] })
})

test('also where what was read is made something else of', () => {
  const schema = z.object({ level: z.string(), code: secret(z.string()) }).transform(({ level }) => Number(level))
  expect(typedValues(form(['level', '4'], ['code', 'hidden']), schema)).toEqual({ level: ['4'] })
})

test('what the schema does not know, and what React sends, does not come back', () => {
  const sent = form(['$ACTION_ID_1', ''], ['password', 'hunter2'], ['toString', 'x'], ['name', 'Ada'])
  expect(typedValues(sent, z.object({ name: z.string() }))).toEqual({ name: ['Ada'] })
  expect(typedValues(sent, z.unknown())).toEqual({})
  expect(formFields(sent)).not.toHaveProperty('$ACTION_ID_1')
})

test('a fault is found by its path and by its field', () => {
  const schema = z.object({
    effects: z.array(z.object({ value: z.string().min(1, 'A value.') })),
    name: z.string('A name.'),
  })
  const { error } = schema.safeParse({ effects: [{ value: '1' }, { value: '' }] })
  expect(fieldFaults(error as z.ZodError)).toEqual({
    'effects.1.value': 'A value.',
    effects: 'A value.',
    name: 'A name.',
  })
})

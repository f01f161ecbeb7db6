'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { secret } from '@/app/_server/form-fields'
import { createSourceRun } from '@/db/source-runs/create-run'
import * as settings from '@/db/sources/source-settings'
import { SOURCE_KEYS, sourceOf } from '@/lib/sources/source'

const asked = z.object({ source: z.enum(SOURCE_KEYS), version: z.coerce.number().int().min(0) })

export const switchOn = action(asked, (viewer, input) => settings.switchSource(viewer, { ...input, on: true }), {
  message: (_result, { source }) => `${sourceOf(source).label} is on.`,
})

export const switchOff = action(asked, (viewer, input) => settings.switchSource(viewer, { ...input, on: false }), {
  message: (_result, { source }) => `${sourceOf(source).label} is off. Nothing is sent to it any more.`,
})

export const askNow = action(z.object({ source: z.enum(SOURCE_KEYS) }), createSourceRun, {
  message: (_result, { source }) => `${sourceOf(source).label} is being asked. What came of it will stand here.`,
})

export const saveSource = action(
  asked.extend({
    contact: z.email('An e-mail address, such as library@hospital.example.').max(200, 'At most 200 characters.'),
    secret: secret(
      z
        .string()
        .trim()
        .regex(/^[\x21-\x7e]{0,200}$/, 'Letters and figures without blanks, at most 200.')
        // A source without keys has no such field.
        .optional(),
    ),
    deletesSecret: z
      .literal('on')
      .optional()
      .transform((value) => value === 'on'),
  }),
  (viewer, input) => settings.saveSource(viewer, { ...input, secret: input.secret || null }),
  { message: 'Saved.' },
)

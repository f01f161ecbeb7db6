'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { studyNumber } from '@/app/_server/typed-text'
import { changePreferences } from '@/db/access/account'
import * as log from '@/db/reading-log/change-log'
import * as field from './fields'

const written = { readOn: field.readOn, minutes: field.minutes, reflection: field.reflection }

export const keepLog = action(z.object({ log: z.enum(['on', 'off']) }), changePreferences, {
  message: (_done, { log: kept }) =>
    kept === 'on' ? 'You keep a reading log.' : 'You keep none any more. What is in it stays until you delete it.',
})

export const logStudy = action(z.object({ key: z.uuid(), studyId: studyNumber, ...written }), log.addLogEntry, {
  message: 'In your reading log.',
})

export const logOther = action(z.object({ key: z.uuid(), title: field.title, ...written }), log.addLogEntry, {
  message: 'In your reading log.',
})

export const changeEntry = action(
  z.object({ entryId: field.identifier, version: field.version, ...written }),
  log.changeLogEntry,
  { message: 'Saved.' },
)

export const deleteEntry = action(z.object({ entryId: field.identifier }), log.deleteLogEntry, {
  redirectTo: ({ id }) => `/reading-log?deleted=${id}`,
})

export const restoreEntry = action(z.object({ entryId: field.identifier }), log.restoreLogEntry, {
  redirectTo: () => '/reading-log',
})

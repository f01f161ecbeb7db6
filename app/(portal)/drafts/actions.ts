'use server'

import { action } from '@/app/_server/action'
import * as editor from '@/db/summaries/summary-editor'
import * as versions from '@/db/summaries/summary-versions'
import { editedSummary, restoring } from './fields'

export const saveSummary = action(editedSummary, editor.saveSummary, {
  message: ({ version }, { checked }) => `Saved as ${checked ? 'checked' : 'a draft'}, version ${version}.`,
})

export const restoreSummary = action(restoring, versions.restoreSummary, {
  message: ({ version }, { restored }) => `Version ${restored} is back, as version ${version}.`,
})

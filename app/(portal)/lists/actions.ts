'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import * as items from '@/db/lists/list-items'
import * as order from '@/db/lists/list-order'
import * as savings from '@/db/lists/list-savings'
import * as lists from '@/db/lists/lists'
import * as several from '@/db/lists/save-studies'
import * as readings from '@/db/readings/set-reading'
import * as chosenReadings from '@/db/readings/set-readings'
import { readingWords, savedWords, undoneWords } from '@/lib/lists/reading-words'
import * as field from './fields'
import { listAddress } from './list-address'
import { savingWords } from './saving-words'

export const createList = action(
  z.object({ key: z.uuid(), name: field.listName, description: field.question }),
  lists.createList,
  { redirectTo: ({ id }) => listAddress(id) },
)

export const changeList = action(
  z.object({ listId: field.identifier, version: field.version, name: field.listName, description: field.question }),
  lists.changeList,
  { message: 'Saved.' },
)

export const deleteList = action(z.object({ listId: field.identifier }), lists.deleteList, {
  redirectTo: ({ id }) => `/lists?deleted=${id}`,
})

export const restoreList = action(z.object({ listId: field.identifier }), lists.restoreList, {
  redirectTo: ({ id }) => listAddress(id),
})

export const setReading = action(z.object({ studyId: field.studyId, status: field.status }), readings.setReading)

export const setReadings = action(
  z.object({ key: z.uuid(), studyIds: field.studyIds, status: field.status }),
  chosenReadings.setReadings,
  { message: ({ changed }, { status, studyIds }) => readingWords(status, changed, studyIds.length) },
)

export const undoReadings = action(z.object({ key: z.uuid() }), chosenReadings.undoReadings, {
  message: ({ changed }) => undoneWords(changed),
})

export const changeItem = action(
  z.object({
    itemId: field.identifier,
    version: field.version,
    reason: field.reason,
    reasonIsPrivate: field.ticked,
    dueOn: field.dueOn,
    assignedTo: field.assignedTo,
  }),
  items.changeItem,
  { message: 'Saved.' },
)

export const moveItem = action(z.object({ itemId: field.identifier, place: field.identifier }), order.moveItem)

export const removeItem = action(
  z.object({
    itemId: field.identifier,
    status: field.status.optional(),
    due: field.due.optional(),
    page: z.coerce.number().int().min(1).max(1000).optional(),
  }),
  items.removeItem,
  {
    redirectTo: ({ id, listId, nextId }, { status, due, page }) =>
      listAddress(listId, { removed: id, status, due, page }, nextId && `item-${nextId}`),
  },
)

export const restoreItem = action(z.object({ itemId: field.identifier }), items.restoreItem, {
  redirectTo: ({ id, listId }) => listAddress(listId, {}, `item-${id}`),
})

export const saveToLists = action(
  z.object({
    key: z.uuid(),
    studyId: field.studyId,
    listIds: field.identifiers,
    heldIds: field.identifiers,
    newListName: field.newListName,
  }),
  savings.saveToLists,
  { message: savingWords },
)

export const undoSaving = action(
  z.object({
    studyId: field.studyId,
    added: field.joinedIdentifiers,
    removed: field.joinedIdentifiers,
    created: field.identifier.transform((id) => id || null),
  }),
  savings.undoSaving,
  { message: 'Change undone.' },
)

export const saveStudies = action(
  z.object({
    key: z.uuid(),
    studyIds: field.studyIds,
    listIds: field.identifiers,
    newListName: field.newListName,
  }),
  several.saveStudies,
  { message: (saved, { studyIds }) => savedWords(saved, studyIds.length) },
)

export const undoSavedStudies = action(z.object({ key: z.uuid() }), several.undoSavedStudies, {
  message: ({ changed }) => undoneWords(changed),
})

'use client'

import { useCallback, useState } from 'react'
import { type Answer, IDLE } from '@/app/_ui/answer'
import type { Saving } from '@/db/lists/list-savings'
import { formOf, type Said, sayingOf } from './action-form-data'
import { newFormKey } from './form-key'

export type SaveAction = (previous: Answer<Saving>, form: FormData) => Promise<Answer<Saving>>
export type UndoAction = (previous: Answer<void>, form: FormData) => Promise<Answer<void>>

/** One thing to do with a study: put it on a list, take it off one, make one for it. */
export type Change = { put: string } | { takeOff: string } | { make: string }

/**
 * Saves each change when it is made, and keeps what was done so that it can be undone, the last first. It lives as long
 * as the page, so that nothing is lost when the box it was done in is closed.
 */
export function useListSavings({ save, undo }: { save: SaveAction; undo: UndoAction }) {
  const [done, setDone] = useState<readonly Saving[]>([])
  const [said, setSaid] = useState<Said | null>(null)

  /** What came of it; null where nothing was changed. */
  const make = useCallback(
    async (studyId: number, change: Change): Promise<Saving | null> => {
      const form = formOf({ key: newFormKey(), studyId })
      if ('put' in change) form.set('listIds', change.put)
      if ('takeOff' in change) form.set('heldIds', change.takeOff)
      form.set('newListName', 'make' in change ? change.make : '')
      const answer = await save(IDLE, form).catch(() => null)
      setSaid(sayingOf(answer))
      if (answer?.state !== 'ok' || !answer.result) return null
      const saving = answer.result
      setDone((before) => [...before, saving])
      return saving
    },
    [save],
  )

  /** The saving that was undone; null where nothing was. */
  const undoLast = useCallback(async (): Promise<Saving | null> => {
    const last = done.at(-1)
    if (!last) return null
    const form = formOf({
      studyId: last.studyId,
      added: last.added.join(),
      removed: last.removed.join(),
      created: last.created ?? '',
    })
    const answer = await undo(IDLE, form).catch(() => null)
    setSaid(sayingOf(answer))
    if (answer?.state !== 'ok') return null
    setDone((before) => before.filter((saving) => saving !== last))
    return last
  }, [done, undo])

  const forget = useCallback(() => {
    setDone([])
    setSaid(null)
  }, [])

  return { make, undoLast, forget, said, canUndo: done.length > 0 }
}

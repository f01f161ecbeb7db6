'use client'

import { useCallback, useRef, useState } from 'react'
import { type Answer, IDLE } from '@/app/_ui/answer'
import type { SavedStudies } from '@/db/lists/save-studies'
import { type Done, isPassing, lastDone, withDone, withoutDone } from '@/lib/lists/undo-stack'
import { formOf, type Said, sayingOf } from './action-form-data'
import { newFormKey } from './form-key'

type Changed = { changed: number }
type Act<R> = (previous: Answer<R>, form: FormData) => Promise<Answer<R>>

export type RowActions = {
  mark: Act<Changed>
  undoMark: Act<Changed>
  save: Act<SavedStudies>
  undoSave: Act<Changed>
}

/** A list to save to: one that is there, or one to make. */
export type Target = { put: string } | { make: string }

/**
 * Marks and saves rows one after the other, in the order of the keys, and keeps what was done, so that it can be undone,
 * the last first. It lives as long as the page that it is drawn for.
 */
export function useRowMarks({ mark, undoMark, save, undoSave }: RowActions) {
  const [stack, setStack] = useState<readonly Done[]>([])
  const [said, setSaid] = useState<Said | null>(null)
  // Keys are quicker than answers: what is asked for waits for what was asked before, and sees what came of it.
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const latest = useRef(stack)

  const keep = useCallback((next: readonly Done[]) => {
    latest.current = next
    setStack(next)
  }, [])

  const inTurn = useCallback(<T>(act: () => Promise<T>): Promise<T> => {
    const turn = queue.current.then(act, act)
    queue.current = turn
    return turn
  }, [])

  const set = useCallback(
    (studyIds: readonly number[], status: string) =>
      inTurn(async () => {
        const key = newFormKey()
        const answer = await mark(IDLE, formOf({ key, studyIds: studyIds.join(), status })).catch(() => null)
        setSaid(sayingOf(answer))
        if (answer?.state === 'ok' && (answer.result?.changed ?? 0) > 0)
          keep(withDone(latest.current, { what: 'reading', key }))
      }),
    [inTurn, keep, mark],
  )

  /** What was saved; null where nothing was. */
  const saveTo = useCallback(
    (studyIds: readonly number[], target: Target) =>
      inTurn(async (): Promise<SavedStudies | null> => {
        const key = newFormKey()
        const form = formOf({ key, studyIds: studyIds.join(), newListName: 'make' in target ? target.make : '' })
        if ('put' in target) form.set('listIds', target.put)
        const answer = await save(IDLE, form).catch(() => null)
        setSaid(sayingOf(answer))
        if (answer?.state !== 'ok' || !answer.result) return null
        if (answer.result.lists.some(({ items }) => items.length > 0))
          keep(withDone(latest.current, { what: 'saving', key }))
        return answer.result
      }),
    [inTurn, keep, save],
  )

  const undoLast = useCallback(
    () =>
      inTurn(async () => {
        const last = lastDone(latest.current)
        if (!last) return
        const undo = last.what === 'reading' ? undoMark : undoSave
        const answer = await undo(IDLE, formOf({ key: last.key })).catch(() => null)
        // An answer that never came, and a refusal that passes, leave it to be undone in a while.
        if (answer && !(answer.state === 'refused' && isPassing(answer.code))) keep(withoutDone(latest.current, last))
        setSaid(sayingOf(answer))
      }),
    [inTurn, keep, undoMark, undoSave],
  )

  const close = useCallback(() => setSaid(null), [])
  return { set, saveTo, undoLast, close, said, undoable: stack.length }
}

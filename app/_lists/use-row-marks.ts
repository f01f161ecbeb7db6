'use client'

import { useCallback, useRef, useState } from 'react'
import { type Answer, IDLE } from '@/app/_ui/answer'
import { type Done, lastDone, withDone, withoutDone } from '@/lib/lists/undo-stack'
import { formOf, type Said, sayingOf } from './action-form-data'
import { newFormKey } from './form-key'

type Changed = { changed: number }
type Act = (previous: Answer<Changed>, form: FormData) => Promise<Answer<Changed>>
export type MarkActions = { mark: Act; undoMark: Act }

/**
 * Marks rows one after the other, in the order of the keys, and keeps what was done, so that it can be undone, the last
 * first. It lives as long as the page that it is drawn for.
 */
export function useRowMarks({ mark, undoMark }: MarkActions) {
  const [stack, setStack] = useState<readonly Done[]>([])
  const [said, setSaid] = useState<Said | null>(null)
  // Keys are quicker than answers: what is asked for waits for what was asked before, and sees what came of it.
  const queue = useRef(Promise.resolve())
  const latest = useRef(stack)

  const keep = useCallback((next: readonly Done[]) => {
    latest.current = next
    setStack(next)
  }, [])

  const inTurn = useCallback((act: () => Promise<void>) => {
    queue.current = queue.current.then(act, act)
    return queue.current
  }, [])

  const set = useCallback(
    (studyIds: readonly number[], status: string) =>
      inTurn(async () => {
        const key = newFormKey()
        const answer = await mark(IDLE, formOf({ key, studyIds: studyIds.join(), status })).catch(() => null)
        if (answer?.state === 'ok' && (answer.result?.changed ?? 0) > 0)
          keep(withDone(latest.current, { what: 'reading', key }))
        setSaid(sayingOf(answer))
      }),
    [inTurn, keep, mark],
  )

  const undoLast = useCallback(
    () =>
      inTurn(async () => {
        const last = lastDone(latest.current)
        if (!last) return
        const answer = await undoMark(IDLE, formOf({ key: last.key })).catch(() => null)
        if (answer?.state === 'ok') keep(withoutDone(latest.current, last))
        setSaid(sayingOf(answer))
      }),
    [inTurn, keep, undoMark],
  )

  const close = useCallback(() => setSaid(null), [])
  return { set, undoLast, close, said, undoable: stack.length }
}

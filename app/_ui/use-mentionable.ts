'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { DIRECTORY, directoryQuery } from '@/lib/groups/group'

export type Mentionable = { id: string; name: string; groups: string[] }

/** A pause in typing that is worth a question to the server, in milliseconds. */
const PAUSE = 150

/**
 * People whom a comment can mention, for what is being typed of a name; `where` says in which thread. Once all who have some
 * letters are known, more letters ask nobody: a name costs one question.
 */
export function useMentionable() {
  const [people, setPeople] = useState<Mentionable[]>([])
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const asking = useRef<AbortController>(undefined)
  const known = useRef<{ where: string; letters: string; people: Mentionable[] }>(undefined)

  const stop = useCallback(() => {
    clearTimeout(waiting.current)
    asking.current?.abort()
  }, [])
  useEffect(() => stop, [stop])

  const clear = () => {
    stop()
    setPeople([])
  }
  const ask = (typed: string, where: URLSearchParams) => {
    stop()
    const letters = directoryQuery(typed)?.toLowerCase()
    if (!letters) return setPeople([])
    const place = where.toString()
    const all = known.current
    if (all && all.where === place && letters.includes(all.letters))
      return setPeople(all.people.filter(({ name }) => name.toLowerCase().includes(letters)))
    waiting.current = setTimeout(async () => {
      const controller = new AbortController()
      asking.current = controller
      const found = await fetchMentionable(typed, place, controller.signal)
      if (controller.signal.aborted) return
      if (found && found.length < DIRECTORY.rows) known.current = { where: place, letters, people: found }
      setPeople(found ?? [])
    }, PAUSE)
  }
  return { people, ask, clear }
}

/** Null where there was no answer: typing goes on. */
async function fetchMentionable(typed: string, where: string, signal: AbortSignal): Promise<Mentionable[] | null> {
  try {
    const answer = await fetch(`/api/mentions?q=${encodeURIComponent(typed)}&${where}`, { signal })
    return answer.ok ? (await answer.json()).people : null
  } catch {
    return null
  }
}

'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Suggestion } from '@/lib/search/suggestion'

/** A pause in typing that is worth a question to the server, in milliseconds. */
const PAUSE = 120

/**
 * Suggestions for what is being typed. Only the last question counts: an older one is given up, and its answer never
 * drawn. Without an answer nothing is suggested, and typing goes on.
 */
export function useSuggestions() {
  const [suggestions, setSuggestions] = useState<Suggestion[]>([])
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const asking = useRef<AbortController>(undefined)

  const stop = useCallback(() => {
    clearTimeout(waiting.current)
    asking.current?.abort()
  }, [])
  useEffect(() => stop, [stop])

  const ask = (typed: string) => {
    stop()
    waiting.current = setTimeout(async () => {
      const controller = new AbortController()
      asking.current = controller
      const found = await fetchSuggestions(typed, controller.signal)
      if (!controller.signal.aborted) setSuggestions(found)
    }, PAUSE)
  }
  const clear = () => {
    stop()
    setSuggestions([])
  }
  return { suggestions, ask, clear }
}

async function fetchSuggestions(typed: string, signal: AbortSignal): Promise<Suggestion[]> {
  try {
    const answer = await fetch(`/api/suggestions?q=${encodeURIComponent(typed)}`, { signal })
    return answer.ok ? (await answer.json()).suggestions : []
  } catch {
    return []
  }
}

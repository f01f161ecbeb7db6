'use client'

import { type MouseEvent, useCallback, useEffect, useRef, useState } from 'react'
import {
  CITATION_FORMATS,
  CITATION_STYLES,
  type CitationStyle,
  FORMAT_WORDS,
  STYLE_WORDS,
} from '@/lib/citation/citation-format'

type Props = {
  /** Where the citations are served: "/studies/30527631/cite". */
  address: string
  /** How what opens it looks. */
  className: string
}

/** In milliseconds: after that it opens as it is. */
const LONGEST_WAIT = 400

/** The study as a reference: three styles to copy, and files to keep. Without scripts each style is a page of text. */
export function CiteBox({ address, className }: Props) {
  const [texts, setTexts] = useState<Partial<Record<CitationStyle, string>>>({})
  const [said, setSaid] = useState('')
  const box = useRef<HTMLDetailsElement>(null)
  const loading = useRef<Promise<void> | null>(null)

  const load = useCallback(() => {
    loading.current ??= fetchTexts(address).then(setTexts, () => {
      // Asked for again next time; until then the styles are links.
      loading.current = null
    })
    return loading.current
  }, [address])

  // It may have been opened before scripts were there to see it.
  useEffect(() => {
    if (box.current?.open) load()
  }, [load])

  /** Opens it once it is filled, which it mostly is: whoever comes near it has it fetched. */
  async function openFilled(event: MouseEvent) {
    const details = box.current
    if (!details || details.open || texts.vancouver) return
    event.preventDefault()
    await Promise.race([load(), new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT))])
    details.open = true
  }

  async function copy(style: CitationStyle) {
    try {
      await navigator.clipboard.writeText(texts[style] ?? '')
      setSaid(`${STYLE_WORDS[style]} copied`)
    } catch {
      setSaid('This browser does not let us copy; select the text instead.')
    }
  }

  return (
    <details ref={box} name="study-action" className="flex-auto" onPointerEnter={load} onFocus={load}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a control of its own */}
      <summary
        data-cite
        onClick={openFilled}
        className={`cursor-pointer list-none [&::-webkit-details-marker]:hidden ${className}`}
      >
        Cite
      </summary>
      <div className="absolute inset-x-0 top-full z-[9] mt-1.5 grid max-h-[70vh] gap-3 overflow-y-auto rounded border border-line-strong bg-surface p-3.5 shadow-lg">
        {CITATION_STYLES.map((style) => (
          <div key={style}>
            <p className="flex min-h-[24px] items-center justify-between">
              <a href={`${address}/${style}`} className="label-caps inline-flex min-h-[24px] items-center">
                {STYLE_WORDS[style]}
              </a>
              {texts[style] && (
                <button type="button" onClick={() => copy(style)} className="min-h-[24px] text-accent text-sm">
                  Copy<span className="sr-only"> {STYLE_WORDS[style]}</span>
                </button>
              )}
            </p>
            {texts[style] && <p className="mt-1 break-words text-[13px] text-ink-2">{texts[style]}</p>}
          </div>
        ))}
        <p className="dotted text-sm">
          {CITATION_FORMATS.map((format) => (
            <a
              key={format}
              href={`${address}/${format}`}
              download
              className="inline-flex min-h-[24px] min-w-[24px] items-center text-accent"
            >
              {FORMAT_WORDS[format]}
            </a>
          ))}
        </p>
        <p role="status" className="meta empty:hidden">
          {said}
        </p>
      </div>
    </details>
  )
}

async function fetchTexts(address: string): Promise<Partial<Record<CitationStyle, string>>> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`citations answered ${answer.status}`)
  return answer.json()
}

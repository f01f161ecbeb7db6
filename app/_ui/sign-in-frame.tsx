import type { ReactNode } from 'react'
import { DraftsOf } from './drafts-of'
import type { DraftOwner } from './local-drafts'
import { Brand } from './top-bar'

/** What stands before the portal: on the left what it is, on the right the way in. */
export function SignInFrame({ owner, children }: { owner: DraftOwner; children: ReactNode }) {
  return (
    <main className="grid min-h-screen max-md:grid-rows-[auto_1fr] md:grid-cols-[1.15fr_1fr]">
      <DraftsOf owner={owner} />
      <div className="flex flex-col justify-between gap-8 border-line bg-sunken px-[72px] py-16 max-md:border-b max-md:px-[18px] max-md:py-8 md:border-r">
        <Brand />
        <p className="max-w-[24em] text-pretty font-serif text-[27px] leading-[1.38] tracking-tight max-md:text-xl">
          One sentence a study, its strength beside it, and the words it rests on.
        </p>
        <p className="meta">Evidence for people who have ninety seconds and a question.</p>
      </div>
      <div className="grid w-full max-w-[376px] content-center gap-4 self-center justify-self-center px-[18px] py-10">
        {children}
      </div>
    </main>
  )
}

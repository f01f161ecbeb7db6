import type { ReactNode } from 'react'

/** What just happened and the way back, over the foot of the page. */
export function UndoNotice({ children }: { children: ReactNode }) {
  return (
    <div
      data-screen-only
      className="fixed inset-x-4 bottom-6 z-20 mx-auto flex w-fit max-w-[min(640px,calc(100vw-32px))] items-center gap-4 rounded border border-line-strong bg-surface px-4 py-2.5 text-sm shadow-lg max-md:bottom-[72px] [body:has([data-choose]:checked)_&]:bottom-[88px] [body:has([data-choose]:checked)_&]:max-md:bottom-[112px]"
    >
      {children}
    </div>
  )
}

/** The look of a button on a notice. */
export const noticeButton = 'shrink-0 font-semibold text-accent underline-offset-3 hover:underline disabled:opacity-60'

/** The way back. It takes the focus, which would otherwise be lost with what was taken away. */
export function UndoButton() {
  return (
    // biome-ignore lint/a11y/noAutofocus: the focus was on what is gone
    <button type="submit" className={noticeButton} data-undo="" autoFocus>
      Undo
    </button>
  )
}

const LOOK = {
  main: 'bg-accent border-accent text-paper font-medium hover:bg-accent-ink',
  plain: 'bg-surface border-line-strong text-ink font-medium hover:border-ink-3',
  /** Says what it does and is quiet until needed: removing, deleting. */
  quiet: 'border-transparent text-ink-2 hover:text-danger',
} as const

export type ButtonLook = keyof typeof LOOK

/** How a button looks, also where a link plays one. */
export const buttonClass = (look: ButtonLook = 'plain', extra = '') =>
  `inline-flex h-[38px] items-center justify-center gap-2 rounded border px-4 text-sm no-underline hover:no-underline disabled:opacity-60 ${LOOK[look]} ${extra}`

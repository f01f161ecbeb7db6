/** How much of something is done, as a thin line; the words beside it say the same. */
export function ProgressBar({ done, total, className = '' }: { done: number; total: number; className?: string }) {
  return (
    <progress
      value={done}
      max={Math.max(total, 1)}
      aria-label={`${done} of ${total}`}
      className={`block h-[5px] w-full appearance-none overflow-hidden rounded-full border-0 bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent ${className}`}
    />
  )
}

import type { Place } from '../question'

/** A line of a strategy: the place of what it asks for, without its number and how much it found. */
export type StrategyLine = Place & { number: number; isNumbered: boolean }

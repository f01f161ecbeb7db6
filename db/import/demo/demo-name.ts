/** What the import of the demonstration corpus is called. */
export const DEMO_NAME = 'The demonstration corpus'

/** Said where queries stand still because nobody may ask PubMed. */
export const SourceOff = () => (
  <p role="status" className="mb-6 border-warn border-l-2 pl-3">
    PubMed is switched off under Administration → Sources: it is asked nothing, and no query runs.
  </p>
)

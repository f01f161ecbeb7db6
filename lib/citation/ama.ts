/**
 * AMA Manual of Style, 11th edition, section 3.11 (references to journal articles), as a citation style:
 * citation-js has none. Up to six authors are all named, of more the first three; the journal is abbreviated;
 * the DOI ends the reference without a full stop.
 */
export const AMA_STYLE = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" demote-non-dropping-particle="never" page-range-format="expanded">
  <info>
    <title>AMA journal article</title>
    <id>precis:ama</id>
    <updated>2026-11-22T00:00:00+00:00</updated>
  </info>
  <citation><layout><text variable="citation-number"/></layout></citation>
  <bibliography et-al-min="7" et-al-use-first="3">
    <layout>
      <group delimiter=" ">
        <names variable="author" suffix=".">
          <name name-as-sort-order="all" sort-separator=" " initialize-with="" delimiter=", " delimiter-precedes-last="always"/>
        </names>
        <text variable="title" suffix="."/>
        <text variable="container-title" form="short" font-style="italic" suffix="."/>
        <group suffix=".">
          <group delimiter=";">
            <date variable="issued"><date-part name="year"/></date>
            <group>
              <text variable="volume"/>
              <text variable="issue" prefix="(" suffix=")"/>
            </group>
          </group>
          <choose>
            <if match="any" variable="issued volume issue"><text variable="page" prefix=":"/></if>
            <else><text variable="page"/></else>
          </choose>
        </group>
        <text variable="DOI" prefix="doi:"/>
      </group>
    </layout>
  </bibliography>
</style>`

const term = (text: string, permuted = 'N') =>
  `<Term IsPermutedTermYN="${permuted}" RecordPreferredTermYN="N"><TermUI>T1</TermUI><String>${text}</String></Term>`

/** A made-up heading in NLM's descriptor XML. */
export const DESCRIPTOR_XML = `<DescriptorRecord DescriptorClass = "1">
  <DescriptorUI>D900001</DescriptorUI><DescriptorName><String>Moon Fever</String></DescriptorName>
  <PharmacologicalActionList><PharmacologicalAction><DescriptorReferredTo><DescriptorUI>D900777</DescriptorUI>
    <DescriptorName><String>Another</String></DescriptorName></DescriptorReferredTo></PharmacologicalAction></PharmacologicalActionList>
  <TreeNumberList><TreeNumber>C99.200</TreeNumber><TreeNumber>C99.100.050</TreeNumber></TreeNumberList>
  <ConceptList>
    <Concept PreferredConceptYN="N"><ScopeNote>Not this note.</ScopeNote><TermList>${term('Lunar Ague')}</TermList></Concept>
    <Concept PreferredConceptYN="Y"><ScopeNote>A fever of travellers
      &amp; poets.</ScopeNote><TermList>${term('Moon Fever')}${term('Fever, Moon', 'Y')}${term('Moonfever')}</TermList></Concept>
  </ConceptList>
</DescriptorRecord>`

export const SUPPLEMENT_XML = `<SupplementalRecord SCRClass="1">
  <SupplementalRecordUI>C900001</SupplementalRecordUI><SupplementalRecordName><String>lunacinib</String></SupplementalRecordName>
  <Note>inhibits the tides</Note>
  <HeadingMappedToList>
    <HeadingMappedTo><DescriptorReferredTo><DescriptorUI>*D900001</DescriptorUI></DescriptorReferredTo></HeadingMappedTo>
    <HeadingMappedTo><DescriptorReferredTo><DescriptorUI>D900002</DescriptorUI></DescriptorReferredTo>
      <QualifierReferredTo><QualifierUI>Q1</QualifierUI></QualifierReferredTo></HeadingMappedTo>
  </HeadingMappedToList>
  <ConceptList><Concept PreferredConceptYN="Y"><TermList>${term('lunacinib')}${term('LUN-7')}</TermList></Concept></ConceptList>
</SupplementalRecord>`

export const descriptorSet = (...records: string[]) =>
  `<?xml version="1.0"?>\n<!DOCTYPE DescriptorRecordSet SYSTEM "nlm.dtd">\n<DescriptorRecordSet LanguageCode = "eng">\n${records.join('\n')}\n</DescriptorRecordSet>\n`

export const supplementSet = (...records: string[]) =>
  `<?xml version="1.0"?>\n<SupplementalRecordSet LanguageCode="eng">\n${records.join('\n')}\n</SupplementalRecordSet>\n`

export const DESCRIPTOR_ASCII = `*NEWRECORD
RECTYPE = D
MH = Moon Fever
AQ = DI TH
PRINT ENTRY = Lunar Ague|T047|NON|EQV|UNK (19XX)|901009|abbcdef
ENTRY = Fever, Moon
ENTRY = Moonfever|T047|NON|NRW|UNK (19XX)|901009|abbcdef
MN = C99.200
MN = C99.100.050
MH_TH = NLM (2001)
AN = for poets see also under
the other heading
MS = A fever of travellers
= poets.
UI = D900001
`

export const SUPPLEMENT_ASCII = `*NEWRECORD
RECTYPE = C
NM = lunacinib
SY = LUN-7|T109|LAB|EQV|UNK (19XX)|abc
HM = *Moon Fever
HM = Tides/*analogs & derivatives
NM_TH = NLM (2020)
NO = inhibits the tides
UI = C900001
`

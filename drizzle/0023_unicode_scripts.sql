-- Raised and lowered figures were marks over plain ones, and "10⁹" was "109" wherever marks are lost. Their offsets count
-- UTF-16 units, so texts with characters of two units wait for their record to come in again.
create function app.with_unicode_scripts(marked jsonb) returns jsonb language plpgsql immutable as $$
declare
  body text := marked ->> 'text';
  kept jsonb := '[]';
  mark jsonb;
  piece text;
begin
  if not marked ? 'marks' or body ~ '[^\u0001-\uffff]' then return marked; end if;
  for mark in select value from jsonb_array_elements(marked -> 'marks') loop
    piece := substr(body, (mark ->> 'start')::int + 1, (mark ->> 'end')::int - (mark ->> 'start')::int);
    if mark ->> 'kind' in ('superscript', 'subscript')
      and piece ~ '^[0-9+−–=()., /·-]+$' and piece ~ '[0-9+−–-]' then
      body := overlay(body placing translate(piece, '0123456789+-−–=()', case mark ->> 'kind'
        when 'superscript' then '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾' else '₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎' end)
        from (mark ->> 'start')::int + 1 for length(piece));
    else
      kept := kept || mark;
    end if;
  end loop;
  return marked - 'marks' || jsonb_build_object('text', body)
    || case when kept = '[]' then '{}' else jsonb_build_object('marks', kept) end;
end $$;--> statement-breakpoint
create function app.sections_with_unicode_scripts(sections jsonb) returns jsonb language sql immutable
  as $$ select coalesce(jsonb_agg(app.with_unicode_scripts(section) order by place), '[]')
    from jsonb_array_elements(sections) with ordinality s (section, place) $$;--> statement-breakpoint

update studies set title = converted ->> 'text', title_marks = converted -> 'marks'
from (select id, app.with_unicode_scripts(jsonb_build_object('text', title, 'marks', title_marks)) as converted
  from studies where title_marks @? '$[*] ? (@.kind == "superscript" || @.kind == "subscript")') changed
where changed.id = studies.id;--> statement-breakpoint
update studies set abstract = app.sections_with_unicode_scripts(abstract)
where abstract @? '$[*].marks[*] ? (@.kind == "superscript" || @.kind == "subscript")';--> statement-breakpoint
update studies set other_abstracts = (
  select jsonb_agg(other || jsonb_build_object('sections', app.sections_with_unicode_scripts(other -> 'sections')) order by place)
  from jsonb_array_elements(other_abstracts) with ordinality o (other, place))
where other_abstracts @? '$[*].sections[*].marks[*] ? (@.kind == "superscript" || @.kind == "subscript")';--> statement-breakpoint

drop function app.sections_with_unicode_scripts(jsonb);--> statement-breakpoint
drop function app.with_unicode_scripts(jsonb);

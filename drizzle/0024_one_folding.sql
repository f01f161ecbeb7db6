-- One form of every text and question, before PostgreSQL's parser sees it: that takes "Salmeterol/fluticasone" for a file,
-- "e.g.this" for a host, and on some servers a dash or a curly apostrophe for a letter. No class of characters is named
-- that a server's locale decides. `lib/search/fold-text.ts` does the same.
create function app.spelt_greek(text) returns text language sql immutable strict parallel safe as $$
  select replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    translate(regexp_replace($1, 'μ(?=[A-Za-z])', 'u', 'g'), 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩς', 'αβγδεζηθικλμνξοπρστυφχψωσ'),
    'α', ' alpha '), 'β', ' beta '), 'γ', ' gamma '), 'δ', ' delta '), 'ε', ' epsilon '), 'ζ', ' zeta '),
    'η', ' eta '), 'θ', ' theta '), 'ι', ' iota '), 'κ', ' kappa '), 'λ', ' lambda '), 'μ', ' mu '),
    'ν', ' nu '), 'ξ', ' xi '), 'ο', ' omicron '), 'π', ' pi '), 'ρ', ' rho '), 'σ', ' sigma '),
    'τ', ' tau '), 'υ', ' upsilon '), 'φ', ' phi '), 'χ', ' chi '), 'ψ', ' psi '), 'ω', ' omega ')
$$;--> statement-breakpoint
create function app.in_ascii(text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(case when latin ~ '[\u0370-\u03ff]' then app.spelt_greek(latin) else latin end,
    '[\u00a1-\u00bf\u00d7\u00f7\u2010-\u2bff\u3000-\u303f\ufe30-\ufe6f]', ' ', 'g')
  from (select replace(replace(replace(replace(replace(replace(replace(replace(translate(
    regexp_replace(normalize(translate($1, '®™©℠', '    '), NFKD),
      '[\u00ad\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]',
      '', 'g'),
    'øØđĐłŁıħĦŧŦðÐ‐‑‒–—―−⁃·‧', 'oOdDlLihHtTdD--------..'),
    'ß', 'ss'), 'ẞ', 'SS'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH') as latin) folded
$$;--> statement-breakpoint
create or replace function app.folded(text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(regexp_replace(
    translate(case when $1 ~ '^[\x01-\x7f]*$' then $1 else app.in_ascii($1) end,
      E'!"#$%&\'()*+,/:;<=>?@[\\]^_`{|}~', repeat(' ', 30)),
    '\.(?![0-9])|(?<![0-9])\.', ' ', 'g'),
    '-(?=[0-9])', ' ', 'g')
$$;--> statement-breakpoint
-- All that is here is folded and indexed again, in the background.
insert into search_rebuilds (asked_at) select now() where exists (select from search_documents) on conflict do nothing;

-- title: Return to use after 30 days
-- question: Of the clients who were 30 days without use, how many used in the next 30?
-- denominator: runs of days without use that reached 30 days, confirmed, and whose next 30 days end in the month, of
--   clients admitted by then to a stay at the program's levels of care, in care or not
-- exclusion: no one is taken out
-- numerator: use on one of the next 30 days (day 31 to 60 of the run, its first day being day 1)
-- missing: no use is known and the days are not confirmed to their end; a report made after the month about days in it
--   can still change the number
-- scoring: proportion
-- direction: lower
-- additive: yes
-- window: month
-- source: program definition; sobriety spans
with mature_span as (
  select
    client_id,
    span,
    first_on,
    first_on + 60 as matured_on,
    confirmed_until,
    ended_by_use and last_on < first_on + 60 as is_used
  from sobriety_span
  where first_on between :period_start - 60 and :period_end - 60
    and confirmed_until >= first_on + 30
),
span_of_stay as (
  select distinct on (mature_span.client_id, mature_span.span) mature_span.*, stay.stay_id
  from mature_span
  join stay on stay.client_id = mature_span.client_id and stay.admitted_on <= mature_span.matured_on
  where stay.is_measured
  order by mature_span.client_id, mature_span.span, stay.admitted_on desc, stay.stay_id desc
),
judged_span as (
  select
    span_of_stay.*,
    case when not is_used and confirmed_until < matured_on then 'missing-evidence' end as exclusion
  from span_of_stay
)
select
  client_id || ' ' || first_on as subject_id,
  client_id,
  stay_id,
  matured_on as counted_on,
  null::text as part,
  exclusion,
  array['stay:' || stay_id] as evidence,
  case when exclusion is null then is_used end as met
from judged_span

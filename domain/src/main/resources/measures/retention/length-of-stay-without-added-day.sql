-- title: Length of stay without the added day
-- question: How many days were clients in treatment when they were discharged, counted as in the published tables of 2004?
-- denominator: stays at the program's levels of care that were discharged in the month, in total and by discharge reason
--   ("unknown" where none is recorded)
-- exclusion: no one is taken out
-- numerator: days from admission to the last contact, or to the discharge where that is earlier, at least 1; no day is added for
--   outpatient levels, so that it can stand beside medians published without it
-- missing: nothing can be missing; a stay that stopped without a discharge is not a discharge, it is a finding of data quality
-- scoring: median
-- unit: days
-- direction: none
-- additive: no
-- window: month
-- source: TEDS-D 2004, tables of median length of stay
with discharged_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.discharged_on,
    coalesce(stay.discharge_reason, 'unknown') as discharge_reason,
    greatest(stay.left_on - stay.admitted_on, 1) as days_without_added_day
  from stay
  where stay.discharged_on between :period_start and :period_end
    and stay.is_measured
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  discharged_on as counted_on,
  discharge_part.part,
  null::text as exclusion,
  array['stay:' || stay_id] as evidence,
  days_without_added_day as value
from discharged_stay
cross join lateral (values ('all'), (discharge_reason)) as discharge_part (part)

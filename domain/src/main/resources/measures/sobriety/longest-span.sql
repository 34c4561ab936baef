-- title: Longest confirmed span of sobriety
-- question: How long was the longest time without use that is confirmed by evidence within a stay?
-- denominator: stays at the program's levels of care that were discharged in the month
-- exclusion: no one is taken out
-- numerator: the longest run of days without use within the days of the stay, from its first day (or admission) to the
--   last day that evidence confirms (or discharge); evidence confirms 30 days after it (a setting)
-- missing: no evidence of use or of no use touches the stay; a report made after the month about days in it can still
--   change the number
-- scoring: median
-- unit: days
-- direction: higher
-- additive: no
-- window: month
-- source: program definition; sobriety spans
with discharged_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.admitted_on,
    stay.discharged_on
  from stay
  where stay.discharged_on between :period_start and :period_end
    and stay.is_measured
),
longest as (
  select
    discharged_stay.stay_id,
    max(
      least(sobriety_span.confirmed_until, discharged_stay.discharged_on)
      - greatest(sobriety_span.first_on, discharged_stay.admitted_on)
    ) as longest_days
  from discharged_stay
  join sobriety_span
    on sobriety_span.client_id = discharged_stay.client_id
    and sobriety_span.first_on <= discharged_stay.discharged_on
    and sobriety_span.confirmed_until >= discharged_stay.admitted_on
  group by discharged_stay.stay_id
),
judged_stay as (
  select
    discharged_stay.*,
    longest.longest_days,
    case when longest.stay_id is null then 'missing-evidence' end as exclusion
  from discharged_stay
  left join longest on longest.stay_id = discharged_stay.stay_id
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  discharged_on as counted_on,
  null::text as part,
  exclusion,
  array['stay:' || stay_id] as evidence,
  case when exclusion is null then greatest(longest_days, 0) end as value
from judged_stay

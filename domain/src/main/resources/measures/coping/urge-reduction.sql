-- title: Urge reduction
-- question: By how much did the urge fall when clients practiced a coping skill?
-- denominator: practices in the month in stays at the program's levels of care
-- exclusion: no one is taken out
-- numerator: the urge before minus the urge after, each from 0 to 10; a rise counts as negative
-- missing: the urge before or after is not recorded
-- scoring: median
-- unit: points
-- direction: higher
-- additive: no
-- window: month
-- source: program definition; coping in real life
with month_practice as (
  select
    coping_practice.coping_practice_id,
    coping_practice.client_id,
    coping_practice.stay_id,
    coping_practice.practised_on,
    coping_practice.setting as practice_setting,
    coping_practice.urge_before,
    coping_practice.urge_after,
    coping_practice.outcome
  from coping_practice
  join stay on stay.stay_id = coping_practice.stay_id
  where coping_practice.practised_on between :period_start and :period_end
    and stay.is_measured
),
judged_practice as (
  select
    month_practice.*,
    case when urge_before is null or urge_after is null then 'missing-urge' end as exclusion
  from month_practice
)
select
  coping_practice_id as subject_id,
  client_id,
  stay_id,
  practised_on as counted_on,
  null::text as part,
  exclusion,
  array['coping_practice:' || coping_practice_id] as evidence,
  case when exclusion is null then urge_before - urge_after end as value
from judged_practice

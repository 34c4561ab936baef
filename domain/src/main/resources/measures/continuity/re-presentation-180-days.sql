-- title: Re-presentation within 180 days
-- question: Of the clients who completed treatment, how many came back to treatment within 180 days?
-- denominator: stays at the program's levels of care that were completed and whose day 180 after leaving falls in the
--   month
-- exclusion: no one is taken out
-- numerator: any admission, here or elsewhere, at any level, on day 1 to 180 after leaving
-- missing: an admission elsewhere that no one told us of cannot be seen; a stay without discharge and without a service
--   for 30 days has ended with its last service
-- scoring: proportion
-- direction: lower
-- additive: yes
-- window: month
-- source: NDTMS, re-presentation after successful completion
with left_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.level_rank,
    stay.left_on,
    null::text as exclusion
  from stay
  where stay.left_on between :period_start - 180 and :period_end - 180
    and stay.left_known_on <= :period_end
    and stay.discharge_reason = 'completed'
    and stay.is_measured
),
next_admission as (
  select distinct on (left_stay.stay_id) left_stay.stay_id, stay.stay_id as next_stay_id
  from left_stay
  join stay
    on stay.client_id = left_stay.client_id
    and stay.stay_id <> left_stay.stay_id
    and stay.admitted_on between left_stay.left_on + 1 and left_stay.left_on + 180
  order by left_stay.stay_id, stay.admitted_on, stay.stay_id
)
select
  left_stay.stay_id as subject_id,
  left_stay.client_id,
  left_stay.stay_id,
  left_stay.left_on + 180 as counted_on,
  null::text as part,
  left_stay.exclusion,
  array_remove(array['stay:' || left_stay.stay_id, 'stay:' || next_admission.next_stay_id], null) as evidence,
  case when left_stay.exclusion is null then next_admission.stay_id is not null end as met
from left_stay
left join next_admission on next_admission.stay_id = left_stay.stay_id

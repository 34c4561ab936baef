-- title: Readmission within 30 days
-- question: Of the clients who left, how many were admitted again at the same or a higher level within 30 days?
-- denominator: stays at the program's levels of care whose day 30 after leaving falls in the month, whether they ended
--   by a discharge or lapsed
-- exclusion: transferred, died, or was discharged to jail or prison
-- numerator: an admission here or elsewhere at the same or a higher level on day 1 to 30 after leaving; levels in order:
--   0.5, 1 and opioid treatment services, 2.1, 2.5, 3.1, 3.3, 3.5, 3.7, 4, withdrawal management by its number
-- missing: an admission elsewhere that no one told us of cannot be seen; a stay without discharge and without a service
--   for 30 days has ended with its last service
-- scoring: proportion
-- direction: lower
-- additive: yes
-- window: month
-- source: program definition; continuity of care
with left_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.level_rank,
    stay.left_on,
    case when stay.discharge_reason in ('transferred', 'died', 'incarcerated') then stay.discharge_reason end as exclusion
  from stay
  where stay.left_on between :period_start - 30 and :period_end - 30
    and stay.left_known_on <= :period_end
    and stay.is_measured
),
next_admission as (
  select distinct on (left_stay.stay_id) left_stay.stay_id, stay.stay_id as next_stay_id
  from left_stay
  join stay
    on stay.client_id = left_stay.client_id
    and stay.stay_id <> left_stay.stay_id
    and stay.admitted_on between left_stay.left_on + 1 and left_stay.left_on + 30
    and stay.level_rank >= left_stay.level_rank
  order by left_stay.stay_id, stay.admitted_on, stay.stay_id
)
select
  left_stay.stay_id as subject_id,
  left_stay.client_id,
  left_stay.stay_id,
  left_stay.left_on + 30 as counted_on,
  null::text as part,
  left_stay.exclusion,
  array_remove(array['stay:' || left_stay.stay_id, 'stay:' || next_admission.next_stay_id], null) as evidence,
  case when left_stay.exclusion is null then next_admission.stay_id is not null end as met
from left_stay
left join next_admission on next_admission.stay_id = left_stay.stay_id

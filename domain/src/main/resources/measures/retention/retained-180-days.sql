-- title: Retained 180 days
-- question: Of the stays that began 210 days ago, how many lasted at least 180 days?
-- denominator: stays at the program's levels of care whose day 210 after admission falls in the month
--   (180 days to stay, 30 more to learn of it)
-- exclusion: died, or was transferred, before a stay of 180 days
-- numerator: length of stay of at least 180 days; a stay still open at the end of the month counts
-- missing: nothing can be missing: a stay without discharge and without a service for 30 days has ended with its last service
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: length of stay as in TEDS, the federal treatment episode data set
with mature_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.discharge_reason,
    stay.admitted_on + 210 as matured_on,
    stay.left_known_on > :period_end or stay.length_of_stay_days >= 180 as is_retained
  from stay
  where stay.admitted_on between :period_start - 210 and :period_end - 210
    and stay.is_measured
),
judged_stay as (
  select
    mature_stay.*,
    case when not is_retained and discharge_reason in ('died', 'transferred') then discharge_reason end as exclusion
  from mature_stay
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  matured_on as counted_on,
  null::text as part,
  exclusion,
  array['stay:' || stay_id] as evidence,
  case when exclusion is null then is_retained end as met
from judged_stay

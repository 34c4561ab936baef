-- title: Early exit
-- question: Of the stays that began 44 days ago, how many ended within the first 14 days?
-- denominator: stays at the program's levels of care whose day 44 after admission falls in the month
--   (14 days to look at, 30 more to learn of it)
-- exclusion: died, completed or was transferred by day 14
-- numerator: left by day 14 after admission; a stay still open at the end of the month did not
-- missing: nothing can be missing: a stay without discharge and without a service for 30 days has ended with its last service
-- scoring: proportion
-- direction: lower
-- additive: yes
-- window: month
-- source: program definition
with mature_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.discharge_reason,
    stay.admitted_on + 44 as matured_on,
    stay.left_known_on <= :period_end and stay.left_on <= stay.admitted_on + 14 as is_early_exit
  from stay
  where stay.admitted_on between :period_start - 44 and :period_end - 44
    and stay.is_measured
),
judged_stay as (
  select
    mature_stay.*,
    case when is_early_exit and discharge_reason in ('died', 'completed', 'transferred') then discharge_reason end as exclusion
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
  case when exclusion is null then is_early_exit end as met
from judged_stay

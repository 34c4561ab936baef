-- title: Time in treatment
-- question: Of the clients admitted in the past twelve months, what share was still in treatment after each number of days?
-- denominator: stays at the program's levels of care that began in the twelve months
-- exclusion: no one is taken out; those who died or were transferred are followed until they left, those still in treatment
--   until the end of the last month
-- numerator: left treatment for any other reason, completion among them, which is marked on the curve; time is the
--   length of stay in days
-- missing: nothing can be missing: a stay without discharge and without a service for 30 days has ended with its last service
-- scoring: survival
-- unit: days
-- direction: higher
-- additive: no
-- window: 12 months
-- source: Kaplan and Meier (1958); length of stay as in TEDS, the federal treatment episode data set
with admitted_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.admitted_on,
    stay.left_known_on > :period_end as is_open,
    coalesce(stay.discharge_reason in ('died', 'transferred'), false) as is_censored_on_leaving,
    coalesce(stay.discharge_reason = 'completed', false) as is_completed,
    stay.length_of_stay_days,
    greatest(:period_end - stay.admitted_on + stay.is_outpatient::int, 1) as days_until_period_end
  from stay
  where stay.admitted_on between :period_start and :period_end
    and stay.is_measured
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  admitted_on as counted_on,
  null::text as part,
  null::text as exclusion,
  array['stay:' || stay_id] as evidence,
  case when is_open then days_until_period_end else length_of_stay_days end as value,
  not is_open and not is_censored_on_leaving as event,
  case when not is_open and is_completed then 'completed' end as category
from admitted_stay

-- title: Ways of leaving
-- question: Of the clients admitted in the past twelve months, what share had left in which way after each number of
--   days?
-- denominator: stays at the program's levels of care that began in the twelve months
-- exclusion: no one is taken out; those still in treatment are followed until the end of the last month
-- numerator: left by completing, by transfer, by dropping out or being terminated, by death or going to jail or prison,
--   or for another reason or one not recorded; time is the length of stay in days
-- missing: a discharge without a reason is counted as other or not recorded; a stay without discharge and without a
--   service for 30 days has dropped out with its last service
-- scoring: incidence
-- unit: days
-- direction: none
-- additive: no
-- window: 12 months
-- source: Aalen and Johansen (1978); reasons as in TEDS-D
with admitted_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.admitted_on,
    stay.has_lapsed,
    stay.discharge_reason,
    stay.left_known_on > :period_end as is_open,
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
  case
    when is_open then null
    when discharge_reason in ('completed', 'transferred') then discharge_reason
    when has_lapsed or discharge_reason in ('dropped_out', 'terminated') then 'dropped_out_or_terminated'
    when discharge_reason in ('died', 'incarcerated') then 'died_or_incarcerated'
    else 'other_or_not_recorded'
  end as category
from admitted_stay

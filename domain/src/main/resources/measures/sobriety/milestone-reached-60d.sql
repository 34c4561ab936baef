-- title: 60 days without use, lower bound
-- question: How many clients are known to have been without use for 60 days when that much time had passed?
-- denominator: stays at the program's levels of care for which 60 days from the day after admission are over in the month,
--   clients who have left among them
-- exclusion: died before that day
-- numerator: on that day a confirmed run of at least 60 days without use
-- missing: not confirmed, because there was no evidence for 30 days, counts as not reached: the true share is at least this
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: program definition
with died_client as (
  select client_id, min(left_known_on) as died_on
  from stay
  where discharge_reason = 'died'
  group by client_id
),
judged_stay as (
  select
    milestone.stay_id,
    milestone.client_id,
    milestone.milestone_on,
    case when died_client.died_on < milestone.milestone_on then 'died' end as exclusion,
    milestone.state = 'reached' as is_reached
  from milestone
  join stay on stay.stay_id = milestone.stay_id
  left join died_client on died_client.client_id = milestone.client_id
  where milestone.milestone_on between :period_start and :period_end
    and milestone.milestone = '60d'
    and stay.is_measured
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  milestone_on as counted_on,
  null::text as part,
  exclusion,
  array['stay:' || stay_id] as evidence,
  case when exclusion is null then is_reached end as met
from judged_stay

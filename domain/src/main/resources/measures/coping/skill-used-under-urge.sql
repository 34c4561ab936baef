-- title: Skill used under strong urge
-- question: When the urge was strong, how often did clients use a skill?
-- denominator: practices in the month with an urge of 7 or more before, in stays at the program's levels of care; one
--   without an urge recorded is not counted
-- exclusion: no one is taken out
-- numerator: the outcome is that a skill was used
-- missing: no outcome is recorded
-- scoring: proportion
-- direction: higher
-- additive: yes
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
strong_urge as (
  select
    month_practice.*,
    case when outcome is null then 'missing-outcome' end as exclusion
  from month_practice
  where urge_before >= 7
)
select
  coping_practice_id as subject_id,
  client_id,
  stay_id,
  practised_on as counted_on,
  null::text as part,
  exclusion,
  array['coping_practice:' || coping_practice_id] as evidence,
  case when exclusion is null then outcome = 'used_skill' end as met
from strong_urge

-- title: Settings practiced in
-- question: Of the clients who practiced, how many did so in at least three settings?
-- denominator: clients with at least one practice in the month in a stay at the program's levels of care
-- exclusion: no one is taken out
-- numerator: practices in the month in at least three of the settings home, work, school, social, family, commute and
--   other
-- missing: none of the client's practices has a setting recorded
-- scoring: proportion
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
practising_client as (
  select
    client_id,
    (array_agg(stay_id order by practised_on desc, coping_practice_id desc))[1] as stay_id,
    count(distinct practice_setting) as count_settings,
    count(practice_setting) as count_with_setting,
    array_agg('coping_practice:' || coping_practice_id order by coping_practice_id) as evidence
  from month_practice
  group by client_id
),
judged_client as (
  select
    practising_client.*,
    case when count_with_setting = 0 then 'missing-setting' end as exclusion
  from practising_client
)
select
  client_id as subject_id,
  client_id,
  stay_id,
  :period_end as counted_on,
  null::text as part,
  exclusion,
  evidence,
  case when exclusion is null then count_settings >= 3 end as met
from judged_client

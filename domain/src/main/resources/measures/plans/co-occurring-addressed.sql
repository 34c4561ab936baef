-- title: Co-occurring disorder addressed
-- question: Of the clients in care with a mental-health diagnosis, how many have a plan that addresses it?
-- denominator: stays at the program's levels of care that were open on the month's last day, of clients with a mental-
--   health diagnosis active on it; one without a date of onset is active until it is resolved
-- exclusion: no one is taken out
-- numerator: the latest plan of the stay by then addresses the co-occurring disorder; no plan is not met
-- missing: the latest plan does not say whether it does
-- scoring: proportion
-- direction: higher
-- additive: no
-- window: month
-- source: program definition; tailored plans
with stay_in_care as (
  select
    stay.stay_id,
    stay.client_id
  from stay
  where stay.admitted_on <= :period_end
    and stay.left_known_on > :period_end
    and stay.is_measured
),
active_diagnosis as (
  select client_id, min(diagnosis_id) as diagnosis_id
  from diagnosis
  where kind = 'mental_health'
    and (onset_on is null or onset_on <= :period_end)
    and (resolved_on is null or resolved_on > :period_end)
  group by client_id
),
latest_plan as (
  select distinct on (stay_id) stay_id, plan_id, addresses_co_occurring
  from plan
  where written_on <= :period_end
  order by stay_id, written_on desc, plan_id desc
),
judged_stay as (
  select
    stay_in_care.*,
    active_diagnosis.diagnosis_id,
    latest_plan.plan_id,
    latest_plan.addresses_co_occurring,
    case
      when latest_plan.plan_id is not null and latest_plan.addresses_co_occurring is null then 'missing-answer-in-plan'
    end as exclusion
  from stay_in_care
  join active_diagnosis on active_diagnosis.client_id = stay_in_care.client_id
  left join latest_plan on latest_plan.stay_id = stay_in_care.stay_id
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  :period_end as counted_on,
  null::text as part,
  exclusion,
  array_remove(array['stay:' || stay_id, 'diagnosis:' || diagnosis_id, 'plan:' || plan_id], null) as evidence,
  case when exclusion is null then coalesce(addresses_co_occurring, false) end as met
from judged_stay

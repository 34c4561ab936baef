-- title: Plan within 14 days
-- question: Of the clients who stayed 14 days, how many had a treatment plan by then?
-- denominator: stays at the program's levels of care whose day 14 after admission falls in the month
-- exclusion: left before day 14, as known at the end of the month
-- numerator: a plan of the stay was written by day 14; one written before admission counts
-- missing: no plan known counts as none; a stay without discharge and without a service for 30 days has ended with its
--   last service
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: program definition; tailored plans
with mature_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.admitted_on,
    case
      when stay.left_on < stay.admitted_on + 14 and stay.left_known_on <= :period_end then 'left-before'
    end as exclusion
  from stay
  where stay.admitted_on between :period_start - 14 and :period_end - 14
    and stay.is_measured
),
first_plan as (
  select distinct on (mature_stay.stay_id) mature_stay.stay_id, plan.plan_id
  from mature_stay
  join plan
    on plan.stay_id = mature_stay.stay_id
    and plan.written_on <= mature_stay.admitted_on + 14
  order by mature_stay.stay_id, plan.written_on, plan.plan_id
)
select
  mature_stay.stay_id as subject_id,
  mature_stay.client_id,
  mature_stay.stay_id,
  mature_stay.admitted_on + 14 as counted_on,
  null::text as part,
  mature_stay.exclusion,
  array_remove(array['stay:' || mature_stay.stay_id, 'plan:' || first_plan.plan_id], null) as evidence,
  case when mature_stay.exclusion is null then first_plan.plan_id is not null end as met
from mature_stay
left join first_plan on first_plan.stay_id = mature_stay.stay_id

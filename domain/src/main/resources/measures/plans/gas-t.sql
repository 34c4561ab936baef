-- title: Goal attainment, T score
-- question: How far did clients attain their goals, all goals of a stay together?
-- denominator: stays at the program's levels of care that were discharged in the month
-- exclusion: no one is taken out
-- numerator: T = 50 + 10 times the sum of weight times rating, divided by the root of 0.70 times the sum of squared
--   weights plus 0.30 times the square of their sum; 50 is as expected; a goal without a weight has weight 1
-- missing: no goal of the stay was rated by the end of the month
-- scoring: mean
-- unit: points
-- direction: higher
-- additive: yes
-- window: month
-- source: Kiresuk and Sherman (1968), with the usual correlation of 0.30
with discharged_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.discharged_on
  from stay
  where stay.discharged_on between :period_start and :period_end
    and stay.is_measured
),
weighed_goal as (
  select stay_id, goal_id, coalesce(weight, 1) as weight, rating
  from goal
  where rating is not null
    and coalesce(rated_on, closed_on, set_on) <= :period_end
),
stay_total as (
  select
    stay_id,
    sum(weight * rating) as weighed_ratings,
    sum(weight * weight) as squared_weights,
    sum(weight) * sum(weight) as square_of_weights,
    array_agg('goal:' || goal_id order by goal_id) as evidence
  from weighed_goal
  group by stay_id
  having sum(weight) > 0
),
judged_stay as (
  select
    discharged_stay.*,
    stay_total.weighed_ratings,
    stay_total.squared_weights,
    stay_total.square_of_weights,
    stay_total.evidence,
    case when stay_total.stay_id is null then 'missing-rating' end as exclusion
  from discharged_stay
  left join stay_total on stay_total.stay_id = discharged_stay.stay_id
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  discharged_on as counted_on,
  null::text as part,
  exclusion,
  array['stay:' || stay_id] || evidence as evidence,
  case
    when exclusion is null
      then 50 + 10 * weighed_ratings / sqrt((1 - 0.30) * squared_weights + 0.30 * square_of_weights)
  end as value
from judged_stay

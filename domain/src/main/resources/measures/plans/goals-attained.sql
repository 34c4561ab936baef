-- title: Goals attained
-- question: Of the goals closed in the month, how many were attained?
-- denominator: goals closed in the month, of plans of stays at the program's levels of care
-- exclusion: no one is taken out
-- numerator: rated 0 (as expected) or better on the scale from -2 to +2 of Goal Attainment Scaling
-- missing: no rating by the end of the month
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: Goal Attainment Scaling, Kiresuk and Sherman (1968)
with closed_goal as (
  select
    goal.goal_id,
    goal.client_id,
    goal.stay_id,
    goal.closed_on,
    case when goal.rated_on is null or goal.rated_on <= :period_end then goal.rating end as known_rating
  from goal
  join stay on stay.stay_id = goal.stay_id
  where goal.closed_on between :period_start and :period_end
    and stay.is_measured
),
judged_goal as (
  select
    closed_goal.*,
    case when known_rating is null then 'missing-rating' end as exclusion
  from closed_goal
)
select
  goal_id as subject_id,
  client_id,
  stay_id,
  closed_on as counted_on,
  null::text as part,
  exclusion,
  array['goal:' || goal_id] as evidence,
  case when exclusion is null then known_rating >= 0 end as met
from judged_goal

-- title: Goals closed without a rating
-- why: nobody knows whether the goal was attained
-- severity: warning
-- tolerance: 0.10
-- feed: goal
-- affects: goal
select
  client_id,
  'goal' as feed,
  goal_id as record_id
from goal
where closed_on <= :known_on
  and rating is null

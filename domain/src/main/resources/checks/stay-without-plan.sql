-- title: Stays without a treatment plan
-- why: a plan is due by day 14 after admission; without one the plan pages of the report are empty for the client
-- severity: warning
-- tolerance: 0.05
-- feed: stay
-- affects: plan
select
  stay.client_id,
  'stay' as feed,
  stay.stay_id as record_id
from stay
where stay.admitted_on + 14 < :known_on
  and stay.left_on > stay.admitted_on + 14
  and stay.is_measured
  and not exists (select 1 from plan where plan.stay_id = stay.stay_id)

-- title: Plans written more than 14 days before admission
-- why: the plan may belong to an earlier stay
-- severity: warning
-- tolerance: 0.02
-- feed: plan
-- affects: plan
select
  plan.client_id,
  'plan' as feed,
  plan.plan_id as record_id
from plan
join stay on stay.stay_id = plan.stay_id
where plan.written_on < stay.admitted_on - 14

-- title: Reviews due before their plan was written
-- why: the due date or the plan is wrong
-- severity: warning
-- tolerance: 0.01
-- feed: plan_review
-- affects: plan_review
select
  plan_review.client_id,
  'plan_review' as feed,
  plan_review.plan_review_id as record_id
from plan_review
join plan on plan.plan_id = plan_review.plan_id
where plan_review.due_on < plan.written_on

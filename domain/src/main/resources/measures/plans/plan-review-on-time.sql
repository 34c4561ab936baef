-- title: Plan reviewed on time
-- question: Of the plan reviews due in the month, how many took place by the due date?
-- denominator: reviews due in the month on plans of stays at the program's levels of care that were open on the due date
--   (admitted by it, not yet discharged or lapsed on it)
-- exclusion: no one is taken out
-- numerator: reviewed on or before the due date
-- missing: no review known counts as none
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: state licence; CARF
with due_review as (
  select
    plan_review.plan_review_id,
    plan_review.client_id,
    plan_review.stay_id,
    plan_review.plan_id,
    plan_review.due_on,
    plan_review.reviewed_on
  from plan_review
  join stay on stay.stay_id = plan_review.stay_id
  where plan_review.due_on between :period_start and :period_end
    and plan_review.due_on >= stay.admitted_on
    and plan_review.due_on < stay.left_known_on
    and stay.is_measured
)
select
  plan_review_id as subject_id,
  client_id,
  stay_id,
  due_on as counted_on,
  null::text as part,
  null::text as exclusion,
  array['plan_review:' || plan_review_id, 'plan:' || plan_id] as evidence,
  coalesce(reviewed_on <= due_on, false) as met
from due_review

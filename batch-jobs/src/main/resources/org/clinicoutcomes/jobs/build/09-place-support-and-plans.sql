-- The other feeds, each row at its stay and site.

insert into support_contact (support_contact_id, client_id, stay_id, site, contacted_on, kind, verified)
select
  support_contact_id,
  known_support_contact.client_id,
  stay_of_day.stay_id,
  coalesce(stay_of_day.site, client.site),
  contacted_on,
  kind,
  verified
from known_support_contact
join client using (client_id)
left join stay_of_day
  on stay_of_day.client_id = known_support_contact.client_id
  and stay_of_day.of_site = ''
  and contacted_on between stay_of_day.from_on and stay_of_day.to_on;

insert into coping_practice (
  coping_practice_id, client_id, stay_id, site, practised_on, skill, setting, urge_before, urge_after, outcome
)
select
  coping_practice_id,
  known_coping_practice.client_id,
  stay_of_day.stay_id,
  coalesce(stay_of_day.site, client.site),
  practised_on,
  skill,
  setting,
  urge_before,
  urge_after,
  outcome
from known_coping_practice
join client using (client_id)
left join stay_of_day
  on stay_of_day.client_id = known_coping_practice.client_id
  and stay_of_day.of_site = ''
  and practised_on between stay_of_day.from_on and stay_of_day.to_on;

insert into plan (plan_id, client_id, stay_id, site, written_on, needs_assessed, addresses_co_occurring)
select
  plan_id,
  known_plan.client_id,
  known_plan.stay_id,
  stay.site,
  written_on,
  needs_assessed,
  addresses_co_occurring
from known_plan
join stay on stay.stay_id = known_plan.stay_id and stay.client_id = known_plan.client_id;

insert into plan_review (plan_review_id, plan_id, client_id, stay_id, site, due_on, reviewed_on)
select
  plan_review_id,
  plan_id,
  plan.client_id,
  plan.stay_id,
  plan.site,
  due_on,
  reviewed_on
from known_plan_review
join plan using (plan_id);

insert into goal (goal_id, plan_id, client_id, stay_id, site, domain, weight, set_on, closed_on, rating, rated_on)
select
  goal_id,
  plan_id,
  plan.client_id,
  plan.stay_id,
  plan.site,
  domain,
  weight,
  set_on,
  closed_on,
  rating,
  rated_on
from known_goal
join plan using (plan_id);

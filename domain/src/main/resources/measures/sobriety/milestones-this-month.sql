-- title: Milestones reached this month
-- question: How many clients reached 24 hours, 30, 60, 90 days, 6, 9 months and 1 year without use for the first time ever?
-- denominator: clients, in care or not, counted at most once for each milestone
-- exclusion: no one is taken out
-- numerator: the first day on which a run of days without use reached the milestone falls in the month, and the run is
--   confirmed on that day
-- missing: a run is not confirmed after 30 days without evidence; a milestone on such a day is not counted. A report made
--   after the month about days in it can still add to it
-- scoring: count
-- unit: clients
-- direction: higher
-- additive: yes
-- window: month
-- source: program definition
with milestone_length (part, length) as (
  values
    ('24h', interval '1 day'),
    ('30d', interval '30 days'),
    ('60d', interval '60 days'),
    ('90d', interval '90 days'),
    ('6m', interval '6 months'),
    ('9m', interval '9 months'),
    ('1y', interval '1 year')
),
reached_milestone as (
  select
    sobriety_span.client_id,
    milestone_length.part,
    (sobriety_span.first_on + milestone_length.length)::date as reached_on
  from sobriety_span
  join milestone_length on (sobriety_span.first_on + milestone_length.length)::date <= sobriety_span.confirmed_until
),
first_reached_milestone as (
  select client_id, part, min(reached_on) as reached_on
  from reached_milestone
  group by client_id, part
)
select
  client_id as subject_id,
  client_id,
  null::text as stay_id,
  reached_on as counted_on,
  part,
  null::text as exclusion,
  null::text[] as evidence,
  1 as value
from first_reached_milestone
where reached_on between :period_start and :period_end

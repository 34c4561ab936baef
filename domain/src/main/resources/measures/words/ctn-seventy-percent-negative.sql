-- title: Seventy percent of weeks negative
-- question: Of the stays discharged, how many were negative in at least 70 % of their first 15 weeks with a
--   test result?
-- denominator: stays of any level, own, discharged in the month
-- exclusion: no one
-- numerator: weeks with only negative tests, a mixed week counting one half, are at least 70 % of the first 15
--   weeks with a test result
-- missing: weeks without a result are left out; a stay without any result is not met
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: CTN-0094 outcome library, rule of Kosten (1993)
with discharge as (
  select
    stay.stay_id,
    stay.client_id,
    stay.discharged_on,
    left(translate(coalesce(weekly_word.word, ''), 'o_', ''), 15) as first_weeks_present
  from stay
  left join weekly_word on weekly_word.stay_id = stay.stay_id and weekly_word.client_id = stay.client_id
  where not stay.is_external
    and stay.discharged_on between :period_start and :period_end
),

share as (
  select
    discharge.*,
    length(first_weeks_present) - length(replace(first_weeks_present, '-', '')) as count_negative,
    length(first_weeks_present) - length(replace(first_weeks_present, '*', '')) as count_mixed,
    length(first_weeks_present) as count_weeks
  from discharge
)

select
  stay_id as subject_id,
  client_id,
  stay_id,
  discharged_on as counted_on,
  null::text as part,
  null::text as exclusion,
  array['stay:' || stay_id] as evidence,
  count_weeks > 0 and count_negative + 0.5 * count_mixed >= 0.7 * count_weeks as met
from share

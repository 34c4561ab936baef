-- title: Last week with a test result
-- question: How many weeks long did the client come to be tested?
-- denominator: stays of any level, own, discharged in the month
-- exclusion: no one
-- numerator: number of the last week with a test result
-- missing: weeks without a result and weeks with nothing scheduled at the end are left out; a stay without any
--   result has 0
-- scoring: mean
-- unit: weeks
-- direction: higher
-- additive: yes
-- window: month
-- source: CTN-0094 weekly word
with discharge as (
  select
    stay.stay_id,
    stay.client_id,
    stay.discharged_on,
    coalesce(weekly_word.word, '') as word
  from stay
  left join weekly_word on weekly_word.stay_id = stay.stay_id and weekly_word.client_id = stay.client_id
  where not stay.is_external
    and stay.discharged_on between :period_start and :period_end
)

select
  stay_id as subject_id,
  client_id,
  stay_id,
  discharged_on as counted_on,
  null::text as part,
  null::text as exclusion,
  array['stay:' || stay_id] as evidence,
  length(rtrim(word, 'o_')) as value
from discharge

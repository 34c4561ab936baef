-- title: Share of weeks negative, of weeks with a result
-- question: What share of the weeks with a test result was negative?
-- denominator: stays of any level, own, discharged in the month
-- exclusion: no one
-- numerator: weeks with only negative tests, a mixed week counting one half, divided by the weeks with a test result
-- missing: weeks without a result are left out; a stay without any result has 0
-- scoring: mean
-- unit: share
-- direction: higher
-- additive: yes
-- window: month
-- source: CTN-0094 outcome library, rule of Fudala (2003)
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
),

share as (
  select
    discharge.*,
    length(word) - length(replace(word, '-', '')) as count_negative,
    length(word) - length(replace(word, '*', '')) as count_mixed,
    length(translate(word, 'o_', '')) as count_weeks
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
  case
    when count_weeks = 0 then 0
    else (count_negative + 0.5 * count_mixed) / count_weeks
  end as value
from share

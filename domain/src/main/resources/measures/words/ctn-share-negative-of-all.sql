-- title: Share of weeks negative, of all weeks
-- question: What share of the weeks with a scheduled test was negative?
-- denominator: stays of any level, own, discharged in the month
-- exclusion: no one
-- numerator: weeks with only negative tests, a mixed week counting one half, divided by all weeks with a
--   scheduled test
-- missing: a week with missed, refused or invalid tests only counts as not negative; a week with nothing
--   scheduled is left out; a stay with no such week has 0
-- scoring: mean
-- unit: share
-- direction: higher
-- additive: yes
-- window: month
-- source: CTN-0094 outcome library, rule of Fiellin (2006)
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
    length(replace(word, '_', '')) as count_weeks
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

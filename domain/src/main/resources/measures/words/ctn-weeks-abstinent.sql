-- title: Weeks abstinent
-- question: How many weeks of the stay were abstinent by weekly tests?
-- denominator: stays of any level, own, discharged in the month
-- exclusion: no one
-- numerator: number of weeks with only negative tests
-- missing: a week with missed, refused or invalid tests only, and a mixed week, count as not abstinent; nothing
--   scheduled counts for nothing; a stay without weeks has 0
-- scoring: mean
-- unit: weeks
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
)

select
  stay_id as subject_id,
  client_id,
  stay_id,
  discharged_on as counted_on,
  null::text as part,
  null::text as exclusion,
  array['stay:' || stay_id] as evidence,
  length(word) - length(replace(word, '-', '')) as value
from discharge

-- title: Three weeks abstinent in a row
-- question: Of the stays discharged, how many had three weeks in a row with only negative tests?
-- denominator: stays of any level, own, discharged in the month
-- exclusion: no one
-- numerator: three consecutive weeks of the weekly word with only negative tests
-- missing: a week with missed tests, a mixed week or a week with nothing scheduled breaks the row
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
  strpos(word, '---') > 0 as met
from discharge

-- title: Abstinent in weeks 12–15
-- question: Of the stays discharged, how many were abstinent by weekly tests in weeks 12 to 15?
-- denominator: stays of any level, own, discharged in the month
-- exclusion: no one
-- numerator: weeks 12, 13, 14 and 15 of the weekly word hold only negatives, or three negatives and one week of
--   missed tests
-- missing: a second week without result, a mixed week, a week with nothing scheduled or a stay shorter than 15
--   weeks is not met
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: CTN-0094 outcome library, rule of CTN-0094 (2023)
with discharge as (
  select
    stay.stay_id,
    stay.client_id,
    stay.discharged_on,
    substr(coalesce(weekly_word.word, ''), 12, 4) as weeks_12_to_15
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
  weeks_12_to_15 in ('----', 'o---', '-o--', '--o-', '---o') as met
from discharge

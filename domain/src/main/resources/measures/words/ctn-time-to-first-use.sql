-- title: Weeks to first use
-- question: How many weeks passed until the first week with use?
-- denominator: stays of any level, own, discharged in the month
-- exclusion: no one
-- numerator: time = number of the first positive week; without one the stay is censored at the number of its weeks
-- missing: a week whose tests were missed, refused or invalid counts as positive, and so does a mixed week; a
--   week with nothing scheduled stays as it is
-- scoring: survival
-- unit: weeks
-- direction: higher
-- additive: no
-- window: month
-- source: CTN-0094 outcome library, rule of Mokri (2016)
with discharge as (
  select
    stay.stay_id,
    stay.client_id,
    stay.discharged_on,
    translate(coalesce(weekly_word.word, ''), 'o*', '++') as strict_word
  from stay
  left join weekly_word on weekly_word.stay_id = stay.stay_id and weekly_word.client_id = stay.client_id
  where not stay.is_external
    and stay.discharged_on between :period_start and :period_end
),

first_match as (
  select
    discharge.*,
    strpos(strict_word, '+') as first_week
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
    when first_week > 0 then first_week
    else length(strict_word)
  end as value,
  first_week > 0 as event
from first_match

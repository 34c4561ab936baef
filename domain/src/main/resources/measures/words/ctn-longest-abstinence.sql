-- title: Longest abstinence in weeks
-- question: How long was the longest run of weeks without use?
-- denominator: stays of any level, own, discharged in the month
-- exclusion: no one
-- numerator: length in weeks of the longest run without a positive week
-- missing: a week whose tests were missed, refused or invalid counts as positive, and so does a mixed week; a
--   week with nothing scheduled stays as it is, and so neither breaks a run nor is left out of its length
-- scoring: mean
-- unit: weeks
-- direction: higher
-- additive: yes
-- window: month
-- source: CTN-0094 outcome library, rule of Schottenfeld (2008)
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

longest_run as (
  select
    discharge.stay_id,
    discharge.client_id,
    discharge.discharged_on,
    max(length(run)) as count_weeks
  from discharge
  left join lateral string_to_table(discharge.strict_word, '+') as run on true
  group by discharge.stay_id, discharge.client_id, discharge.discharged_on
)

select
  stay_id as subject_id,
  client_id,
  stay_id,
  discharged_on as counted_on,
  null::text as part,
  null::text as exclusion,
  array['stay:' || stay_id] as evidence,
  coalesce(count_weeks, 0) as value
from longest_run

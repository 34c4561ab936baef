-- title: Negative tests, missed counted as negative
-- question: What share of drug tests was negative if no missed test hides use?
-- denominator: drug tests scheduled in the month during stays at the program's levels of care
-- exclusion: invalid specimens
-- numerator: the test was negative, missed or refused
-- missing: missed and refused tests count as negative: the true share is at most this
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: missing-data rules of clinical trials of addiction treatment; all four are printed side by side
with month_specimen as (
  select
    specimen.specimen_id,
    specimen.client_id,
    specimen.stay_id,
    specimen.scheduled_on,
    specimen.result,
    case when specimen.result = 'invalid' then 'invalid-specimen' end as exclusion
  from specimen
  join stay on stay.stay_id = specimen.stay_id
  where specimen.scheduled_on between :period_start and :period_end
    and stay.is_measured
)
select
  specimen_id as subject_id,
  client_id,
  stay_id,
  scheduled_on as counted_on,
  null::text as part,
  exclusion,
  array['drug_test:' || specimen_id] as evidence,
  case when exclusion is null then result in ('negative', 'missed', 'refused') end as met
from month_specimen

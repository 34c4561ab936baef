-- title: Negative tests, last result carried forward
-- question: What share of drug tests was negative if a missed test would have shown what the one before it showed?
-- denominator: drug tests scheduled in the month during stays at the program's levels of care
-- exclusion: invalid specimens
-- numerator: the test was negative, or was missed or refused and the last result before it in the stay was negative
-- missing: missed and refused tests take the last result of an earlier day in the stay, also before the month; without one
--   they count as positive
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
),
carried_result as (
  select distinct on (month_specimen.specimen_id)
    month_specimen.specimen_id,
    earlier.result
  from month_specimen
  join specimen earlier
    on earlier.stay_id = month_specimen.stay_id
    and earlier.scheduled_on < month_specimen.scheduled_on
  where month_specimen.result in ('missed', 'refused')
    and earlier.result in ('negative', 'positive')
  order by month_specimen.specimen_id, earlier.scheduled_on desc, earlier.result desc
)
select
  month_specimen.specimen_id as subject_id,
  month_specimen.client_id,
  month_specimen.stay_id,
  month_specimen.scheduled_on as counted_on,
  null::text as part,
  month_specimen.exclusion,
  array['drug_test:' || month_specimen.specimen_id] as evidence,
  case
    when month_specimen.exclusion is not null then null
    when month_specimen.result in ('missed', 'refused') then coalesce(carried_result.result, 'positive') = 'negative'
    else month_specimen.result = 'negative'
  end as met
from month_specimen
left join carried_result on carried_result.specimen_id = month_specimen.specimen_id

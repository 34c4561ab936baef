-- What tests, reports of use and questions about the past 30 days say of use and of no use.

insert into sobriety_evidence (client_id, from_on, to_on, is_use, known_on, evidence)
with
  report as (
    select
      known_use_report.*,
      used and prescribed is not true as is_use,
      coalesce(used_from, used_to) as timeline_from_on,
      coalesce(used_to, used_from) as timeline_to_on,
      'use_report:' || use_report_id as evidence
    from known_use_report
    join client using (client_id)
  ),
  asked as (
    select
      known_life_status.*,
      'life_status:' || life_status_id as evidence
    from known_life_status
    join client using (client_id)
  ),
  reported_use as (
    select
      client_id,
      substance,
      coalesce(timeline_from_on, reported_on - (coalesce(days_in_past_30, 0) > 0)::int) as from_on,
      coalesce(timeline_to_on, reported_on - (coalesce(days_in_past_30, 0) > 0)::int) as to_on,
      reported_on as known_on,
      evidence
    from report
    where is_use
    union all
    select
      client_id,
      case when days_used_alcohol_past_30 > 0 and coalesce(days_used_drugs_past_30, 0) = 0 then 'alcohol' else 'any' end,
      asked_on - 1,
      asked_on - 1,
      asked_on,
      evidence
    from asked
    where days_used_alcohol_past_30 > 0
      or days_used_drugs_past_30 > 0
      -- a band counts only where days are not known
      or (
        days_used_alcohol_past_30 is null
        and days_used_drugs_past_30 is null
        and use_frequency_primary in ('some', 'daily')
      )
  ),
  positive_test as (
    select
      client_id,
      drug_test_id,
      substance,
      coalesce(collected_on, scheduled_on) as tested_on
    from known_drug_test
    join client using (client_id)
    where result = 'positive'
      and prescribed is not true
  ),
  -- a positive that may stem from use before admission, once for each stay it may go back to.
  -- When use since that admission is reported, it counts from the day of that report
  residual_test as (
    select
      positive_test.drug_test_id,
      stay.stay_id,
      min(reported_use.known_on) as use_reported_on
    from positive_test
    join residual using (substance)
    join stay
      on stay.client_id = positive_test.client_id
      and not stay.is_external
      and positive_test.tested_on between stay.admitted_on and stay.admitted_on + residual.residual_days
    left join reported_use
      on reported_use.client_id = positive_test.client_id
      and reported_use.substance in (positive_test.substance, 'any')
      and reported_use.from_on <= positive_test.tested_on
      and reported_use.to_on > stay.admitted_on
    where residual.residual_days > 0
    group by positive_test.drug_test_id, stay.stay_id
  ),
  excused_test as (
    select
      drug_test_id,
      bool_or(use_reported_on is null) as is_excused,
      max(use_reported_on) as use_reported_on
    from residual_test
    group by drug_test_id
  )
select client_id, from_on, to_on, true, known_on, evidence
from reported_use
union all
select
  positive_test.client_id,
  positive_test.tested_on,
  positive_test.tested_on,
  true,
  greatest(positive_test.tested_on, excused_test.use_reported_on),
  'drug_test:' || positive_test.drug_test_id
from positive_test
left join excused_test using (drug_test_id)
where excused_test.is_excused is not true
union all
select
  client_id,
  coalesce(collected_on, scheduled_on),
  coalesce(collected_on, scheduled_on),
  false,
  coalesce(collected_on, scheduled_on),
  'drug_test:' || specimen_id
from specimen
where is_all_negative
  and client_id in (select client_id from known_client)
union all
select
  client_id,
  coalesce(timeline_from_on, reported_on),
  coalesce(timeline_to_on, reported_on),
  false,
  reported_on,
  evidence
from report
where not used
  and substance = 'any'
union all
select client_id, reported_on - 30, reported_on - 1, false, reported_on, evidence
from report
where days_in_past_30 = 0
  and substance = 'any'
union all
select client_id, asked_on - 30, asked_on - 1, false, asked_on, evidence
from asked
where days_used_alcohol_past_30 = 0
  and days_used_drugs_past_30 = 0;

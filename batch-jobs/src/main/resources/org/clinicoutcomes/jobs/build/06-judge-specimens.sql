-- One result per specimen, and one letter per week of every own stay.

insert into specimen (
  specimen_id, client_id, stay_id, site, scheduled_on, collected_on, result, result_in_word, is_all_negative
)
with
  test as (
    select
      known_drug_test.*,
      case when specimen_id is null then '' else source end as specimen_source,
      coalesce(specimen_id, scheduled_on::text) as specimen_key,
      cardinality(setting.word_substances) = 0
        or substance = 'any'
        or substance = any (setting.word_substances) as is_in_word,
      case
        when result = 'positive' and prescribed is not true then 1
        when result in ('negative', 'positive') then 2
        when result = 'missed' then 3
        when result = 'refused' then 4
        else 5
      end as finding
    from known_drug_test
    cross join setting
  ),
  judged_specimen as (
    select
      min(test.drug_test_id) as specimen_id,
      test.client_id,
      count(test.stay_id) > 0 as names_stay,
      min(named_stay.stay_id) as named_stay_id,
      min(test.scheduled_on) as scheduled_on,
      min(test.collected_on) as collected_on,
      min(test.finding) as finding,
      min(test.finding) filter (where test.is_in_word) as finding_in_word,
      min(test.finding) = 2 and max(test.finding) = 2 as is_all_negative
    from test
    left join known_stay as named_stay on named_stay.stay_id = test.stay_id and named_stay.client_id = test.client_id
    group by test.client_id, test.specimen_source, test.specimen_key
  ),
  word_for as (
    select array['positive', 'negative', 'missed', 'refused', 'invalid'] as finding
  )
select
  judged_specimen.specimen_id,
  judged_specimen.client_id,
  coalesce(named_stay.stay_id, found_stay.stay_id),
  coalesce(named_stay.site, found_stay.site, client.site),
  judged_specimen.scheduled_on,
  judged_specimen.collected_on,
  word_for.finding[judged_specimen.finding],
  word_for.finding[judged_specimen.finding_in_word],
  judged_specimen.is_all_negative
from judged_specimen
cross join word_for
join client using (client_id)
left join stay as named_stay on named_stay.stay_id = judged_specimen.named_stay_id
left join stay_of_day as found_stay
  on not judged_specimen.names_stay
  and found_stay.client_id = judged_specimen.client_id
  and found_stay.of_site = ''
  and coalesce(judged_specimen.collected_on, judged_specimen.scheduled_on) between found_stay.from_on and found_stay.to_on;

insert into weekly_word (stay_id, client_id, word)
with
  own_stay as (
    select
      stay_id,
      client_id,
      admitted_on,
      (coalesce(discharged_on, left_on) - admitted_on + 6) / 7 as weeks
    from stay
    where not is_external
      and client_id in (select client_id from known_client)
  ),
  dated_specimen as (
    select
      specimen.stay_id,
      (coalesce(specimen.collected_on, specimen.scheduled_on) - own_stay.admitted_on + 6) / 7 as week,
      specimen.result_in_word as result
    from specimen
    join own_stay using (stay_id)
    where specimen.result_in_word is not null
      and coalesce(specimen.collected_on, specimen.scheduled_on) > own_stay.admitted_on
  ),
  tested_week as (
    select
      stay_id,
      week,
      case
        when bool_or(result = 'positive') and bool_or(result = 'negative') then '*'
        when bool_or(result = 'positive') then '+'
        when bool_or(result = 'negative') then '-'
        else 'o'
      end as letter
    from dated_specimen
    group by stay_id, week
  )
select
  own_stay.stay_id,
  own_stay.client_id,
  coalesce(string_agg(coalesce(tested_week.letter, '_'), '' order by week) filter (where week is not null), '')
from own_stay
left join lateral generate_series(1, own_stay.weeks) as week on true
left join tested_week using (stay_id, week)
group by own_stay.stay_id, own_stay.client_id;

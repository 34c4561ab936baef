-- Progress, continuity and life, each row at its stay and site. A follow-up belongs to the last stay before it.

insert into assessment (
  assessment_id, client_id, stay_id, site, assessed_on, instrument, score, recall_days, occasion
)
with
  followed_stay as (
    select distinct on (known_assessment.assessment_id)
      known_assessment.assessment_id,
      stay.stay_id,
      stay.site
    from known_assessment
    join stay
      on stay.client_id = known_assessment.client_id
      and not stay.is_external
      and stay.admitted_on < known_assessment.assessed_on
    where known_assessment.occasion = 'follow_up'
      and known_assessment.stay_id is null
    order by known_assessment.assessment_id, stay.admitted_on desc, stay.stay_id desc
  )
select
  known_assessment.assessment_id,
  known_assessment.client_id,
  coalesce(named_stay.stay_id, followed_stay.stay_id, stay_of_day.stay_id),
  coalesce(named_stay.site, followed_stay.site, stay_of_day.site, client.site),
  known_assessment.assessed_on,
  known_assessment.instrument,
  known_assessment.score,
  known_assessment.recall_days,
  known_assessment.occasion
from known_assessment
join client using (client_id)
left join stay as named_stay
  on named_stay.stay_id = known_assessment.stay_id
  and named_stay.client_id = known_assessment.client_id
left join followed_stay using (assessment_id)
left join stay_of_day
  on known_assessment.stay_id is null
  and known_assessment.occasion is distinct from 'follow_up'
  and stay_of_day.client_id = known_assessment.client_id
  and stay_of_day.of_site = ''
  and known_assessment.assessed_on between stay_of_day.from_on and stay_of_day.to_on;

insert into diagnosis (diagnosis_id, client_id, site, code_system, code, kind, onset_on, resolved_on)
select diagnosis_id, client_id, client.site, code_system, code, kind, onset_on, resolved_on
from known_diagnosis
join client using (client_id);

insert into referral (
  referral_id, client_id, stay_id, site, from_level, to_level, from_site, to_site, made_on, discharge_on,
  appointment_on, first_kept_on, status
)
select
  known_referral.referral_id,
  known_referral.client_id,
  coalesce(named_stay.stay_id, stay_of_day.stay_id),
  coalesce(named_stay.site, stay_of_day.site, client.site),
  known_referral.from_level,
  known_referral.to_level,
  known_referral.from_site,
  known_referral.to_site,
  known_referral.made_on,
  known_referral.discharge_on,
  known_referral.appointment_on,
  known_referral.first_kept_on,
  known_referral.status
from known_referral
join client using (client_id)
left join stay as named_stay
  on named_stay.stay_id = known_referral.stay_id
  and named_stay.client_id = known_referral.client_id
left join stay_of_day
  on known_referral.stay_id is null
  and stay_of_day.client_id = known_referral.client_id
  and stay_of_day.of_site = ''
  and known_referral.made_on between stay_of_day.from_on and stay_of_day.to_on;

insert into life_status (
  life_status_id, client_id, stay_id, site, asked_on, occasion, employment, enrolled_in_school, living,
  arrests_past_30_days, self_help_past_30_days, self_help, days_used_alcohol_past_30, days_used_drugs_past_30,
  use_frequency_primary, caregiver
)
with
  followed_stay as (
    select distinct on (known_life_status.life_status_id)
      known_life_status.life_status_id,
      stay.stay_id,
      stay.site
    from known_life_status
    join stay
      on stay.client_id = known_life_status.client_id
      and not stay.is_external
      and stay.admitted_on < known_life_status.asked_on
    where known_life_status.occasion = 'follow_up'
      and known_life_status.stay_id is null
    order by known_life_status.life_status_id, stay.admitted_on desc, stay.stay_id desc
  )
select
  known_life_status.life_status_id,
  known_life_status.client_id,
  coalesce(named_stay.stay_id, followed_stay.stay_id, stay_of_day.stay_id),
  coalesce(named_stay.site, followed_stay.site, stay_of_day.site, client.site),
  known_life_status.asked_on,
  known_life_status.occasion,
  known_life_status.employment,
  known_life_status.enrolled_in_school,
  known_life_status.living,
  known_life_status.arrests_past_30_days,
  known_life_status.self_help_past_30_days,
  known_life_status.self_help,
  known_life_status.days_used_alcohol_past_30,
  known_life_status.days_used_drugs_past_30,
  known_life_status.use_frequency_primary,
  known_life_status.caregiver
from known_life_status
join client using (client_id)
left join stay as named_stay
  on named_stay.stay_id = known_life_status.stay_id
  and named_stay.client_id = known_life_status.client_id
left join followed_stay using (life_status_id)
left join stay_of_day
  on known_life_status.stay_id is null
  and known_life_status.occasion <> 'follow_up'
  and stay_of_day.client_id = known_life_status.client_id
  and stay_of_day.of_site = ''
  and known_life_status.asked_on between stay_of_day.from_on and stay_of_day.to_on;

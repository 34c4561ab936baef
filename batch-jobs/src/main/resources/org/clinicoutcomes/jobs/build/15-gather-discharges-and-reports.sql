-- Discharges from residential, inpatient and detoxification care, our own and those we know of from a referral. Records of
-- one client and day are one discharge; a client who is back at one of these levels within 1 day is not discharged yet.

insert into high_level_discharge (client_id, discharged_on, part, stay_id, known_on, died_on, evidence)
with
  high_level (level_of_care) as (
    values ('3.1'), ('3.3'), ('3.5'), ('3.7'), ('4'), ('3.2-wm'), ('3.7-wm'), ('4-wm')
  ),
  high_level_stay as (
    select
      stay.stay_id,
      stay.client_id,
      stay.is_external,
      stay.admitted_on,
      stay.discharged_on,
      stay.left_known_on
    from stay
    join high_level using (level_of_care)
    where stay.client_id in (select client_id from known_client)
  ),
  discharge_record as (
    select
      client_id,
      discharged_on,
      case when is_external then 'referred-in' else 'own' end as part,
      case when is_external then 2 else 1 end as precedence,
      case when not is_external then stay_id end as stay_id,
      discharged_on as known_on,
      'stay:' || stay_id as evidence
    from high_level_stay
    where discharged_on is not null
    union all
    select
      referral.client_id,
      referral.discharge_on,
      'referred-in',
      3,
      null,
      greatest(referral.discharge_on, referral.made_on),
      'referral:' || referral.referral_id
    from referral
    join high_level on high_level.level_of_care = referral.from_level
    left join high_level_stay as own_stay on own_stay.stay_id = referral.stay_id and not own_stay.is_external
    where referral.discharge_on is not null
      and own_stay.stay_id is null
      and referral.client_id in (select client_id from known_client)
  ),
  discharge as (
    select distinct on (client_id, discharged_on) *
    from discharge_record
    order by client_id, discharged_on, precedence, known_on, evidence
  ),
  died_client as (
    select client_id, min(left_known_on) as died_on
    from stay
    where discharge_reason = 'died'
      and client_id in (select client_id from known_client)
    group by client_id
  )
select
  discharge.client_id,
  discharge.discharged_on,
  discharge.part,
  discharge.stay_id,
  discharge.known_on,
  died_client.died_on,
  discharge.evidence
from discharge
left join died_client using (client_id)
where not exists (
  select 1
  from high_level_stay
  where high_level_stay.client_id = discharge.client_id
    and high_level_stay.admitted_on <= discharge.discharged_on + 1
    and high_level_stay.left_known_on > discharge.discharged_on
);

insert into use_report (use_report_id, client_id, reported_on, reported_by, substance, is_use, from_on, to_on)
select
  use_report_id,
  known_use_report.client_id,
  reported_on,
  reported_by,
  substance,
  used and prescribed is not true,
  coalesce(used_from, used_to, reported_on),
  coalesce(used_to, used_from, reported_on)
from known_use_report
join client using (client_id);

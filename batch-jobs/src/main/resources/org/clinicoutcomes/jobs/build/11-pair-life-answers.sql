-- Which answers on a client's life count for a stay, so that a measure only states what it asks.
-- At admission the answer asked nearest to it, from 7 days before to 30 days after; at discharge the one asked on that
-- occasion, never an earlier one carried forward; at follow-up the first within the months that the settings name.

insert into life_answer (
  stay_id, client_id, moment, place, life_status_id, asked_on, employment, enrolled_in_school, living,
  arrests_past_30_days, self_help_past_30_days, self_help, days_used_alcohol_past_30, days_used_drugs_past_30,
  use_frequency_primary
)
with
  own_stay as (
    select stay_id, client_id, admitted_on
    from stay
    where not is_external
      and client_id in (select client_id from known_client)
  ),
  answer_of_stay as (
    select
      own_stay.stay_id,
      life_status.occasion as moment,
      life_status.life_status_id,
      abs(life_status.asked_on - own_stay.admitted_on) as distance_days
    from own_stay
    join life_status
      on life_status.client_id = own_stay.client_id
      and life_status.asked_on between own_stay.admitted_on - 7 and own_stay.admitted_on + 30
    where life_status.occasion = 'admission'
      and coalesce(life_status.stay_id, own_stay.stay_id) = own_stay.stay_id
    union all
    select
      own_stay.stay_id,
      life_status.occasion,
      life_status.life_status_id,
      own_stay.admitted_on - life_status.asked_on
    from own_stay
    join life_status on life_status.stay_id = own_stay.stay_id
    where life_status.occasion = 'discharge'
    union all
    select
      own_stay.stay_id,
      life_status.occasion,
      life_status.life_status_id,
      life_status.asked_on - own_stay.admitted_on
    from own_stay
    cross join setting
    join life_status on life_status.stay_id = own_stay.stay_id
    where life_status.occasion = 'follow_up'
      and life_status.asked_on between own_stay.admitted_on + setting.follow_up_from
        and own_stay.admitted_on + setting.follow_up_to
  )
select
  answer_of_stay.stay_id,
  life_status.client_id,
  answer_of_stay.moment,
  row_number() over (
    partition by answer_of_stay.stay_id, answer_of_stay.moment
    order by answer_of_stay.distance_days, life_status.asked_on desc, life_status.life_status_id
  ),
  life_status.life_status_id,
  life_status.asked_on,
  life_status.employment,
  life_status.enrolled_in_school,
  life_status.living,
  life_status.arrests_past_30_days,
  life_status.self_help_past_30_days,
  life_status.self_help,
  life_status.days_used_alcohol_past_30,
  life_status.days_used_drugs_past_30,
  life_status.use_frequency_primary
from answer_of_stay
join life_status using (life_status_id);

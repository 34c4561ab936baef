-- When each stay was left, when that was known, and which stays make one treatment episode.

insert into stay (
  stay_id, client_id, site, level_of_care, is_external, is_measured, is_in_outcome_measures, is_outpatient, first_contact_on, first_offered_on, admitted_on,
  discharged_on, discharge_reason, last_service_on, last_contact_on, left_on, left_known_on, has_lapsed,
  length_of_stay_days, episode_id, referral_source, primary_substance, secondary_substance, tertiary_substance,
  injects, pregnant_at_admission, medication_for_oud, prior_treatments, planned_days, admitted_from, follow_up_due_on
)
with
  served_stay as (
    select stay_id, max(starts_on) as last_service_on
    from attendance
    where is_treatment
      and is_attended
      and stay_id is not null
      and client_id in (select client_id from known_client)
    group by stay_id
  ),
  recorded_stay as (
    select
      known_stay.*,
      coalesce(known_stay.external, false) as is_external,
      known_stay.level_of_care in ('0.5', '1', '2.1', '2.5', '1-wm', '2-wm', 'ots') as is_outpatient,
      case when served_stay.last_service_on >= known_stay.admitted_on then served_stay.last_service_on end as last_service_on
    from known_stay
    join client using (client_id)
    left join served_stay using (stay_id)
  ),
  contacted_stay as (
    select
      recorded_stay.*,
      case
        -- an open stay's recorded contact may be older than the services since
        when discharged_on is null then greatest(admitted_on, last_contact_on, last_service_on)
        when coalesce(last_contact_on, last_service_on) is not null
          then greatest(admitted_on, coalesce(last_contact_on, last_service_on))
      end as contacted_on
    from recorded_stay
  ),
  left_stay as (
    select
      contacted_stay.*,
      least(contacted_on, discharged_on) as left_on,
      coalesce(discharged_on, contacted_on + setting.lapsed_after_days) as left_known_on
    from contacted_stay
    cross join setting
  ),
  spaced_stay as (
    select
      left_stay.*,
      coalesce(
        admitted_on - max(left_on) over (
          partition by client_id, is_external
          order by admitted_on, left_on, stay_id
          rows between unbounded preceding and 1 preceding
        ) > setting.episode_gap_days,
        true
      ) as begins_episode
    from left_stay
    cross join setting
  ),
  linked_stay as (
    select
      spaced_stay.*,
      count(*) filter (where begins_episode) over (
        partition by client_id, is_external
        order by admitted_on, left_on, stay_id
      ) as episode
    from spaced_stay
  )
select
  stay_id,
  client_id,
  site,
  level_of_care,
  is_external,
  not is_external and level_of_care = any (setting.levels),
  not is_external and level_of_care = any (setting.levels) and level_of_care <> all (setting.nom_excluded_levels),
  is_outpatient,
  first_contact_on,
  first_offered_on,
  admitted_on,
  discharged_on,
  discharge_reason,
  last_service_on,
  contacted_on,
  left_on,
  left_known_on,
  discharged_on is null,
  greatest(1, left_on - admitted_on + is_outpatient::int),
  case
    when not is_external then first_value(stay_id) over (
      partition by client_id, is_external, episode
      order by admitted_on, left_on, stay_id
    )
  end,
  referral_source,
  primary_substance,
  secondary_substance,
  tertiary_substance,
  injects,
  pregnant_at_admission,
  medication_for_oud,
  prior_treatments,
  planned_days,
  admitted_from,
  (admitted_on + setting.follow_up_to)::date
from linked_stay
cross join setting;

insert into episode (episode_id, client_id, site, started_on, ended_on, ended_known_on, count_stays)
select
  episode_id,
  client_id,
  max(site) filter (where stay_id = episode_id),
  min(admitted_on),
  max(left_on),
  max(left_known_on),
  count(*)
from stay
where episode_id is not null
  and client_id in (select client_id from known_client)
group by episode_id, client_id;

-- title: Discharges without the questions about the client's life
-- why: the outcomes at discharge can only be bounded for this client; those who died or went to jail are not asked
-- severity: warning
-- tolerance: 0.20
-- feed: stay
-- affects: life_answer
select
  stay.client_id,
  'stay' as feed,
  stay.stay_id as record_id
from stay
where stay.discharged_on is not null
  and coalesce(stay.discharge_reason, 'unknown') not in ('died', 'incarcerated')
  and stay.is_measured
  and not exists (
    select 1
    from life_status
    where life_status.client_id = stay.client_id
      and life_status.stay_id = stay.stay_id
      and life_status.occasion = 'discharge'
  )

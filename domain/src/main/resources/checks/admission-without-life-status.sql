-- title: Admissions without the questions about the client's life
-- why: work, housing, arrests, self-help and use at admission are asked within 30 days; without them no change can be shown
-- severity: warning
-- tolerance: 0.05
-- feed: stay
-- affects: life_answer
select
  stay.client_id,
  'stay' as feed,
  stay.stay_id as record_id
from stay
where stay.admitted_on + 30 < :known_on
  and stay.is_measured
  and not exists (
    select 1
    from life_status
    where life_status.client_id = stay.client_id
      and coalesce(life_status.stay_id, stay.stay_id) = stay.stay_id
      and life_status.occasion = 'admission'
      and life_status.asked_on between stay.admitted_on - 7 and stay.admitted_on + 30
  )

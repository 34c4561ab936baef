-- title: Answers at admission given after the discharge
-- why: the answer belongs to another stay or another occasion
-- severity: warning
-- tolerance: 0.02
-- feed: life_status
-- affects: life_answer
select
  life_status.client_id,
  'life_status' as feed,
  life_status.life_status_id as record_id
from life_status
join stay on stay.stay_id = life_status.stay_id
where life_status.occasion = 'admission'
  and life_status.asked_on > stay.discharged_on

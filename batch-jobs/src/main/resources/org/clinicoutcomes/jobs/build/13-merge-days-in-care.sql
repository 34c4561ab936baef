-- The days of each client in care at the program's levels: admitted by the day, and not yet discharged or lapsed on it.

insert into in_care (client_id, days)
select stay.client_id, range_agg(daterange(stay.admitted_on, stay.left_known_on))
from stay
where stay.is_measured
  and stay.left_known_on > stay.admitted_on
  and stay.client_id in (select client_id from known_client)
group by stay.client_id;

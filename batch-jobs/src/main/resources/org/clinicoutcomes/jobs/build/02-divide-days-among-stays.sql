-- To which own stay a row belongs that has a day but names no stay: the latest admitted of those
-- that are open on that day. Each client's days are cut where a stay begins or has ended, so that
-- every later join finds one stay without comparing candidates again.

insert into stay_of_day (client_id, of_site, from_on, to_on, stay_id, site, level_of_care)
with
  own_stay as (
    select
      client_id,
      stay_id,
      known_stay.site,
      level_of_care,
      admitted_on,
      coalesce(discharged_on, 'infinity') as ends_on
    from known_stay
    join client using (client_id)
    where external is not true
  ),
  candidate as (
    select own_stay.*, named_site.of_site
    from own_stay
    cross join lateral (values (own_stay.site), ('')) as named_site (of_site)
  ),
  turn as (
    select client_id, of_site, admitted_on as turned_on from candidate
    union
    select client_id, of_site, ends_on + 1 from candidate where ends_on < 'infinity'
  ),
  stretch as (
    select
      client_id,
      of_site,
      turned_on as from_on,
      coalesce(lead(turned_on) over (partition by client_id, of_site order by turned_on) - 1, 'infinity') as to_on
    from turn
  )
select distinct on (client_id, of_site, from_on)
  client_id,
  of_site,
  from_on,
  to_on,
  stay_id,
  site,
  level_of_care
from stretch
join candidate using (client_id, of_site)
where from_on between admitted_on and ends_on
order by client_id, of_site, from_on, admitted_on desc, stay_id desc;

-- One row per site and per client: of two rows for one key the newest version wins.

insert into site (site, name, time_zone, program, region)
select distinct on (site)
  site, name, time_zone, program, region
from known_site
order by site, known_from desc, changed_at desc nulls last, source;

insert into client (client_id, site, birth_year, sex, race, ethnicity, veteran)
select distinct on (client_id)
  client_id, site, birth_year, sex, race, ethnicity, veteran
from known_client
order by client_id, known_from desc, changed_at desc nulls last, source, record_id;

insert into second_client_row (client_id, record_id)
select client_id, source || ':' || record_id
from (
  select client_id, source, record_id, row_number() over (
    partition by client_id order by known_from desc, changed_at desc nulls last, source, record_id) as place
  from known_client
) ranked
where place > 1;

insert into coverage (coverage_id, client_id, funder, covered_from, covered_to)
select coverage_id, client_id, funder, covered_from, covered_to
from known_coverage
join client using (client_id);

-- What is wrong with the database or its four logins, the gravest first; no row if all is well.
with login as (
  select
    pg_roles.*,
    expected.name as expected_name
  from unnest(?::text[]) as expected (name)
  left join pg_roles on pg_roles.rolname = expected.name
),
fault as (
  select 1 as rank, 'be PostgreSQL 16 or newer' as must, 'version ' || current_setting('server_version') as got
  where current_setting('server_version_num')::int < 160000
  union all
  select 2, 'be encoded in UTF8', current_setting('server_encoding')
  where current_setting('server_encoding') <> 'UTF8'
  union all
  select 3, 'let its owner create schemas', 'no such right of ' || current_user
  where not has_database_privilege(current_database(), 'create')
  union all
  select 4, 'have the four roles of clinic.database', 'no role ' || expected_name
  from login
  where rolname is null
  union all
  select 5, 'give its four roles no right over others', rolname || ', a superuser or the like'
  from login
  where rolsuper or rolcreaterole or rolreplication or rolbypassrls
  union all
  select 6, 'keep its four roles out of other roles', login.rolname || ', a member of ' || joined.rolname
  from login
  join pg_auth_members on pg_auth_members.member = login.oid
  join pg_roles as joined on joined.oid = pg_auth_members.roleid
  union all
  select 7, 'let nobody but its owner create schemas', 'that right of ' || rolname
  from login
  where rolname <> current_user
    and has_database_privilege(rolname, current_database(), 'create')
)
select must, got
from fault
order by rank, got

-- A client whose records changed is decided again only by measures that read something that moved: one more session
-- attended moves no test result. Not logged, like all that is derived: it is lost together with what it speaks of.

-- what was built before it was noted what moved must be measured whole, once
delete from outcome.measured;

-- where the rows of care moved for the clients that changed; kept until every measure has followed
create unlogged table changed.moved_column (
  client_id text not null,
  care_table text not null,
  care_column text not null,      -- * = a row came or went, which everyone sees who reads the table
  primary key (care_table, care_column, client_id)
);

-- what the measures read; not logged, as it is asked anew in every night that has something to decide
create unlogged table changed.read_column (
  measure text not null,
  care_table text not null,       -- * = it cannot be told: everything
  care_column text not null,
  primary key (measure, care_table, care_column)
);

-- on whom a measure has to decide again; a client can stand there more than once
create view changed.to_decide as
select r.measure, m.client_id
from changed.read_column r
join changed.moved_column m on m.care_table = r.care_table and m.care_column = r.care_column
union all
select r.measure, c.client_id
from changed.read_column r
cross join changed.client_change c
where r.care_table = '*';

-- a measure sees in the schema changed only the clients it has to decide on; its name is in the setting
do $$
declare
  care_table text;
begin
  for care_table in
    select table_name from information_schema.columns where table_schema = 'care' and column_name = 'client_id'
  loop
    execute format(
      'create or replace view changed.%1$I as select * from care.%1$I where client_id in ('
        'select client_id from changed.to_decide where measure = current_setting(''clinic.measure''))',
      care_table);
  end loop;
end
$$;

grant select, insert, delete, truncate on changed.moved_column, changed.read_column to ${loader};
grant select on changed.to_decide to ${loader}, ${analyst};

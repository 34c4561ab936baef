-- A client whose records changed is decided again only by measures that read something that moved: one more session
-- attended moves no test result. Not logged, like all that is derived: it is lost together with what it speaks of.

-- where the rows of care moved for the clients that changed; kept until every measure has followed
create unlogged table changed.moved_column (
  client_id text not null,
  care_table text not null,
  care_column text not null,      -- * = a row came or went, which everyone sees who reads the table
  primary key (care_table, care_column, client_id)
);

-- on whom a measure has to decide again
create unlogged table changed.to_decide (
  measure text not null,
  client_id text not null,
  primary key (measure, client_id)
);

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

grant select, insert, delete, truncate on changed.moved_column, changed.to_decide to ${loader};
grant select on changed.to_decide to ${analyst};

-- Half of the clients, to see whether a measure decides on a client by other clients' records.

create schema half authorization ${owner};

do $$
declare
  care_table text;
begin
  for care_table in
    select table_name from information_schema.columns where table_schema = 'care' and column_name = 'client_id'
  loop
    execute format(
      'create view half.%1$I as select * from care.%1$I where (hashtextextended(client_id, 0) & 1) = current_setting(''clinic.half'')::int',
      care_table);
  end loop;
end
$$;

grant usage on schema half to ${analyst};
grant select on all tables in schema half to ${analyst};

alter table outcome.result add column catalogue_version text not null default '';

-- First sessions after 60 days without care, and what followed within the first weeks.

create unlogged table care.service_index (
  client_id text not null,
  stay_id text,
  site text not null,
  index_on date not null,         -- day of a first session
  index_id text not null,         -- its attendance_id
  initiated_on date,              -- day of the next session, day 1 to 14; null = none
  initiated_id text,
  primary key (client_id, index_on)
);

create unlogged table past.service_index (like care.service_index including all);
create view changed.service_index as
select * from care.service_index where client_id in (select client_id from changed.client_change);

grant select, insert, update, delete, truncate on care.service_index, past.service_index to ${loader};
grant select on care.service_index, past.service_index, changed.service_index to ${analyst}, ${loader};

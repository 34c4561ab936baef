-- The days on which a client was in care at the program's levels, all stays together.

create unlogged table care.in_care (
  client_id text primary key,
  days datemultirange not null    -- from admission to the day before the discharge, or before the stay is known to have lapsed
);

create unlogged table past.in_care (like care.in_care including all);
create view changed.in_care as
select * from care.in_care where client_id in (select client_id from changed.client_change);

grant select, insert, update, delete, truncate on care.in_care, past.in_care to ${loader};
grant select on care.in_care, past.in_care, changed.in_care to ${analyst}, ${loader};

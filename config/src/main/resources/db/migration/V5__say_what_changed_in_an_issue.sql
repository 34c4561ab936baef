-- What the shelf says of an issue, and what it was printed with besides its results, so that it can be made again.

alter table issue.ledger
  -- results that differ from the issue before; null = the first of its month, one whose last was off the shelf, or
  -- one from before this version
  add column count_by_records bigint,
  add column count_by_definition bigint,
  add column count_by_both bigint,         -- those that cannot be told apart included
  add column count_changed_definitions bigint;

-- the folder a measure's file stood in; null = no measure, or from before this version
alter table issue.definition_part
  add column subject text;

-- the program's name, targets and published figures as they were printed; texts stand in issue.definition_text
create table issue.printed_part (
  issue_id bigint not null references issue.ledger,
  name text not null,
  sha256 text not null references issue.definition_text,
  primary key (issue_id, name)
);

grant select, insert on issue.printed_part to ${publisher};

.mode csv
.import LOG log
.mode list
.separator " "
create temp table steps as
  select activity, lead(activity) over w as following, lead(strftime('%s', timestamp)) over w - strftime('%s', timestamp) as s
  from log window w as (partition by case_id order by timestamp, rowid);
create temp table follows as
  with ranked as (select *, row_number() over (partition by activity, following order by s) as i, count(*) over (partition by activity, following) as n
    from steps where following is not null)
  select activity, following, n, avg(case when i in ((n + 1) / 2, (n + 2) / 2) then s end) as middle, avg(s) as mean from ranked group by activity, following;
create temp table ways as
  select way, count(*) as n from (select group_concat(activity, '>') as way from
    (select case_id, activity from log order by case_id, timestamp, rowid) group by case_id) group by way;
select (select count(*) from log) || ' steps ' || sum(n) || ' edges ' || count(*) || ' medians ' || printf('%.1f', sum(middle)) ||
  ' variants ' || (select count(*) from ways) || ' most ' || (select max(n) from ways) from follows;

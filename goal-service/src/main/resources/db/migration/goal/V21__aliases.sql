-- By the user with whom an anonymous id was seen: the code that their device has.
create index alias_user on alias (user_id, seen_at desc) where user_id is not null;
create index alias_code on alias (visitor_code) where visitor_code is not null;
